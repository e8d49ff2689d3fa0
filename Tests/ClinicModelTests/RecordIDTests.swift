import ClinicModel
import Testing

struct RecordIDTests {
    @Test(arguments: [
        ("P-12", 12), ("p-12", 12), ("12", 12), ("P-1", 1), ("1", 1), ("P-0012", 12), ("0012", 12),
        ("P-9223372036854775807", Int64.max), ("9223372036854775807", Int64.max),
    ])
    func `an id is read with its letter, in either case, or without`(text: String, number: Int64) {
        #expect(RecordID<Patient>(text)?.number == number)
    }

    @Test(arguments: [
        "", "P", "P-", "-", "-12", "P--12", "P-0", "0", "P-000", "C-12", "c-12", "P12", "P 12", "P- 12",
        "P-12 ", " P-12", "P-12\n", "PP-12", "P-1.5", "P-1e3", "P-+12", "+12", "P-0x12", "P-twelve",
        "P\u{2013}12", "P-١٢", "１２", "Ｐ-12", "P\u{301}-12", "P-12\u{301}", "9223372036854775808",
        "P-9223372036854775808", "P-99999999999999999999",
    ])
    func `a text that is no patient's id is refused`(text: String) {
        #expect(RecordID<Patient>(text) == nil)
    }

    @Test func `each type of record takes its own letter alone`() {
        #expect(RecordID<Complaint>("C-12")?.number == 12)
        #expect(RecordID<Complaint>("P-12") == nil)
        #expect(RecordID<Visit>("v-31")?.number == 31)
        #expect(RecordID<StaffMember>("S-2")?.number == 2)
        #expect(RecordID<Office>("O-1")?.number == 1)
    }

    @Test func `an id without a letter is a bare number`() {
        #expect(RecordID<Finding>("12")?.number == 12)
        #expect(RecordID<Finding>("F-12") == nil)
        #expect(RecordID<Finding>("-12") == nil)
        #expect(RecordID<Finding>(12).description == "12")
    }

    @Test func `an id is written with its letter and kept as its number`() {
        #expect(RecordID<Patient>(12).description == "P-12")
        #expect(RecordID<Visit>(31).description == "V-31")
        #expect(RecordID<Patient>(12).fieldValue == .integer(12))
        #expect(RecordID<Patient>.fieldType == .reference(table: "patients", letter: "P"))
        #expect(RecordID<Finding>.fieldType == .reference(table: "findings", letter: nil))
    }

    @Test func `only a whole number from 1 is an id`() {
        #expect(RecordID<Patient>.decode(.integer(1)) == RecordID(1))
        for value: FieldValue in [.integer(0), .integer(-1), .number(1), .text("P-1"), .null] {
            #expect(RecordID<Patient>.decode(value) == nil)
        }
    }

    @Test func `ids sort by number`() {
        #expect(RecordID<Patient>(9) < RecordID(10))
        #expect(!(RecordID<Patient>(10) < RecordID(9)))
    }
}
