import ClinicModel
import Testing

@testable import plumb

/// Each flag of a record and its field are one pair.
@Suite struct FieldFlagTests {
    /// The flags that a command has beside those of fields.
    private static let others: Set = [
        "database", "staff", "staff-passphrase-file", "wait", "no-color", "format", "clear", "help", "version",
    ]

    /// The commands that the tests below look at.
    private static let edits: Set = [
        "complaint", "assessment", "consent", "disclosure", "external-test", "history", "imaging", "prior-care",
        "reaction", "recall", "safety", "score", "appointment", "patient", "office", "staff", "practice", "visit",
    ]

    private let options: [String: Set<String>]

    init() throws {
        options = Dictionary(
            try CommandTree().command.all.map { command in
                let names = (command.arguments ?? []).compactMap { $0.preferredName?.name }
                return (command.path, Set(names).subtracting(Self.others))
            }, uniquingKeysWith: { first, _ in first })
    }

    /// Expects that the flags of a command are those of the fields, those of texts in files, and `extra`.
    private func check<Fields: RecordFlags>(_ fields: Fields.Type, _ path: String, besides extra: Set<String> = []) {
        let said = Set((options["plumb \(path)"] ?? []).filter { !$0.hasSuffix("-file") })
        let paired = Fields.flags.map(\.flag)
        #expect(said.subtracting(extra) == Set(paired), "\(path)")
        #expect(paired.count == Set(paired).count, "\(path)")
        let columns = Fields.flags.map(\.field)
        #expect(columns.count == Set(columns).count, "\(path)")
        for column in columns { #expect(Fields.Value.field(column) != nil, "\(path) \(column)") }
        for flag in Fields.flags { #expect((try? Fields.field(entered: flag.flag))?.name == flag.field, "\(path)") }
    }

    @Test func `every command that edits is looked at`() {
        let commands = options.keys.filter { $0.hasSuffix(" edit") }.map { $0.split(separator: " ")[1] }
        #expect(Set(commands.map(String.init)) == Self.edits)
    }

    @Test func `every flag of a chart record fills a field, and every field is a column`() {
        check(ComplaintFields.self, "complaint edit", besides: ["uncoded"])
        check(AssessmentFields.self, "assessment edit", besides: ["uncoded"])
        check(CarePlanFields.self, "care-plan revise")
        check(ConsentFields.self, "consent edit")
        check(DisclosureFields.self, "disclosure edit")
        check(ExternalTestFields.self, "external-test edit")
        check(HistoryItemFields.self, "history edit")
        check(ImagingFields.self, "imaging edit")
        check(PriorCareFields.self, "prior-care edit", besides: ["no-ongoing"])
        check(ReactionFields.self, "reaction edit")
        check(RecallContactFields.self, "recall edit")
        check(SafetyAnswerFields.self, "safety edit")
        check(OutcomeScoreFields.self, "score edit")
        check(AppointmentFields.self, "appointment edit", besides: ["anyway"])
    }

    @Test func `so do those of patients, offices, staff and the practice`() {
        check(PatientFields.self, "patient edit")
        check(OfficeFields.self, "office edit", besides: ["active"])
        check(StaffFields.self, "staff edit", besides: ["active"])
        check(PracticeFields.self, "practice edit")
    }

    @Test func `a visit's flags are of the visit, of its adjustment, or of several records`() {
        let adjustment = Set(AdjustmentFields.flags.map(\.flag))
        check(
            VisitFields.self, "visit edit",
            besides: adjustment.union([
                "finding", "after", "adjusted", "not-adjusted", "also", "clear-finding", "adjustment",
                "clear-adjustment",
            ]))
        #expect(adjustment.count == AdjustmentFields.flags.count)
        for flag in AdjustmentFields.flags { #expect(AdjustmentFields.Value.field(flag.field) != nil) }
    }

    @Test func `a field is emptied by the name of its column or of its flag, in either spelling`() throws {
        for name in ["birth_date", "birth-date", "Birth_Date", "born"] {
            #expect(try PatientFields.field(entered: name).name == "birth_date")
        }
        #expect(try ExternalTestFields.field(entered: "region").name == "body_region")
        #expect(throws: (any Error).self) { try PatientFields.field(entered: "bron") }
        var visit = Visit.blank
        visit.movedTo = 2
        #expect(throws: UsageError.self) { try VisitFields.clear(["moved_to"], of: &visit) }
        #expect(visit.movedTo == 2)
    }
}
