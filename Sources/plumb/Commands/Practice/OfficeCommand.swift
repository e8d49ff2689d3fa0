import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct OfficeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "office", abstract: "The places of the practice.",
        subcommands: .of("office", [Add.self, Edit.self, List.self]))

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Add an office.",
            discussion: "Its time zone is the first office's where none is said.")

        @OptionGroup(title: "Fields") var fields: OfficeFields
        @OptionGroup var options: WriteOptions

        func run() throws {
            guard let name = fields.name else { throw UsageError("The office's --name is missing.") }
            try options.write(showing: OfficeFields.view) { clinic, desk in
                var office = Office(name: name, timeZone: try clinic.usualTimeZone())
                try fields.fill(&office, in: clinic, dates: desk.dates)
                return try clinic.add(office)
            }
        }
    }

    struct Edit: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "edit", abstract: "Change what is kept of an office; what it was stays in the audit log.")

        @Argument(help: ArgumentHelp("The office.", valueName: "ref"))
        var reference: String

        @OptionGroup(title: "Fields") var fields: OfficeFields

        @Option(help: ArgumentHelp("Empty a field, by its column's name.", valueName: "field"))
        var clear: [String] = []
        @Option(help: "Whether the practice still works there.")
        var active: YesNo?

        @OptionGroup var options: WriteOptions

        func run() throws {
            try options.write(showing: OfficeFields.view) { clinic, desk in
                let office = try clinic.office(reference)
                var new = office.record
                try OfficeFields.clear(clear, of: &new)
                try fields.fill(&new, in: clinic, dates: desk.dates)
                new.active = active?.isYes ?? new.active
                return try clinic.edit(office, to: new)
            }
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List the offices.")

        @OptionGroup var options: ReadOptions

        func run() throws {
            try options.write(
                ["office_id", "name", "city", "phone", "time_zone", "active"], none: "No offices.",
                of: RecordTable<Office>().all)
        }
    }
}

/// The flags of an office's fields, for adding and for editing.
struct OfficeFields: RecordFlags {
    typealias Value = Office

    @Option(help: "The office's name.")
    var name: String?
    @Option(help: "Street and number.")
    var address: String?
    @Option(help: "The town or city.")
    var city: String?
    @Option(help: "The country.")
    var country: String?
    @Option(parsing: .unconditional, help: "The telephone number.")
    var phone: String?
    @Option(help: ArgumentHelp("The time zone, by its IANA name.", valueName: "Area/City"))
    var timeZone: String?

    static var flags: [FieldFlag<Self>] {
        [
            FieldFlag("name") { $0.name },
            FieldFlag("address") { $0.address },
            FieldFlag("city") { $0.city },
            FieldFlag("country") { $0.country },
            FieldFlag("phone") { $0.phone },
            FieldFlag("time_zone") { $0.timeZone },
        ]
    }
}
