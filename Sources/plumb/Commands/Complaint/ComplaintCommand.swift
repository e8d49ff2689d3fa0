import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct ComplaintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "complaint", abstract: "What the patients came with.",
        subcommands: [Add.self, Rate.self, Edit.self, Close.self, List.self])

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Record a complaint of a patient.")

        @Argument(help: ArgumentHelp("The patient.", valueName: "ref"))
        var patient: String

        @OptionGroup(title: "Fields") var fields: ComplaintFields
        @OptionGroup var options: WriteOptions

        func run() throws {
            let session = try Session(options.common)
            let found = try session.read { clinic in try session.patient(patient, in: clinic) }
            let words = try fields.words ?? Prompt()?.ask("In the patient's words")
            let region = try fields.region ?? Prompt()?.choose("Region", of: BodyRegion.self)
            guard let words, let region else {
                let missing = [words == nil ? "--words" : nil, region == nil ? "--region" : nil].compactMap(\.self)
                throw UsageError("A complaint needs \(missing.joined(separator: " and ")).")
            }
            let added = try session.write { clinic in
                var complaint = Complaint(
                    of: found.id, recordedOn: session.author.today, words: words, region: region)
                try fields.apply(to: &complaint, in: clinic, dates: session.dates)
                return try clinic.add(complaint)
            }
            try session.show(added, in: .complaints, as: options.format)
        }
    }

    struct Rate: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rate", abstract: "Record how bad a complaint is, 0 to 10.")

        @Argument(help: ArgumentHelp("The complaint.", valueName: "ref"))
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
                let day = try on.map(session.dates.day) ?? session.author.today
                var rating = SeverityRating(of: complaint.id, ratedOn: day, score: score)
                rating.kind = kind
                rating.reporter = reporter
                rating.visitID = try visit.map { try clinic.record($0, of: Visit.self).id }
                return try clinic.add(rating)
            }
            try session.show(added, in: .severityRatings, as: options.format)
        }
    }

    struct Edit: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "edit", abstract: "Change what is kept of a complaint; what it was stays in the ledger.")

        @Argument(help: ArgumentHelp("The complaint.", valueName: "ref"))
        var reference: String

        @OptionGroup(title: "Fields") var fields: ComplaintFields

        @Option(help: ArgumentHelp("Empty a field, by its column's name, such as radiates_to.", valueName: "field"))
        var clear: [String] = []

        @OptionGroup var options: WriteOptions

        func run() throws {
            let session = try Session(options.common)
            let edited = try session.write { clinic in
                let complaint = try clinic.record(reference, of: Complaint.self)
                var new = complaint.record
                try new.clear(clear, flags: ComplaintFields.columns)
                try fields.apply(to: &new, in: clinic, dates: session.dates)
                return try clinic.edit(complaint, to: new)
            }
            try session.show(edited, in: .complaints, as: options.format)
        }
    }

    struct Close: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "close", abstract: "Say what has become of a complaint.",
            discussion: "With --as open it is opened again, and has no day of closing.")

        @Argument(help: ArgumentHelp("The complaint.", valueName: "ref"))
        var reference: String
        @Option(name: .customLong("as"), help: "What has become of it.")
        var status: Complaint.Status
        @Option(parsing: .unconditional, help: ArgumentHelp("The day of closing; today.", valueName: "day"))
        var on: String?

        @OptionGroup var options: WriteOptions

        func run() throws {
            let session = try Session(options.common)
            let closed = try session.write { clinic in
                let complaint = try clinic.record(reference, of: Complaint.self)
                var new = complaint.record
                new.status = status
                new.closedOn = status == .open ? nil : try on.map(session.dates.day) ?? session.author.today
                return try clinic.edit(complaint, to: new)
            }
            try session.show(closed, in: .complaints, as: options.format)
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the complaints of a patient.")

        @Argument(help: ArgumentHelp("The patient.", valueName: "ref"))
        var patient: String

        @OptionGroup var options: ReadOptions

        func run() throws {
            let session = try Session(options.common)
            try session.viewing(patient) { patient in
                try session.read { clinic in
                    try RecordTable.complaints.table(of: .of(patient.id)).write(
                        ["complaint_id", "recorded_on", "words", "region", "side", "condition", "severity", "status"],
                        from: clinic, as: options.format, to: session.console, none: "No complaints.")
                }
            }
        }
    }
}
