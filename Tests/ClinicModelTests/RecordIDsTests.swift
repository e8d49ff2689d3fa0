import ClinicModel
import Testing

/// The ids of several records in one field.
struct RecordIDsTests {
    private typealias Complaints = RecordIDs<Complaint>

    private func complaints(_ numbers: Int64...) -> Complaints { Complaints(numbers.map { RecordID($0) }) }

    @Test func `ids are in order of their numbers, each once`() {
        #expect(complaints(12, 5, 7, 5).ids.map(\.number) == [5, 7, 12])
        #expect(complaints(12, 5, 7, 5) == complaints(7, 12, 5))
        #expect(complaints().isEmpty && !complaints(5).isEmpty)
    }

    @Test func `ids are written with their letter, joined by semicolons`() {
        #expect(complaints(12, 5).fieldValue == .text("C-5;C-12"))
        #expect(RecordIDs<CarePlan>([RecordID(3), RecordID(2)]).fieldValue == .text("2;3"))
        #expect(complaints().fieldValue == .null)
    }

    @Test(arguments: [("C-5", [5]), ("C-5;C-12", [5, 12]), ("C-12;C-5;C-12", [5, 12]), ("c-7;5", [5, 7])])
    func `ids are read as people write them`(text: String, numbers: [Int64]) {
        #expect(Complaints.decode(.text(text))?.ids.map(\.number) == numbers)
    }

    @Test func `an empty field has none`() {
        #expect(Complaints.decode(.null) == complaints())
    }

    @Test(arguments: [
        "", ";", "C-5;", ";C-5", "C-5;;C-7", "C-5,C-7", "C-5; C-7", " C-5", "P-5", "C-5;P-7", "C-0", "C--5", "C5",
        "five",
    ])
    func `a text that has anything else is refused whole`(text: String) {
        #expect(Complaints.decode(.text(text)) == nil)
    }

    @Test func `a number is no list of ids`() {
        #expect(Complaints.decode(.integer(5)) == nil)
        #expect(Complaints.decode(.number(5)) == nil)
    }

    @Test func `the field need not be filled, and says what it expects`() throws {
        let field = try #require(CarePlan.field("complaints"))
        #expect(field.type == .references(table: "complaints", letter: "C"))
        #expect(!field.isRequired)
        var plan = CarePlan(of: RecordID(7), startsOn: try calendarDay("2026-03-14"), by: RecordID(3))
        let error = #expect(throws: FieldError.self) { try field.set(.text("C-5,C-7"), in: &plan) }
        #expect(
            error?.description
                == "Complaints is “C-5,C-7”; records' ids are expected, joined by ;, such as C-5.")
        #expect(plan.complaints.isEmpty)
    }

    @Test func `one id of a list is written as one id`() {
        #expect(FieldType.references(table: "complaints", letter: "C").text(ofID: .integer(5)) == "C-5")
        #expect(FieldType.references(table: "care_plans", letter: nil).text(ofID: .integer(5)) == "5")
        #expect(FieldType.reference(table: "visits", letter: "V").text(ofID: .integer(5)) == "V-5")
    }
}
