import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct CatalogueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catalogue", abstract: "The words for tests, conditions and techniques.",
        subcommands: [List.self])

    enum Name: String, ExpressibleByArgument, CaseIterable {
        case tests, conditions, techniques
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the words of a catalogue, and what each test takes.")

        @Argument(help: "Which catalogue.")
        var name: Name

        @OptionGroup var options: ReadOptions

        func run() throws {
            let session = try Session(options.common)
            try session.read { clinic in
                switch (name, options.format) {
                case (.tests, .text): try writeTests(of: clinic.tests.get(), to: session.console)
                case (.tests, _): try write(RecordTable.tests.all, [], from: clinic, to: session.console)
                case (.conditions, _):
                    let shown = ["code", "name", "icd10cm_code", "icd10cm_version"]
                    try write(RecordTable.conditions.all, shown, from: clinic, to: session.console)
                case (.techniques, _):
                    try write(RecordTable.techniques.all, ["code", "name"], from: clinic, to: session.console)
                }
            }
        }

        private func write(_ table: Table, _ shown: [String], from clinic: ClinicReader, to console: Console) throws {
            try table.write(shown, from: clinic, as: options.format, to: console, none: "No words.")
        }

        /// A test's row says what is typed behind its `=`, which is what the desk needs to know of it.
        private func writeTests(of catalogue: TestCatalogue, to console: Console) {
            let tests = catalogue.tests.filter(\.active)
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
}
