import ClinicModel
import ClinicStore
import Testing

/// Answers to the safety questions as they are typed.
@Suite struct SafetyEntryTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    private func add(_ answers: [String]) throws -> [SafetyAnswer] {
        try clinic.write { writer in
            let ids = try writer.add(
                answers.map(SafetyEntry.init(entered:)), of: clinic.patient, at: nil, askedBy: clinic.frontDesk,
                on: "2026-11-20")
            return try ids.map { try writer.record($0).record }
        }
    }

    @Test func `an item, an answer, and what else was said`() throws {
        let answers = try add(["dizziness=no", "nausea=Y: on boats only"])
        #expect(answers.map(\.item) == ["dizziness", "nausea"])
        #expect(answers.map(\.answer) == [.no, .yes])
        #expect(answers.map(\.note) == [nil, "on boats only"])
        #expect(answers.map(\.askedBy) == [clinic.frontDesk, clinic.frontDesk])
    }

    @Test func `an item that is answered twice is refused, in whatever spelling, and nothing is kept`() throws {
        #expect(throws: SafetyEntryError.answeredTwice("dizziness")) { try add(["dizziness=no", "Dizziness=yes"]) }
        #expect(try clinic.store.read { try $0.records(SafetyAnswer.self) }.isEmpty)
    }

    @Test func `what is no answer says how one is written`() {
        #expect(throws: SafetyEntryError.malformed("dizziness")) { try SafetyEntry(entered: "dizziness") }
        #expect(throws: FieldError.self) { try SafetyEntry(entered: "dizziness=often") }
        #expect(throws: CatalogueError.self) { try add(["none-such=no"]) }
    }
}
