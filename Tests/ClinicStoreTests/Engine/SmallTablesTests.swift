import ClinicModel
import ClinicStore
import Testing

/// The staff and the like are read once, and never shown as they are no more.
@Suite struct SmallTablesTests {
    private let folder: TemporaryFolder
    private let path: String
    private let clinic: TestClinic

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("plumb.sqlite")
        clinic = try TestClinic(at: path)
    }

    private func names(_ store: ClinicStore) throws -> [String] {
        try store.read { try $0.records(StaffMember.self).map(\.name) }
    }

    @Test func `what another desk changes is seen in the next transaction`() throws {
        let before = try names(clinic.store)
        let other = try ClinicStore(openingAt: path)
        _ = try other.write(as: .of(1)) { try $0.add(StaffMember(name: "Nina New", role: .frontDesk)) }
        #expect(try names(clinic.store) == before + ["Nina New"])
        // Somebody who was deactivated elsewhere may nothing here from then on.
        _ = try names(other)
        try clinic.write { _ = try $0.deactivate(clinic.frontDesk) }
        #expect(throws: (any Error).self) {
            try other.write(as: .of(clinic.frontDesk)) { try $0.add(Patient(familyName: "Late")) }
        }
    }

    @Test func `what a change does itself is seen in it, and gone if it throws`() throws {
        struct Stop: Error {}
        let before = try names(clinic.store)
        #expect(throws: Stop.self) {
            try clinic.write { writer in
                _ = try writer.records(StaffMember.self)
                try writer.add(StaffMember(name: "Nina New", role: .frontDesk))
                #expect(try writer.records(StaffMember.self).map(\.name) == before + ["Nina New"])
                #expect(try writer.record(RecordID<StaffMember>(5)).name == "Nina New")
                throw Stop()
            }
        }
        #expect(try names(clinic.store) == before)
        try clinic.write { _ = try $0.add(StaffMember(name: "Nina New", role: .frontDesk)) }
        #expect(try names(clinic.store) == before + ["Nina New"])
    }

    @Test func `one record of a small table is found by its id, and none by another`() throws {
        #expect(try clinic.store.read { try $0.record(clinic.clinician).name } == "Cleo Clarke")
        #expect(throws: NotFoundError.self) { try clinic.store.read { try $0.record(RecordID<StaffMember>(99)) } }
    }
}
