import ClinicExchange
import ClinicModel
import ClinicStore
import Foundation
import Testing

@Suite struct CheckupTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("plumb.sqlite")
    }

    private func checkup(at now: Instant = "2026-11-21T10:00:00.000Z", within days: Int = 7) throws -> Checkup {
        let checkup = try Checkup(of: path, patience: 1, backupWithin: days, now: now, today: "2026-11-21")
        #expect(checkup.checks.map(\.name) == Check.Name.allCases)
        return checkup
    }

    private func makeDemo() throws -> ClinicStore {
        try DemoPractice.file.get().copy(to: path)
        return try ClinicStore(openingAt: path)
    }

    @Test func `the demo practice holds, once there is a backup of it`() throws {
        let store = try makeDemo()
        #expect(try checkup().checks.filter { $0.state == .failed }.map(\.name) == [.backup])
        #expect(try !checkup().holds)
        _ = try store.backUp(to: folder.path("copy.sqlite"), as: .of(1))
        #expect(try checkup().holds)
    }

    @Test(
        arguments: [
            ("2026-11-28T10:00:00.000Z", 7, Check.State.ok), ("2026-11-28T10:00:00.001Z", 7, .failed),
            ("2026-11-28T10:00:00.001Z", 8, .ok), ("2026-11-21T09:59:59.999Z", 7, .failed),
        ] as [(Instant, Int, Check.State)])
    func `a backup counts for so many days`(now: Instant, days: Int, state: Check.State) throws {
        let store = try makeDemo()
        _ = try store.backUp(to: folder.path("copy.sqlite"), as: .of(1))
        #expect(try checkup(at: now, within: days).checks.first { $0.name == .backup }?.state == state)
    }

    @Test(
        arguments: [
            ("2026-11-21T10:00:00.000Z", Check.State.ok), ("2026-11-20T10:00:00.000Z", .ok),
            ("2026-11-20T09:59:59.999Z", .failed), ("1970-01-01T00:00:00.000Z", .failed),
        ] as [(Instant, Check.State)])
    func `a clock that was set back by more than a day is told, and makes no record wrong`(
        now: Instant, state: Check.State
    ) throws {
        let store = try makeDemo()
        try store.write(as: .of(1)) { _ = try $0.add(Patient(familyName: "Today")) }
        let today = try #require(TimeZoneName.latestDay(at: now))
        let checks = try Checkup(of: path, patience: 1, backupWithin: 7, now: now, today: today).checks
        #expect(checks.first { $0.name == .clock }?.state == state)
        #expect(checks.first { $0.name == .rules }?.state == .ok)
    }

    @Test func `a clock that was ahead once is over with the entries of a day's work`() throws {
        let store = try makeDemo()
        try store.write(as: .of(1, at: "2099-01-01T00:00:00.000Z")) { _ = try $0.add(Patient(familyName: "Ahead")) }
        #expect(try checkup().checks.first { $0.name == .clock }?.state == .failed)
        try store.write(as: .of(1)) { for number in 1...200 { try $0.add(Patient(familyName: "Later \(number)")) } }
        #expect(try checkup().checks.first { $0.name == .clock }?.state == .ok)
    }

    @Test(arguments: 13...ClinicStore.schemaNumber)
    func `a practice of each version holds, once it was brought up to date`(version: Int) throws {
        let file = Repository.fixtures.appending(path: "databases/v\(version).sqlite")
        try FileManager.default.copyItem(at: file, to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        _ = try ClinicStore(openingAt: path)
        #expect(try checkup().checks.filter { $0.state == .failed }.map(\.name) == [.backup])
    }

    @Test func `where there is no file, nothing else is checked, and nothing is made`() throws {
        let checks = try checkup().checks
        #expect(checks.first?.state == .failed)
        #expect(checks.dropFirst().allSatisfy { $0.state == .notChecked })
        #expect(try folder.names.isEmpty)
    }

    @Test(arguments: ["", "a shopping list\n"])
    func `a file of another format fails, and is left as it is`(text: String) throws {
        try folder.write(text, to: "plumb.sqlite")
        #expect(try checkup().checks.first?.state == .failed)
        #expect(try folder.text("plumb.sqlite") == text)
        #expect(try folder.names == ["plumb.sqlite"])
    }
}
