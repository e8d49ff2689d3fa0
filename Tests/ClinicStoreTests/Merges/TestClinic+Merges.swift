import ClinicModel
import ClinicStore

extension TestClinic {
    /// Writes as a member of staff an hour after everything else was signed, or a day.
    @discardableResult
    func later<Result>(
        by member: RecordID<StaffMember>? = nil, at now: Instant = "2026-11-20T11:00:00.000Z",
        _ body: (ClinicWriter) throws -> Result
    ) throws -> Result {
        let author = Author(
            staffMemberID: member ?? owner, account: "desk", proof: .unproved, now: now, today: "2026-11-20")
        return try store.write(as: author, body)
    }

    /// The owner merges a patient into another, an hour after everything else was signed.
    @discardableResult
    func merge(
        _ id: RecordID<Patient>, into target: RecordID<Patient>, by member: RecordID<StaffMember>? = nil,
        reason: String = "registered twice"
    ) throws -> Stored<Patient> {
        try later(by: member) { try $0.merge($0.record(id), into: $0.record(target), reason: reason) }
    }

    @discardableResult
    func unmerge(_ id: RecordID<Patient>, by member: RecordID<StaffMember>? = nil) throws -> Stored<Patient> {
        try later(by: member) { try $0.unmerge(id) }
    }

    func patient(_ id: RecordID<Patient>) throws -> Stored<Patient> { try store.read { try $0.record(id) } }
    func chart(_ id: RecordID<Patient>) throws -> Chart { try store.read { try $0.chart(of: id) } }
}
