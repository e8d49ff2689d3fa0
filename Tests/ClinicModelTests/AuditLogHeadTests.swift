import ClinicModel
import Testing

/// An entry of the audit log as it is printed, and as people copy it by hand.
@Suite struct AuditLogHeadTests {
    private static let hash = "9917f1d9c76f54c4d16e87fe0123456789abcdef0123456789abcdef01234567"
    private let head = AuditLogHead(number: 2068, hash: hash)

    @Test func `the short form has twenty digits in groups of five`() {
        #expect(head.text == "2068:\(Self.hash)")
        #expect(head.shortText == "2068:9917f-1d9c7-6f54c-4d16e")
    }

    @Test(arguments: [
        "2068:9917f-1d9c7-6f54c-4d16e", "2068:9917f1d9c76f54c4d16e", "2068: 9917f 1d9c7 6f54c 4d16e ",
        "2068 9917F 1D9C7 6F54C 4D16E", "2068-9917f-1d9c7-6f54c-4d16e",
    ])
    func `the short form is read however it was copied`(text: String) {
        let read = AuditLogHead(text)
        #expect(read?.number == 2068)
        #expect(read?.digits == "9917f1d9c76f54c4d16e")
        #expect(read?.fits(Self.hash) == true)
    }

    @Test(arguments: ["9917f1d9c76f54c4", "9917f-1d9c7-6f54c-4d16e", hash, hash.uppercased(), " \(hash)\n"])
    func `the hash alone is one too`(text: String) {
        let read = AuditLogHead(text)
        #expect(read != nil)
        #expect(read?.number == nil)
        #expect(read?.fits(Self.hash) == true)
        #expect(read?.fits(String(Self.hash.reversed())) == false)
    }

    /// Groups of digits only, the first of which might be a number.
    @Test func `a hash whose first group is a number is not taken for one with a number`() {
        #expect(AuditLogHead("99171-11111-22222-33333")?.number == nil)
        #expect(AuditLogHead("99171-11111-22222-33333")?.digits == "99171111112222233333")
        #expect(AuditLogHead("7-99171-11111-22222-33333")?.number == 7)
    }

    @Test(arguments: [
        "", "2068", "2068:", ":9917f1d9c76f54c4d16e", "2068:9917f1d9c76f54c", "0:9917f1d9c76f54c4",
        "-1:9917f1d9c76f54c4",
        "2068:9917g1d9c76f54c4", "2068:9917f1d9c76f54c4:1", hash + "0", "99999999999999999999999:9917f1d9c76f54c4",
    ])
    func `what tells nothing is refused`(text: String) {
        #expect(AuditLogHead(text) == nil)
    }
}
