import ArgumentParser
import ClinicModel

/// Where the records are, and how they are shown.
struct DatabaseOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The database file.", valueName: "file"))
    var database: String?

    @Option(help: ArgumentHelp("How long to wait while another desk writes.", valueName: "seconds"))
    var wait: Double = 10

    @Flag(name: .customLong("no-color"), help: "Write without colour, as when NO_COLOR is set.")
    var noColor = false

    func validate() throws {
        guard (0...3600).contains(wait) else { throw ValidationError("--wait takes 0 to 3600 seconds.") }
    }
}

/// What every command takes.
struct CommonOptions: ParsableArguments {
    @OptionGroup var database: DatabaseOptions

    @Option(help: ArgumentHelp("Who is at the keyboard: a staff member's id or name.", valueName: "ref"))
    var staff: String?
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
    }

    @Option(help: ArgumentHelp("How the record that was written is shown.", valueName: "format"))
    var format: Format = .text

    @OptionGroup var common: CommonOptions
}
