import Foundation
import Testing

@testable import ClinicStore

/// What is known of `age` without running it.
@Suite struct AgeTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func passphrase(_ text: String, mode: mode_t = 0o600) throws -> CopyPassphrase {
        let path = folder.path("word")
        try Data(text.utf8).write(to: URL(filePath: path))
        chmod(path, mode)
        return try CopyPassphrase(file: path)
    }

    /// As age 1.1.1 made them: 200,000 bytes under a passphrase, and none for one key.
    @Test func `how long an encrypted file is follows from what is in it`() {
        let head = Array(repeating: UInt8(ascii: "x"), count: 100)
        let mac = Array("\n--- AFa51CTB+LnMj1e4sUhYpqcPDRnojHGiDrH+N5R8xtI\n".utf8)
        #expect(head.count + mac.count == 149)
        #expect(Age.byteCount(of: 200_000, head: head + [120] + mac + [0, 10]) == 200_230)
        #expect(Age.byteCount(of: 0, head: head + mac) == 181)
        #expect(Age.byteCount(of: 65_536, head: head + mac) == 65_717)
        #expect(Age.byteCount(of: 65_537, head: head + mac) == 65_734)
        #expect(Age.byteCount(of: 1, head: head) == nil)
    }

    @Test(arguments: [
        ("age-encryption.org/v1\n-> X25519", true), ("-----BEGIN AGE ENCRYPTED FILE-----\n", true),
        ("SQLite format 3\0", false), ("age-encryption.org/v2\n", false), ("", false),
    ])
    func `an encrypted file is known by its head`(head: String, isEncrypted: Bool) {
        #expect(Age.isEncrypted(Array(head.utf8)) == isEncrypted)
    }

    @Test(arguments: ["correct horse", "correct horse\n", "correct horse\r\n"])
    func `a passphrase is a line without its end`(text: String) throws {
        #expect(try passphrase(text).text == "correct horse")
    }

    @Test(arguments: ["", "\n", "two\nlines", "a\u{3}b", "a\u{7F}b", String(repeating: "x", count: 1001)])
    func `what could not be typed is no passphrase`(text: String) {
        #expect(throws: AgeError.badPassphrase(folder.path("word"))) { try passphrase(text) }
    }

    @Test(arguments: [0o640, 0o604, 0o644, 0o620] as [mode_t])
    func `a passphrase that others may read or write is refused`(mode: mode_t) {
        #expect(throws: AgeError.openPassphrase(folder.path("word"))) { try passphrase("correct horse", mode: mode) }
    }

    @Test func `what age says is told in words of our own, or as the end of a sentence`() {
        let more = "\nage: report unexpected or unhelpful errors at https://example.org\n"
        #expect(AgeError(said: "age: error: incorrect passphrase" + more) == .wrongKey)
        #expect(AgeError(said: "age: error: no identity matched any of the recipients" + more) == .wrongKey)
        #expect(AgeError(said: "age: error: failed to decrypt and authenticate payload chunk" + more) == .cutShort)
        #expect(AgeError(said: "age: error: it is late" + more) == .failed("it is late"))
        #expect(AgeError(said: "") == .failed("it ended without saying why"))
    }
}
