import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct VisitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "visit", abstract: "The visits: the screen, and whether an adjustment was made.",
        subcommands: .of(
            "visit",
            [
                VisitRecord.self, VisitEdit.self, Show.self, List.self, Unsigned.self, Sign.self, Addend.self,
                Void.self,
                Move.self,
            ]))

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show a visit with everything that belongs to it.")

        @Argument(help: ArgumentHelp("The visit.", valueName: "ref"))
        var reference: String

        @OptionGroup var options: ReadOptions

        func run() throws {
            let session = try Session(options.common)
            let id = try session.write { clinic in
                let visit = try clinic.record(reference, of: Visit.self)
                try clinic.noteView(of: visit)
                return visit.id
            }
            switch options.format {
            case .text: try session.showVisit(id, as: .text)
            case .json: try session.showVisit(id, as: .json)
            case .csv:
                try session.read { clinic in
                    try RecordTable<Visit>().table(of: .id(id)).write(
                        [], from: clinic, as: .csv, to: session.console, none: "")
                }
            }
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the visits of a patient, newest first.")

        @Argument(help: ArgumentHelp("The patient.", valueName: "ref"))
        var patient: String

        @OptionGroup var options: ReadOptions

        func run() throws {
            let session = try Session(options.common)
            try session.viewing(patient) { patient in
                try session.read { clinic in
                    try RecordTable<Visit>().table(of: .of(patient.id)).write(
                        [
                            "visit_id", "visited_on", "determination", "outcome", "reason", "vertebra", "state",
                        ], from: clinic, as: options.format, to: session.console, none: "No visits.")
                }
            }
        }
    }

    struct Unsigned: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "unsigned", abstract: "List the drafts that still wait for their clinician, oldest first.")

        @OptionGroup var options: ReadOptions

        func run() throws {
            let session = try Session(options.common)
            try session.read { clinic in
                try RecordTable<Visit>().table(of: .unsigned).write(
                    ["visit_id", "visited_on", "patient_name", "clinician", "determination", "outcome"],
                    from: clinic, as: options.format, to: session.console, none: "Every visit is signed.")
            }
        }
    }

    struct Sign: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "sign", abstract: "Sign a draft, as the clinician whom it names; it then stays as it is.")

        @Argument(help: ArgumentHelp("The visit.", valueName: "ref"))
        var reference: String

        @OptionGroup var options: WriteOptions

        func run() throws {
            let session = try Session(options.common)
            let id = try session.write { clinic in
                try clinic.sign(clinic.record(reference, of: Visit.self).id).id
            }
            try session.showVisit(id, as: options.format)
        }
    }

    struct Addend: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "addend", abstract: "Add to a signed visit.")

        enum Added: TextFlag {
            static let name = "text"
            static let help = "What is added."
            static let isRequired = true
        }

        @Argument(help: ArgumentHelp("The visit.", valueName: "ref"))
        var reference: String
        @OptionGroup var text: TextOption<Added>

        @OptionGroup var options: WriteOptions

        func run() throws {
            let session = try Session(options.common)
            let addendum = try session.write { clinic in
                try clinic.addend(clinic.record(reference, of: Visit.self).id, text: text.required)
            }
            try session.show(addendum, as: options.format)
        }
    }

    struct Void: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "void", abstract: "Declare a visit entered in error: it is kept, and never counted.")

        @Argument(help: ArgumentHelp("The visit.", valueName: "ref"))
        var reference: String
        @OptionGroup var reason: TextOption<ReasonFlag>

        @OptionGroup var options: WriteOptions

        func run() throws {
            let session = try Session(options.common)
            let id = try session.write { clinic in
                try clinic.void(clinic.record(reference, of: Visit.self).id, reason: reason.required).id
            }
            try session.showVisit(id, as: options.format)
        }
    }

    struct Move: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "move", abstract: "Put a visit that was entered on the wrong chart onto the right one.",
            discussion: """
                A draft moves as it is. A signed visit stays where it was, void, and a copy of it becomes a draft for \
                its clinician to sign on the other chart.
                """)

        @Argument(help: ArgumentHelp("The visit.", valueName: "ref"))
        var reference: String
        @Option(help: ArgumentHelp("The patient whose visit it was.", valueName: "ref"))
        var to: String
        @OptionGroup var reason: TextOption<ReasonFlag>

        @OptionGroup var options: WriteOptions

        func run() throws {
            let session = try Session(options.common)
            let id = try session.write { clinic in
                let visit = try clinic.record(reference, of: Visit.self)
                return try clinic.move(visit.id, to: session.patient(to, in: clinic).id, reason: reason.required).id
            }
            try session.showVisit(id, as: options.format)
        }
    }
}
