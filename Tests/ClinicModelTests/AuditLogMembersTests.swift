import ClinicModel
import Testing

/// The fields of an object as the audit log writes it, where they lie.
@Suite struct AuditLogMembersTests {
    private func members(_ text: String) -> (isWhole: Bool, members: [String]) {
        var members: [String] = []
        let isWhole = Array(text.utf8).withUnsafeBufferPointer { bytes in
            AuditLogMembers(in: bytes).forEachMember { member in
                members.append(String(decoding: member.bytes, as: UTF8.self) + (member.isNull ? " (null)" : ""))
            }
        }
        return (isWhole, members)
    }

    @Test func `each field is handed over as it was written`() {
        let (isWhole, members) = members(#"{"a":"x, \"y\" } \\","b":-0.25,"c":true,"d":null,"é":"{\"n\":null}"}"#)
        #expect(isWhole)
        #expect(
            members == [
                #""a":"x, \"y\" } \\""#, #""b":-0.25"#, #""c":true"#, #""d":null (null)"#, #""é":"{\"n\":null}""#,
            ])
    }

    @Test func `an object may be empty`() {
        #expect(members("{}").isWhole)
        #expect(members("{}").members.isEmpty)
    }

    @Test(arguments: [
        "", "{", "}", "x", #"{"a"}"#, #"{"a":}"#, #"{"a":1"#, #"{"a":1,}"#, #"{"a":1}}"#, #"{"a":1} "#, #"{"a":"x}"#,
        #"{"a":"x\"#, #"{"a":[1]}"#, #"{"a":{"b":1}}"#, #"{"a":1"b":2}"#, #"{a:1}"#, "{}x", #"{ "a":1}"#,
    ])
    func `what the audit log never writes is not whole`(text: String) {
        #expect(!members(text).isWhole)
    }
}
