import ClinicModel

extension Author {
    /// A staff member at the desk, and the day of that moment in London.
    public static func of(
        _ member: RecordID<StaffMember>?, at now: Instant, account: String = "desk", proof: Proof = .unproved
    ) -> Author {
        Author(
            staffMemberID: member, account: account, proof: proof, now: now,
            today: CalendarDay(stringLiteral: String(now.description.prefix(10))))
    }
}
