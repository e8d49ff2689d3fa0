import ClinicModel
import Testing

struct AuditEntryTests {
    private func author(_ staffMember: RecordID<StaffMember>?, proof: Author.Proof, at text: String) throws -> Author {
        Author(
            staffMemberID: staffMember, account: "ada", proof: proof, now: try instant(text),
            today: try calendarDay("2026-03-14"))
    }

    private func edit() throws -> AuditEntry {
        var entry = AuditEntry(
            by: try author(RecordID(2), proof: .unproved, at: "2026-03-14T09:30:00.000Z"), action: .edit,
            recordType: "patient", recordID: 12, patientID: RecordID(12), before: #"{"city":"Cork"}"#,
            after: #"{"city":"Düsseldorf"}"#, reason: "Moved house; d’accord")
        (entry.changeID, entry.origin) = (40, .entry)
        return entry
    }

    private let previousHash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

    @Test func `an entry says who, how that was proved, and when`() throws {
        let entry = try edit()
        #expect(entry.at.description == "2026-03-14T09:30:00.000Z")
        #expect(entry.staffMemberID == RecordID(2))
        #expect(entry.account == "ada")
        #expect(entry.proof == .unproved)
        #expect(entry.recordID == 12)
        #expect(entry.hash == "")
    }

    /// Netstrings count bytes: `Düsseldorf` has 11 and `’` 3. The text's SHA-256, from Python's hashlib, is
    /// c444a65a30435a1614348da43ea3984b7c5979bf2d5d6d7cc149dca6e7561fe7.
    @Test func `the hash is over every field as a netstring, behind the hash before it and the number`() throws {
        let text =
            "64:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08,2:42,24:2026-03-14T09:30:00.000Z,"
            + "3:S-2,3:ada,8:unproved,4:edit,7:patient,2:12,4:P-12,15:{\"city\":\"Cork\"},"
            + "22:{\"city\":\"Düsseldorf\"},23:Moved house; d’accord,2:40,5:entry,-"
        #expect(try edit().hashedText(number: 42, previousHash: previousHash) == text)
    }

    /// SHA-256: 7c05f98469bc1ee19341b273ce939dcf9044f08d8e85039a66d117e121f9243d.
    @Test func `nothing is a hyphen, and the first entry follows an empty hash`() throws {
        var entry = AuditEntry(
            by: try author(nil, proof: .unproved, at: "1970-01-01T00:00:00.000Z"), action: .add,
            recordType: "practice", recordID: 1, patientID: nil, after: #"{"name":"Upper Neck Practice"}"#)
        entry.changeID = 1
        #expect(
            entry.hashedText(number: 1, previousHash: "")
                == "0:,1:1,24:1970-01-01T00:00:00.000Z,-3:ada,8:unproved,3:add,8:practice,1:1,--"
                + "30:{\"name\":\"Upper Neck Practice\"},-1:1,")
    }

    /// Entries from before have no origin and undo nothing, and their hashes stay as they were.
    @Test func `what was appended stands at the end, and where it is nothing, nothing does`() throws {
        var entry = try edit()
        entry.origin = nil
        let text = entry.hashedText(number: 42, previousHash: previousHash)
        #expect(text.hasSuffix("accord,2:40,"))
        (entry.origin, entry.undoes) = (.undo, 38)
        #expect(entry.hashedText(number: 42, previousHash: previousHash) == text + "4:undo,2:38,")
        entry.origin = nil
        #expect(entry.hashedText(number: 42, previousHash: previousHash) == text + "-2:38,")
    }

    @Test func `the entry's own hash is not part of it`() throws {
        var entry = try edit()
        let text = entry.hashedText(number: 42, previousHash: previousHash)
        entry.hash = previousHash
        #expect(entry.hashedText(number: 42, previousHash: previousHash) == text)
    }

    @Test func `a change to any field changes what is hashed`() throws {
        var entry = try edit()
        entry.undoes = 38
        var texts: Set = [
            entry.hashedText(number: 42, previousHash: previousHash),
            entry.hashedText(number: 43, previousHash: previousHash),
            entry.hashedText(number: 42, previousHash: String(previousHash.reversed())),
        ]
        let example = try #require(RecordExample.all().compactMap { $0.record as? AuditEntry }.first)
        let fields = AuditEntry.fields.filter { $0.name != "hash" }
        for field in fields {
            var changed = entry
            try field.set(field.value(in: example), in: &changed)
            texts.insert(changed.hashedText(number: 42, previousHash: previousHash))
        }
        let optional = fields.filter { !$0.isRequired }
        for field in optional {
            var changed = entry
            try field.set(.null, in: &changed)
            texts.insert(changed.hashedText(number: 42, previousHash: previousHash))
        }
        #expect(texts.count == 3 + fields.count + optional.count)
    }

    @Test func `a text moved from one field to the next changes what is hashed`() throws {
        var (one, other) = (try edit(), try edit())
        (one.before, one.after) = ("ab", "c")
        (other.before, other.after) = ("a", "bc")
        #expect(one.hashedText(number: 1, previousHash: "") != other.hashedText(number: 1, previousHash: ""))
        (one.before, one.after) = (nil, "-")
        (other.before, other.after) = ("-", nil)
        #expect(one.hashedText(number: 1, previousHash: "") != other.hashedText(number: 1, previousHash: ""))
    }
}
