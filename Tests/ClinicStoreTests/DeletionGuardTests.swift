import ClinicModel
import ClinicStore
import GRDB
import Testing

/// Nothing is destroyed, by this program or another.
@Suite struct DeletionGuardTests {
    private let folder: TemporaryFolder
    private let clinic: FullClinic

    init() throws {
        folder = try TemporaryFolder()
        clinic = try FullClinic(at: folder.path("plumb.sqlite"))
    }

    @Test func `no record is deleted`() throws {
        for type in RecordType.all { clinic.expectRefusal(of: "DELETE FROM \(type.table)") }
        #expect(try clinic.clinic.store.read { try $0.chart(of: 1).visits.count } == 3)
    }

    /// SQLite runs no trigger against deletion for what `OR REPLACE` puts out of the way.
    @Test func `no record is replaced by another`() throws {
        for type in RecordType.all {
            clinic.expectRefusal(
                of: "INSERT OR REPLACE INTO \(type.table) SELECT * FROM \(type.table) ORDER BY id LIMIT 1")
        }
    }

    @Test func `no record is replaced by one that takes what is its alone`() throws {
        try clinic.clinic.write { writer in
            var patient = Patient(familyName: "First")
            patient.legacyNumber = "00231"
            try writer.add(patient)
            try writer.add(Office(name: "Second", timeZone: "UTC"))
        }
        for statement in [
            "UPDATE OR REPLACE patients SET legacy_number = '00231' WHERE id = 1",
            "UPDATE OR REPLACE offices SET name = 'Second' WHERE id = 1",
            "INSERT OR REPLACE INTO techniques VALUES (50, 'nucca', 'Nucca', 1)",
        ] {
            #expect(throws: DatabaseError.self, "\(statement)") { try clinic.rawly(statement) }
        }
        #expect(try clinic.clinic.store.read { try $0.records(Patient.self).count } == 2)
        #expect(try clinic.clinic.store.read { try $0.records(Technique.self).map(\.id.number).contains(1) })
    }
}
