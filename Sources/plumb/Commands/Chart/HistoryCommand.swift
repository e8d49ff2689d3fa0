import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct HistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "The patients' own and family history.",
        subcommands: .of("history", HistoryItemFields.commands.all))
}

struct HistoryItemFields: RecordFields {
    typealias Value = HistoryItem

    enum Description: TextFlag {
        static let name = "description"
        static let help = "What it is, in words."
    }

    @Option(help: "What sort of thing it is.")
    var kind: HistoryItem.Kind?
    @OptionGroup var description: TextOption<Description>
    @Option(parsing: .unconditional, help: ArgumentHelp("When it was or began, as far as is known.", valueName: "date"))
    var on: String?
    @Option(help: "Which relative it is of, for --kind family.")
    var relation: String?
    @Option(help: "A code for it, as it was given.")
    var code: String?

    static let shown = ["history_item_id", "happened_on", "kind", "relation", "description", "code"]
    static var flags: [FieldFlag<Self>] {
        [
            FieldFlag("kind", asks: "Kind") { $0.kind },
            FieldFlag("description", asks: "Description") { try $0.description.text },
            FieldFlag("happened_on", flag: "on") { $0.on },
            FieldFlag("relation") { $0.relation },
            FieldFlag("code") { $0.code },
        ]
    }
}
