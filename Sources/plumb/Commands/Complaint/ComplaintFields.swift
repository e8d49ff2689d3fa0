import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

/// The flags of a complaint's fields, for adding and for editing.
struct ComplaintFields: RecordFields {
    enum Words: TextFlag {
        static let name = "words"
        static let help = "The complaint in the patient's own words."
    }

    @OptionGroup var words: TextOption<Words>
    @Option(help: "Where in the body it is.")
    var region: BodyRegion?
    @Option(help: "On which side it is.")
    var side: Complaint.Side?
    @Option(help: "Where it spreads to.")
    var radiatesTo: String?
    @Option(help: "What it is called, of the catalogue of conditions.")
    var condition: String?
    @Option(help: "Its ICD-10-CM code.")
    var code: String?
    @Option(help: "The version of ICD-10-CM that the code is from.")
    var codeVersion: String?
    @Flag(help: "Keep the code as the text that it is, of no version.")
    var uncoded = false
    @Option(parsing: .upToNextOption, help: "What the patient feels; may be said more than once.")
    var symptom: [Complaint.Symptom] = []
    @Option(parsing: .unconditional, help: ArgumentHelp("When it began.", valueName: "date"))
    var onset: String?
    @Option(help: "How it began.")
    var onsetManner: Complaint.OnsetManner?
    @Option(help: "What brought it on.")
    var mechanism: Complaint.Mechanism?
    @Option(help: "How it has run since.")
    var course: Complaint.Course?
    @Option(help: "What makes it worse.")
    var aggravatedBy: String?
    @Option(help: "What makes it better.")
    var relievedBy: String?
    @Option(parsing: .upToNextOption, help: "What it keeps the patient from; may be said more than once.")
    var affects: [Complaint.Activity] = []
    @Option(parsing: .unconditional, help: ArgumentHelp("How bad it is now, 0 to 10.", valueName: "score"))
    var severity: Int?
    @Option(
        parsing: .unconditional, help: ArgumentHelp("The day on which the patient told of it.", valueName: "day"))
    var on: String?

    static let shown = [
        "complaint_id", "recorded_on", "words", "region", "side", "condition", "severity", "status",
    ]
    static let columns = ["symptom": "symptoms", "on": "recorded_on"]

    static func selection(of patient: RecordID<Patient>) -> Selection<Complaint> { .of(patient) }

    func validate() throws {
        if uncoded && codeVersion != nil {
            throw ValidationError("--uncoded keeps a code of no version; it goes without --code-version.")
        }
    }

    mutating func complete(_ asking: inout Asking, session: Session) throws {
        try words.complete(&asking, "In the patient's words")
        region = try asking.choice(region, "--region", "Region")
    }

    func apply(to complaint: inout Complaint, in clinic: ClinicReader, session: Session) throws {
        complaint.words = try words.text ?? complaint.words
        complaint.region = region ?? complaint.region
        complaint.side = side ?? complaint.side
        complaint.radiatesTo = radiatesTo ?? complaint.radiatesTo
        complaint.condition =
            try condition.map { try clinic.catalogueRow($0, of: Condition.self).code } ?? complaint.condition
        complaint.code = code.map { uncoded ? $0 : $0.uppercased() } ?? complaint.code
        complaint.codeVersion = uncoded ? nil : codeVersion ?? complaint.codeVersion
        if !symptom.isEmpty { complaint.symptoms = symptom }
        complaint.onset = try onset.map(session.dates.partialDate) ?? complaint.onset
        complaint.onsetManner = onsetManner ?? complaint.onsetManner
        complaint.mechanism = mechanism ?? complaint.mechanism
        complaint.course = course ?? complaint.course
        complaint.aggravatedBy = aggravatedBy ?? complaint.aggravatedBy
        complaint.relievedBy = relievedBy ?? complaint.relievedBy
        if !affects.isEmpty { complaint.affects = affects }
        complaint.severity = severity ?? complaint.severity
        complaint.recordedOn = try on.map(session.dates.day) ?? complaint.recordedOn
    }
}
