/// Who is at the keyboard, how that was proved, and when: what the audit log writes beside every change.
public struct Author: Sendable {
    /// Nil while a practice is being set up, before it has staff.
    public let staffMemberID: RecordID<StaffMember>?
    /// The operating system account.
    public let account: String
    public let proof: Proof
    public let now: Instant
    /// The day at the practice, after which nothing can have happened yet.
    public let today: CalendarDay

    public init(
        staffMemberID: RecordID<StaffMember>?, account: String, proof: Proof, now: Instant, today: CalendarDay
    ) {
        self.staffMemberID = staffMemberID
        self.account = account
        self.proof = proof
        self.now = now
        self.today = today
    }

    public enum Proof: String, ValueSet {
        /// The operating system account is the one bound to the staff member.
        case account
        /// The staff member's passphrase was given.
        case passphrase
        /// The staff member was chosen at a shared desk.
        case unproved
    }
}
