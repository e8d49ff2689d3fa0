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
    static let columns = ["on": "happened_on"]

    mutating func complete(_ asking: inout Asking, session: Session) throws {
        kind = try asking.choice(kind, "--kind", "Kind")
        try description.complete(&asking, "Description")
    }

    func apply(to item: inout HistoryItem, in clinic: ClinicReader, session: Session) throws {
        item.kind = kind ?? item.kind
        item.description = try description.text ?? item.description
        item.happenedOn = try on.map(session.dates.partialDate) ?? item.happenedOn
        item.relation = relation ?? item.relation
        item.code = code ?? item.code
    }
}
