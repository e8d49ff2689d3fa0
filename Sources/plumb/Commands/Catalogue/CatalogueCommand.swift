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
        let session = try Session(options.common)
        let row = try session.write { try $0.offer(code, of: Value.self, isOffered) }
        try session.show(row, as: options.format)
    }
}
