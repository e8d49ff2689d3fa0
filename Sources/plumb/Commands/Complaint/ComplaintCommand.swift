import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct ComplaintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "complaint", abstract: "What the patients came with.",
        subcommands: .of(
            "complaint",
            [
                ComplaintFields.commands.add, ComplaintRate.self, ComplaintFields.commands.edit, Close.self,
                ComplaintFields.commands.list, ComplaintFields.commands.show, ComplaintFields.commands.void,
                ComplaintVoidRating.self,
            ]))

    struct Close: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "close", abstract: "Say what has become of a complaint.",
            discussion: "With --as open it is opened again, and has no day of closing.")

        @Argument(help: .reference(Complaint.self))
        var reference: String
        @Option(name: .customLong("as"), help: "What has become of it.")
        var status: Complaint.Status
        @Option(parsing: .unconditional, help: ArgumentHelp("The day of closing; today.", valueName: "day"))
        var on: String?

        @OptionGroup var options: WriteOptions

        func run() throws {
            try options.write(showing: ComplaintFields.view) { clinic, desk in
                let complaint = try clinic.record(reference, of: Complaint.self)
                let dates = try desk.atOffice(of: complaint.record, in: clinic).dates
                let edited = try clinic.close(complaint, as: status, on: on.map(dates.day) ?? dates.today)
                try clinic.noteView(of: edited, unlessChangedFrom: complaint)
                return edited
            }
        }
    }
}

struct ComplaintRate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rate", abstract: "Record how bad a complaint is, 0 to 10.")

    @Argument(help: .reference(Complaint.self))
    var reference: String
    @Argument(help: "The score, 0 to 10.")
    var score: Int
    @Option(parsing: .unconditional, help: ArgumentHelp("The day of the rating; today.", valueName: "day"))
    var on: String?
    @Option(help: "What the score is of.")
    var kind: SeverityRating.Kind = .now
    @Option(help: "Whose score it is.")
    var reporter: SeverityRating.Reporter = .patient
    @Option(help: ArgumentHelp("The visit at which it was asked.", valueName: "ref"))
    var visit: String?

    @OptionGroup var options: WriteOptions

    func run() throws {
        try options.write(showing: RecordView<SeverityRating>()) { clinic, desk in
            let complaint = try clinic.record(reference, of: Complaint.self)
            let dates = try desk.atOffice(of: complaint.record, in: clinic).dates
            let day = try on.map(dates.day) ?? dates.today
            var rating = SeverityRating(of: complaint.id, ratedOn: day, score: score)
            rating.kind = kind
            rating.reporter = reporter
            rating.visitID = try visit.map { try clinic.record($0, of: Visit.self).id }
            return try clinic.add(rating)
        }
    }
}

struct ComplaintVoidRating: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "void-rating",
        abstract: "Declare a severity rating entered in error: it is kept, and never counted.")

    @Argument(help: .reference(SeverityRating.self))
    var reference: String
    @OptionGroup var reason: TextOption<ReasonFlag>

    @OptionGroup var options: WriteOptions

    func run() throws {
        try options.write(showing: RecordView<SeverityRating>()) { clinic, _ in
            try clinic.void(clinic.record(reference, of: SeverityRating.self).id, reason: reason.required)
        }
    }
}

/// The flags of a complaint's fields, for adding and for editing.
struct ComplaintFields: RecordFields {
    typealias Value = Complaint

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
        parsing: .unconditional, help: ArgumentHelp("The day on which the patient reported it.", valueName: "day"))
    var on: String?

    static let shown = [
        "complaint_id", "recorded_on", "words", "region", "side", "condition", "severity", "status",
    ]
    static var flags: [FieldFlag<Self>] {
        [
            FieldFlag("words", asks: "In the patient's words") { try $0.words.text },
            FieldFlag("region", asks: "Region") { $0.region },
            FieldFlag("side") { $0.side },
            FieldFlag("radiates_to") { $0.radiatesTo },
            FieldFlag("condition") { $0.condition },
            FieldFlag("code") { $0.uncoded ? $0.code : $0.code?.uppercased() },
            FieldFlag("code_version") { $0.codeVersion },
            FieldFlag("symptoms", flag: "symptom") { $0.symptom.given },
            FieldFlag("onset") { $0.onset },
            FieldFlag("onset_manner") { $0.onsetManner },
            FieldFlag("mechanism") { $0.mechanism },
            FieldFlag("course") { $0.course },
            FieldFlag("aggravated_by") { $0.aggravatedBy },
            FieldFlag("relieved_by") { $0.relievedBy },
            FieldFlag("affects") { $0.affects.given },
            FieldFlag("severity") { $0.severity },
            FieldFlag("recorded_on", flag: "on") { $0.on },
        ]
    }

    func apply(
        _ answers: [String: FieldValue], to complaint: inout Complaint, in clinic: ClinicReader, at desk: Desk
    ) throws {
        try fill(&complaint, with: answers, in: clinic, dates: desk.dates)
        if uncoded { complaint.codeVersion = nil }
    }

    static func selection(of patient: RecordID<Patient>) -> Selection<Complaint> { .of(patient) }

    func validate() throws {
        if uncoded && codeVersion != nil {
            throw ValidationError("--uncoded keeps a code of no version; it goes without --code-version.")
        }
    }
}
