import ClinicExchange
import ClinicModel
import ClinicStore
import Foundation
import Testing

@Suite struct ImportTests {
    @Test func `the records come in with their ids`() throws {
        let store = try ClinicStore()
        try SmallPractice().read(into: store)
        try store.read { reader in
            try #expect(reader.practice()?.name == "Plumb Lane")
            try #expect(reader.records(Patient.self).map(\.id) == [1, 7])
            try #expect(reader.records(Patient.self).map(\.legacyNumber) == ["0001", "0007"])
            let visit = try reader.visitSheet(1)
            #expect((visit.visit.state, visit.visit.signedBy) == (.signed, 1))
            #expect(visit.adjustments.map(\.technique) == ["nucca"])
            try #expect(reader.visitSheet(2).visit.state == .draft)
            try #expect(reader.records(Patient.self, .matching(["okaf"])).map(\.id) == [1])
        }
    }

    @Test func `what was read is told, row by row of each table`() throws {
        let folder = try SmallPractice().folder()
        let source = try Import(from: folder.url, reason: "test")
        let counts = try ClinicStore().write(as: .of(nil)) { try source.read(into: $0) }
        #expect(
            counts.map(\.table.name) == [
                "practice", "offices", "staff_members", "patients", "complaints", "visits", "findings", "adjustments",
            ])
        #expect(counts.map(\.rows) == [1, 1, 2, 2, 1, 2, 2, 1])
    }

    @Test func `columns may come in any order, and looked up ones are passed over`() throws {
        var practice = SmallPractice()
        practice.files["offices.csv"] = "active,time_zone,name,office_id\ntrue,UTC,Main,1\n"
        practice.files["complaints.csv"] = """
            patient_name,complaint_id,patient_id,recorded_on,words,region,status
            Somebody Else,c-1,p-1,2026-11-01,My neck,neck,open
            """
        let store = try ClinicStore()
        try practice.read(into: store)
        #expect(try store.read { try $0.records(Complaint.self).map(\.patientID) } == [1])
    }

    @Test func `a store that has records is left as it is`() throws {
        let store = try ClinicStore()
        _ = try store.write(as: .of(nil)) { clinic in
            try clinic.add(Practice(name: "Mine"))
            try clinic.add(StaffMember(name: "Me", role: .owner))
        }
        _ = try store.write(as: .of(1)) { try $0.add(Office(name: "Mine too", timeZone: "UTC")) }
        let error = #expect(throws: ImportError.self) { try SmallPractice().read(into: store, by: 1) }
        #expect(
            error?.description == """
                The database has records already; an export is read into a new one: name a file that does not exist \
                yet with --database.
                """)
        #expect(error?.kind == .rule)
        #expect(try store.read { try $0.records(Patient.self) }.isEmpty)
        #expect(try store.read { try $0.practice()?.name } == "Mine")
    }

    @Test func `a store that has records but no practice yet is left as it is too`() throws {
        let store = try ClinicStore()
        _ = try store.write(as: .of(nil)) { try $0.add(Patient(familyName: "Mine"), id: 50) }
        #expect {
            try SmallPractice().read(into: store)
        } throws: {
            if case ImportError.notEmpty = $0 { true } else { false }
        }
        #expect(try store.read { try $0.records(Patient.self).map(\.familyName) } == ["Mine"])
    }

    @Test func `a folder without a data package is no export`() throws {
        let folder = try TemporaryFolder()
        try folder.write("practice_id,name\n1,X\n", to: "practice.csv")
        for url in [folder.url, folder.url.appending(path: "nowhere")] {
            let error = #expect(throws: ImportError.self) { try Import(from: url, reason: "test") }
            #expect(error?.kind == .notFound)
            #expect(error?.description.hasPrefix("\(url.path) is not an export; ") == true)
        }
    }

    @Test func `an error of the disk is not a problem of the records`() throws {
        let folder = try SmallPractice().folder()
        try FileManager.default.removeItem(at: folder.url.appending(path: "patients.csv"))
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: "patients.csv"), withIntermediateDirectories: true)
        let source = try Import(from: folder.url, reason: "test")
        let store = try ClinicStore()
        #expect {
            try store.write(as: .of(nil)) { try source.read(into: $0) }
        } throws: {
            $0 is any ClinicError
        }
        #expect(try store.read { try $0.practice() } == nil)
    }
}
