import ClinicModel
import ClinicStore
import Foundation
import GRDB
import Testing

@Suite struct SharingTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("plumb.sqlite")
    }

    private func add(_ name: String, to store: ClinicStore) throws {
        _ = try store.write(as: .of(1)) { try $0.add(Patient(familyName: name)) }
    }

    /// A connection that may leave a transaction open.
    private func otherDesk() throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    @Test func `a database that is opened again has its records`() throws {
        let visit = try TestClinic(at: path).signed()
        try ClinicStore(openingAt: path).read { reader in
            try #expect(reader.practice()?.name == "Plumb Lane")
            try #expect(reader.visitSheet(visit.id).visit == visit)
            try #expect(reader.visitSheet(visit.id).findings.count == 1)
            try #expect(
                reader.verifyAuditLog() == .intact(count: Int64(TestClinic.entries + 4), head: lastHash(reader)))
        }
    }

    private func lastHash(_ reader: ClinicReader) throws -> String {
        try reader.records(AuditEntry.self).last?.record.hash ?? ""
    }

    @Test func `a store that another desk keeps waiting for too long says so, and has changed nothing`() throws {
        _ = try TestClinic(at: path)
        let store = try ClinicStore(openingAt: path, patience: 0.05)
        let desk = try otherDesk()
        try desk.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }

        let error = #expect(throws: StoreError.busy(path, seconds: 0.05)) { try add("Late", to: store) }
        #expect(error?.kind == .busy)
        #expect(error?.description.contains("for 0.05 s") == true)
        #expect(try store.read { try $0.records(Patient.self).count } == 1)

        try desk.inDatabase { try $0.execute(sql: "ROLLBACK") }
        try add("Later", to: store)
        #expect(try store.read { try $0.records(Patient.self).count } == 2)
    }

    @Test func `a store can be opened and read while another desk writes`() throws {
        _ = try TestClinic(at: path)
        let desk = try otherDesk()
        try desk.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE; UPDATE patients SET family_name = 'Unseen'") }
        let store = try ClinicStore(openingAt: path, patience: 0)
        #expect(try store.read { try $0.records(Patient.self).map(\.familyName) } == ["Okafor"])
        try desk.inDatabase { try $0.execute(sql: "ROLLBACK") }
    }

    @Test func `a store waits for another desk to finish`() throws {
        _ = try TestClinic(at: path)
        let store = try ClinicStore(openingAt: path)
        let desk = try otherDesk()
        try desk.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
        DispatchQueue.global().asyncAfter(deadline: .now() + 0.2) {
            try? desk.inDatabase { try $0.execute(sql: "COMMIT") }
        }
        try add("Patient", to: store)
        #expect(try store.read { try $0.records(Patient.self).count } == 2)
    }

    @Test func `two desks that write at once lose nothing`() throws {
        _ = try TestClinic(at: path)
        let stores = try (0..<2).map { _ in try ClinicStore(openingAt: path, patience: 60) }
        let failures = Locked(0)
        DispatchQueue.concurrentPerform(iterations: 4) { thread in
            for number in 0..<10 {
                do {
                    try add("Thread \(thread) patient \(number)", to: stores[thread % 2])
                } catch {
                    failures.change { $0 += 1 }
                }
            }
        }
        #expect(failures.value == 0)
        try stores[0].read { reader in
            let expected = (0..<4).flatMap { thread in (0..<10).map { "Thread \(thread) patient \($0)" } }
            let found = try reader.records(Patient.self)
            #expect(Set(found.compactMap(\.familyName)) == Set(expected + ["Okafor"]))
            #expect(found.map(\.id.number) == Array(1...41))
            try #expect(
                reader.verifyAuditLog() == .intact(count: Int64(TestClinic.entries + 40), head: lastHash(reader)))
        }
    }
}
