import ClinicExchange
import ClinicModel
import ClinicStore
import Testing

/// A practice that was set up and in which nothing was recorded gives way to the one that comes.
@Suite struct ImportSetUpTests {
    private var practice = SmallPractice()

    @Test func `what was set up takes the form in which it comes, and the audit log says so`() throws {
        let store = try newPractice()
        try practice.read(into: store)
        try store.read { reader in
            try #expect(reader.practice()?.name == "Plumb Lane")
            try #expect(reader.records(Office.self).map(\.name) == ["Main"])
            try #expect(reader.records(StaffMember.self).map(\.name) == ["Olive Owens", "Fred Dexter"])
            let entry = try #require(reader.records(AuditEntry.self, .entries()).map(\.record)[3...].first)
            #expect((entry.action, entry.before, entry.reason) == (.edit, #"{"name":"New"}"#, "test"))
            #expect(try reader.verifyAuditLog().problem == nil)
        }
    }

    @Test mutating func `what was set up and does not come is not left beside it`() throws {
        practice.replace("O-1,Main", with: "O-2,Main", in: "offices.csv")
        practice.files = practice.files.filter {
            ["practice.csv", "offices.csv", "staff_members.csv"].contains($0.key)
        }
        #expect(
            try refusal() == """
                Nothing was imported.
                offices.csv: it has no office O-1, and the one that plumb init made would stay.
                """)
    }

    @Test mutating func `an export without a part of what was set up is refused`() throws {
        practice.files = practice.files.filter { ["practice.csv", "offices.csv"].contains($0.key) }
        #expect(
            try refusal() == """
                Nothing was imported.
                staff_members.csv: the export does not have it, and what plumb init made would stay in its place.
                """)
    }

    @Test mutating func `an id that the file has twice is refused, though the first replaced what was set up`() throws {
        practice.add("S-1,Another,owner,true", to: "staff_members.csv")
        #expect(
            try refusal().hasSuffix(
                "line 4, column id: Another staff member has this id already; it must be one staff member's alone."))
    }

    private func newPractice() throws -> ClinicStore {
        let store = try ClinicStore()
        try store.write(as: .of(nil)) { clinic in
            try clinic.add(Practice(name: "New"))
            try clinic.add(Office(name: "First", timeZone: "UTC"))
            try clinic.add(StaffMember(name: "Ann", role: .owner))
        }
        return store
    }

    private func refusal() throws -> String {
        let store = try newPractice()
        let error = #expect(throws: ImportError.self) { try practice.read(into: store) }
        #expect(try store.read { try $0.practice()?.name } == "New")
        return try #require(error).description
    }
}
