import ClinicModel

@testable import ClinicStore

/// A practice with one office, four of staff and one patient; the clock stands at Friday, 20 November 2026, 10:00 UTC.
struct TestClinic {
    let store: ClinicStore
    let office: RecordID<Office> = 1
    let owner: RecordID<StaffMember> = 1
    let clinician: RecordID<StaffMember> = 2
    let colleague: RecordID<StaffMember> = 3
    let frontDesk: RecordID<StaffMember> = 4
    let patient: RecordID<Patient> = 1

    /// How many entries the audit log has of setting it up.
    static let entries = 7

    /// In memory, or in a new file, which is a copy of one that is made once.
    init(at path: String? = nil) throws {
        if let path {
            try Self.file.get().copy(to: path)
            store = try ClinicStore(openingAt: path)
        } else {
            store = try ClinicStore()
            try Self.fill(store)
        }
    }

    private static let file = Result {
        try PreparedDatabase { path in
            let store = try ClinicStore(creatingAt: path)
            try fill(store)
            store.close()
        }
    }

    private static func fill(_ store: ClinicStore) throws {
        try store.write(as: .of(nil)) { writer in
            try writer.add(Practice(name: "Plumb Lane"))
            try writer.add(Office(name: "Main", timeZone: "Europe/London"))
            try writer.add(StaffMember(name: "Olive Owens", role: .owner))
            try writer.add(StaffMember(name: "Cleo Clarke", role: .clinician))
            try writer.add(StaffMember(name: "Colin Cole", role: .clinician))
            try writer.add(StaffMember(name: "Fred Dexter", role: .frontDesk))
            try writer.add(Patient(familyName: "Okafor", givenNames: "Ada"))
        }
    }

    /// Writes as the owner, who may everything, or as who is named.
    @discardableResult
    func write<Result>(
        by member: RecordID<StaffMember>? = nil, _ body: (ClinicWriter) throws -> Result
    ) throws -> Result {
        try store.write(as: .of(member ?? owner), body)
    }

    /// Another patient.
    func addPatient(_ familyName: String, _ givenNames: String? = nil) throws -> Stored<Patient> {
        try write { try $0.add(Patient(familyName: familyName, givenNames: givenNames)) }
    }

    var auditLog: [Stored<AuditEntry>] {
        get throws { try store.read { try $0.records(AuditEntry.self) } }
    }

    /// The hash of the audit log's last entry.
    var head: String {
        get throws { try auditLog.last?.record.hash ?? "" }
    }

    /// The entries of the audit log that `body` adds.
    func entries<Result>(of body: () throws -> Result) throws -> [AuditEntry] {
        let before = try auditLog.count
        _ = try body()
        return try auditLog.dropFirst(before).map(\.record)
    }
}

extension Author {
    static func of(
        _ member: RecordID<StaffMember>?, account: String = "desk", proof: Proof = .unproved
    ) -> Author {
        .of(member, at: "2026-11-20T10:00:00.000Z", account: account, proof: proof)
    }
}
