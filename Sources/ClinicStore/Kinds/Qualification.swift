import ClinicModel

extension Qualification: StoredRecord {
    public static let kind = RecordKind<Qualification>(
        act: .staff, ending: .kept,
        undo: .stays { qualification in
            "a qualification stays on record. Add the right one with plumb staff qualify \(qualification.staffMemberID) "
                + "--title TEXT"
        },
        owner: .practice,
        listing: Listing(
            leading: [.field("staff_member_id"), .staffMember],
            joins: "JOIN staff_members s ON s.id = t.staff_member_id"),
        filter: .practice,
        words: TableWords("Qualifications", "One row for each qualification of a staff member."))
}

extension Selection<Qualification> {
    public static func of(_ staffMember: RecordID<StaffMember>) -> Selection {
        Selection("t.staff_member_id = ?", [staffMember.fieldValue])
    }
}
