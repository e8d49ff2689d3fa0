import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct AssessmentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assessment", abstract: "What clinicians think that complaints may be.",
        discussion: """
            What was considered or ruled out is recorded beside what is worked with or confirmed: each in its own \
            assessment.
            """,
        subcommands: .of("assessment", AssessmentFields.commands.all))
}

struct AssessmentFields: RecordFields {
    typealias Value = Assessment

    enum Term: TextFlag {
        static let name = "term"
        static let help = "What the clinician calls it."
    }
    enum Basis: TextFlag {
        static let name = "basis"
        static let help = "What the clinician goes by."
    }

    @OptionGroup var term: TextOption<Term>
    @Option(help: "How far it has come.")
    var state: Assessment.State?
    @Option(help: ArgumentHelp("The complaint that it is about.", valueName: "ref"))
    var complaint: String?
    @Option(help: "Its ICD-10-CM code; plumb catalogue list codes names them.")
    var code: String?
    @Option(help: "The version of ICD-10-CM that the code is from; the newest on record.")
    var codeVersion: String?
    @Flag(help: "Keep the code as the text that it is, of no version.")
    var uncoded = false
    @OptionGroup var basis: TextOption<Basis>
    @Option(help: ArgumentHelp("The clinician who decided it.", valueName: "ref"))
    var clinician: String?
    @Option(parsing: .unconditional, help: ArgumentHelp("The day on which it was decided; today.", valueName: "day"))
    var on: String?

    static let shown = ["assessment_id", "decided_on", "state", "term", "complaint_id", "code", "basis"]
    static var flags: [FieldFlag<Self>] {
        [
            FieldFlag("term", asks: "Term") { try $0.term.text },
            FieldFlag("state", asks: "State") { $0.state },
            FieldFlag("complaint_id", flag: "complaint") { $0.complaint },
            FieldFlag("code") { $0.uncoded ? $0.code : $0.code?.uppercased() },
            FieldFlag("code_version") { $0.codeVersion },
            FieldFlag("basis") { try $0.basis.text },
            FieldFlag("clinician_id", flag: "clinician") { $0.clinician },
            FieldFlag("decided_on", flag: "on") { $0.on },
        ]
    }

    func apply(
        _ answers: [String: FieldValue], to assessment: inout Assessment, in clinic: ClinicReader, at desk: Desk
    ) throws {
        try fill(&assessment, with: answers, in: clinic, dates: desk.dates)
        guard code != nil || codeVersion != nil else { return }
        try assessment.takeVersion(codeVersion, of: uncoded ? nil : .icd10cm, in: clinic)
    }

    func validate() throws {
        if uncoded && codeVersion != nil {
            throw ValidationError("--uncoded keeps a code of no version; it goes without --code-version.")
        }
        if uncoded && code == nil { throw ValidationError("--uncoded says how --code is kept, which is missing.") }
    }

    func prepare(
        _ assessment: inout Assessment, for patient: Stored<Patient>, in clinic: ClinicReader, at desk: Desk
    ) throws {
        if clinician == nil {
            assessment.clinicianID = try clinic.usualClinician(of: patient.record, at: desk.author)
        }
    }
}
