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
            let session = try Session(options.common)
            let closed = try session.write { clinic in
                let complaint = try clinic.record(reference, of: Complaint.self)
                let dates = try session.atOffice(of: complaint.patientID, in: clinic).dates
                var new = complaint.record
                new.status = status
                new.closedOn = status == .open ? nil : try on.map(dates.day) ?? dates.today
                let edited = try clinic.edit(complaint, to: new)
                try clinic.noteView(of: edited, unlessChangedFrom: complaint)
                return edited
            }
            try session.show(closed, as: options.format)
        }
    }
}
