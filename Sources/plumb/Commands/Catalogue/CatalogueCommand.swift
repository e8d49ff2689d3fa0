import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct CatalogueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catalogue", abstract: "The words that records are kept in, which a practice may add to.",
        discussion: "A word that is retired is no longer offered, and stays valid in the records that have it.",
        subcommands: .of("catalogue", [CatalogueList.self, CatalogueAdd.self, Retire.self, Restore.self]))

    struct Retire: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "retire", abstract: "Offer a word no longer; it stays valid in the records that have it.")

        @OptionGroup var word: CatalogueWord

        func run() throws { try word.offer(false) }
    }

    struct Restore: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "restore", abstract: "Offer a word again that was retired.")

        @OptionGroup var word: CatalogueWord

        func run() throws { try word.offer(true) }
    }
}

/// The catalogues, as they are typed.
enum CatalogueName: String, ExpressibleByArgument, CaseIterable {
    case tests, conditions, techniques, measures
    case safetyItems = "safety-items"
    case codes
}

/// A word of a catalogue.
struct CatalogueWord: ParsableArguments {
    @Argument(help: "Which catalogue.")
    var name: CatalogueName
    @Argument(help: "The word.")
    var code: String

    @OptionGroup var options: WriteOptions

    func offer(_ isOffered: Bool) throws {
        switch name {
        case .tests: try offer(isOffered, in: ScreenTest.self)
        case .conditions: try offer(isOffered, in: Condition.self)
        case .techniques: try offer(isOffered, in: Technique.self)
        case .measures: try offer(isOffered, in: Measure.self)
        case .safetyItems: try offer(isOffered, in: SafetyItem.self)
        case .codes:
            throw UsageError("Codes are of a version, and are not retired; a newer version is added beside the old.")
        }
    }

    private func offer<Value: StoredRecord & CatalogueRow>(_ isOffered: Bool, in _: Value.Type) throws {
        try options.write(showing: RecordView<Value>()) { clinic, _ in
            try clinic.offer(code, of: Value.self, isOffered)
        }
    }
}

struct CatalogueList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the words of a catalogue, and what each test takes.",
        discussion: "Text shows the words that are offered, or with --retired the others; CSV and JSON have all.")

    @Argument(help: "Which catalogue.")
    var name: CatalogueName
    @Flag(help: "Show the words that were retired.")
    var retired = false

    @OptionGroup var options: ReadOptions

    func run() throws {
        let session = try Session(options.common)
        try session.read { clinic in
            if name == .tests && options.format == .text {
                return try writeTests(of: clinic.tests.get(), to: session.console)
            }
            let (table, shown) = table(asText: options.format == .text)
            try table.write(
                shown, from: clinic, as: options.format, to: session.console,
                none: retired ? "No words were retired." : "No words.")
        }
    }

    private func table(asText isText: Bool) -> (Table, shown: [String]) {
        func rows<Value: StoredRecord & CatalogueRow>(_: Value.Type) -> Table {
            let table = RecordTable<Value>()
            return isText ? table.table(of: .offered(!retired)) : table.all
        }
        return switch name {
        case .tests: (rows(ScreenTest.self), [])
        case .conditions: (rows(Condition.self), ["code", "name", "icd10cm_code", "icd10cm_version"])
        case .techniques: (rows(Technique.self), ["code", "name"])
        case .measures: (rows(Measure.self), ["code", "name", "minimum", "maximum", "unit"])
        case .safetyItems: (rows(SafetyItem.self), ["code", "name", "area"])
        case .codes: (RecordTable<ClassificationCode>().all, ["code", "title", "code_version"])
        }
    }

    /// A test's row says what is typed behind its `=`, which is what the desk needs to know of it.
    private func writeTests(of catalogue: TestCatalogue, to console: Console) {
        let tests = catalogue.tests.filter { $0.active != retired }
        if tests.isEmpty { return console.print(retired ? "No words were retired." : "No words.") }
        let table = TextTable(
            columns: [.init(title: "Code"), .init(title: "Name", wraps: true), .init(title: "Takes", wraps: true)],
            rows: tests.map { test in
                let level =
                    switch test.level {
                    case .none: ""
                    case .optional: "[@level]"
                    case .required: "@level"
                    }
                return [test.code + level, test.name, catalogue.words(of: test).joined(separator: ", ")]
            })
        console.print(table.lines(width: console.width, style: console.style))
    }
}
