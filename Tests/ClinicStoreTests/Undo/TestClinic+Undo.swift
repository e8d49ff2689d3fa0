import ClinicModel
import ClinicStore
import Testing

extension TestClinic {
    /// What a member changed last, as they see it.
    func lastChange(of member: RecordID<StaffMember>? = nil, redoing: Bool = false) throws -> LastChange {
        try store.read(as: .of(member ?? owner)) { try $0.lastChange(redoing: redoing) }
    }

    /// Undoes it, or does it again, and returns the entries of the audit log that this adds.
    @discardableResult
    func undo(by member: RecordID<StaffMember>? = nil, redoing: Bool = false) throws -> [AuditEntry] {
        let change = try lastChange(of: member, redoing: redoing)
        return try entries { try write(by: member) { try $0.undo(change, redoing: redoing) } }
    }

    /// Expects that the last command of a member is not undone, and that nothing changes.
    func expectNoUndo(
        by member: RecordID<StaffMember>? = nil, redoing: Bool = false, _ expected: UndoError,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let before = try head
        #expect(throws: expected, sourceLocation: sourceLocation) { try undo(by: member, redoing: redoing) }
        #expect(try head == before, sourceLocation: sourceLocation)
    }
}
