import ArgumentParser
import ClinicModel

/// What every command takes.
struct CommonOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The database file.", valueName: "file"))
    var database: String?

    @Option(help: ArgumentHelp("Who is at the keyboard: a staff member's id or name.", valueName: "ref"))
    var staff: String?

    @Option(
        help: ArgumentHelp("A file with the passphrase of who is at the keyboard; - reads a line.", valueName: "file"))
    var staffPassphraseFile: String?

    @Option(help: ArgumentHelp("How long to wait while another desk writes.", valueName: "seconds"))
    var wait: Double = 10

    @Flag(name: .customLong("no-color"), help: "Write without colour, as when NO_COLOR is set.")
    var noColor = false

    func validate() throws { try Self.checkWait(wait) }

    static func checkWait(_ wait: Double) throws {
        guard (0...3600).contains(wait) else { throw ValidationError("--wait takes 0 to 3600 seconds.") }
    }
}

/// What every command takes that reads.
struct ReadOptions: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, csv
    }

    @Option(help: ArgumentHelp("How the data is written.", valueName: "format"))
    var format: Format = .text

    @OptionGroup var common: CommonOptions
}

/// What every command takes that writes.
struct WriteOptions: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json

        /// The same, of a table that is read.
        var reading: ReadOptions.Format {
            switch self {
            case .text: .text
            case .json: .json
            }
        }
    }

    @Option(help: ArgumentHelp("How the record that was written is shown.", valueName: "format"))
    var format: Format = .text

    @OptionGroup var common: CommonOptions
}
