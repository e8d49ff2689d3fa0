import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct PracticeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "practice", abstract: "What the practice has settled.",
        subcommands: .of("practice", [Show.self, Edit.self]))

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "show", abstract: "Show the practice.")

        @OptionGroup var options: ReadOptions

        func run() throws {
            try options.write(
                ["name", "date_order", "leg_unit", "retention_years", "jurisdiction"], none: "No practice.",
                of: RecordTable<Practice>().all)
        }
    }

    struct Edit: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "edit", abstract: "Change what the practice has settled; what it was stays in the audit log.")

        @OptionGroup var fields: PracticeFields
        @Option(help: ArgumentHelp("Empty a field, by its column's name.", valueName: "field"))
        var clear: [String] = []

        @OptionGroup var options: WriteOptions

        func run() throws {
            try options.write(showing: PracticeFields.view) { clinic, desk in
                guard let practice = try clinic.practice() else { throw DeskError.noPractice }
                var new = practice.record
                try PracticeFields.clear(clear, of: &new)
                try fields.fill(&new, in: clinic, dates: desk.dates)
                return try clinic.edit(practice, to: new)
            }
        }
    }
}

/// The flags of what the practice has settled.
struct PracticeFields: RecordFlags {
    typealias Value = Practice

    @Option(help: "The practice's name.")
    var name: String?
    @Option(help: "The order in which dates like 3/4/1980 are typed.")
    var dateOrder: DateOrder?
    @Option(help: "The unit of leg checks that are typed without one.")
    var legUnit: Practice.LegUnit?
    @Option(help: ArgumentHelp("For how many years records are kept.", valueName: "years"))
    var retentionYears: Int?
    @Option(help: "The law that the practice keeps records under.")
    var jurisdiction: String?

    static var flags: [FieldFlag<Self>] {
        [
            FieldFlag("name") { $0.name },
            FieldFlag("date_order") { $0.dateOrder },
            FieldFlag("leg_unit") { $0.legUnit },
            FieldFlag("retention_years") { $0.retentionYears },
            FieldFlag("jurisdiction") { $0.jurisdiction },
        ]
    }
}
