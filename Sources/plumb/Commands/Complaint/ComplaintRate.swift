import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

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
        let session = try Session(options.common)
        let added = try session.write { clinic in
            let complaint = try clinic.record(reference, of: Complaint.self)
            let dates = try session.atOffice(of: complaint.patientID, in: clinic).dates
            let day = try on.map(dates.day) ?? dates.today
            var rating = SeverityRating(of: complaint.id, ratedOn: day, score: score)
            rating.kind = kind
            rating.reporter = reporter
            rating.visitID = try clinic.id(visit)
            return try clinic.add(rating)
        }
        try session.show(added, as: options.format)
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
        let session = try Session(options.common)
        let void = try session.write { clinic in
            try clinic.void(clinic.record(reference, of: SeverityRating.self).id, reason: reason.required)
        }
        try session.show(void, as: options.format)
    }
}
