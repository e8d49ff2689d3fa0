import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

/// The flags by which a file of another system is read.
struct SourceFlags: ParsableArguments {
    @Option(
        name: .customLong("as"),
        help: ArgumentHelp("What the rows are, such as patients or visits.", valueName: "table"))
    var table: String?
    @Option(help: "The system that wrote the file: \(SourceFormat.all.map(\.name).joined(separator: ", ")).")
    var from: String?
    @Option(
        help: ArgumentHelp(
            "What a column is; COLUMN= leaves it out, COLUMN=+FIELD puts it behind another.", valueName: "column=field")
    )
    var map: [String] = []
    @Option(
        help: ArgumentHelp("What a field holds wherever the file says nothing.", valueName: "field=value"))
    var set: [String] = []
    @Option(help: "Which comes first in dates such as 3/4/1980, where the column cannot say.")
    var dateOrder: DateOrder?
    @Option(
        help: ArgumentHelp(
            "What stands between fields: comma, semicolon, tab, bar or a character.", valueName: "delimiter"))
    var delimiter: String?
    @Option(help: ArgumentHelp("Who performed the visits that do not say.", valueName: "ref"))
    var clinician: String?
    @Option(help: ArgumentHelp("At which office the visits were that do not say.", valueName: "ref"))
    var office: String?
    @Option(
        help: ArgumentHelp("Where rows that are refused are written, so that the others are taken.", valueName: "file"))
    var rejects: String?
    @Flag(help: "Leave out rows that are on record already, or may be of a patient who is.")
    var skipDuplicates = false
    @Option(help: ArgumentHelp("Keep what was decided of the columns under this name.", valueName: "name"))
    var saveMap: String?
    @Option(help: ArgumentHelp("Decide of the columns as was kept under this name.", valueName: "name"))
    var mapName: String?
    @Flag(help: "List what is kept of the columns of other systems, instead of importing.")
    var listMaps = false

    /// Whether anything is said that the folder of an export would not heed.
    var isSaid: Bool {
        [table, from, delimiter, clinician, office, rejects, saveMap, mapName].contains { $0 != nil }
            || dateOrder != nil || skipDuplicates || !map.isEmpty || !set.isEmpty
    }

    /// What is said of a file, with what the practice has on record of it.
    func options(in clinic: ClinicReader) throws -> SourceOptions {
        var options = SourceOptions()
        if let mapName { try clinic.importMap(named: mapName).record.apply(to: &options) }
        options.table = table ?? options.table
        options.format = try from.map(SourceFormat.named) ?? options.format
        options.dateOrder = dateOrder ?? options.dateOrder
        options.delimiter = try delimiter.map(SourceDialect.delimiter) ?? options.delimiter
        options.skipsDuplicates = skipDuplicates
        options.override(columns: try map.map(Self.choice))
        options.override(values: try set.map(Self.value))
        if let clinician {
            options.override(values: [(Self.clinicianField(options), "\(try clinic.staffMember(clinician).id)")])
        }
        if let office { options.override(values: [("office_id", "\(try clinic.office(office).id)")]) }
        return options
    }

    private static func clinicianField(_ options: SourceOptions) -> String {
        options.table == "patients" ? "primary_clinician_id" : "clinician_id"
    }

    private static func choice(_ text: String) throws -> SourceColumnChoice {
        guard let choice = SourceColumnChoice(text) else {
            throw UsageError(
                "--map takes COLUMN=FIELD, such as --map Nachname=family_name; \u{201C}\(text)\u{201D} is none.")
        }
        return choice
    }

    private static func value(_ text: String) throws -> (field: String, text: String) {
        guard let sign = text.firstIndex(of: "="), sign > text.startIndex, text.index(after: sign) < text.endIndex
        else {
            throw UsageError(
                "--set takes FIELD=VALUE, such as --set kind=consultation; \u{201C}\(text)\u{201D} is none.")
        }
        return (String(text[..<sign]).trimmed, String(text[text.index(after: sign)...]))
    }
}
