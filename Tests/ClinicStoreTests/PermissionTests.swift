import ClinicModel
import ClinicStore
import Foundation
import Testing

/// Each in a process of its own: the umask is one for the whole process.
@Suite struct PermissionTests {
    @Test func `the database is for its account alone, whatever is let through`() async {
        await #expect(processExitsWith: .success) { try expectPrivate(underMask: 0) }
    }

    @Test func `the database is for its account alone, whatever is masked`() async {
        await #expect(processExitsWith: .success) { try expectPrivate(underMask: 0o777) }
    }
}

private func expectPrivate(underMask mask: mode_t) throws {
    let folder = try TemporaryFolder()
    umask(mask)
    let path = folder.path("plumb/plumb.sqlite")
    let store = try ClinicStore(creatingAt: path)
    try store.write(as: .of(nil)) { _ = try $0.add(Practice(name: "Plumb Lane")) }
    #expect(try permissions(of: folder.path("plumb")) == 0o700)
    #expect(try permissions(of: path) == 0o600)
    // While it is open, what was written last is in the file beside it.
    #expect(try permissions(of: path + "-wal") == 0o600)
    #expect(try permissions(of: path + "-shm") == 0o600)
    #expect(try store.read { try $0.practice() } != nil)
}
