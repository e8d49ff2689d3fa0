import ArgumentParser
import FoundationEssentials

/// A flag for words that a person writes about a patient, and its twin for a file: `--note` and `--note-file`.
protocol TextFlag {
    /// The flag, without its hyphens.
    static var name: String { get }
    static var help: String { get }
    /// Whether a command without the words is refused.
    static var isRequired: Bool { get }
}

extension TextFlag {
    static var isRequired: Bool { false }
}

/// Words that are said on the command line, or read from a file: what is on a command line, other accounts see in the
/// list of processes.
struct TextOption<Flag: TextFlag>: ParsableArguments {
    @Option(
        name: .customLong(Flag.name), parsing: .unconditional,
        help: ArgumentHelp("\(Flag.help)", valueName: "text"))
    private var said: String?
    @Option(
        name: .customLong(Flag.name + "-file"),
        help: ArgumentHelp("The same from a file, out of others' sight; - is what is piped in.", valueName: "file"))
    private var file: String?

    /// Read once, with the command line: nobody waits for a pipe while holding the database.
    private var content = Result<String?, any Error>.success(nil)

    private enum CodingKeys: CodingKey {
        case said, file
    }

    mutating func validate() throws {
        if said != nil && file != nil {
            throw ValidationError("Say --\(Flag.name) or --\(Flag.name)-file, not both.")
        }
        if Flag.isRequired && said == nil && file == nil {
            throw ValidationError("Missing expected argument '--\(Flag.name) <text>', or --\(Flag.name)-file <file>.")
        }
        if file == "-" { try StandardInput.checkIsReadOnce() }
        content = Result { [said, file] in try file.map { try TextFile($0, of: Flag.name).text() } ?? said }
    }

    /// Whether anything was said; a file that cannot be read is.
    var isGiven: Bool { said != nil || file != nil }

    /// The words; nil where none were given.
    ///
    /// - Throws: ``TextFileError`` where they are in a file that cannot be taken.
    var text: String? { get throws { try content.get() } }

    /// The words of a flag without which the command is refused.
    var required: String { get throws { try text ?? "" } }
}

/// What else there is to say of a record.
enum NoteFlag: TextFlag {
    static let name = "note"
    static let help = "What else there is to say of it."
}

/// Why something is done that is asked for a reason.
enum ReasonFlag: TextFlag {
    static let name = "reason"
    static let help = "Why."
    static let isRequired = true
}

/// What is piped in, which can be read once.
enum StandardInput {
    /// Throws where more than one option would read it.
    static func checkIsReadOnce() throws {
        let readers = readers(
            among: CommandLine.arguments,
            staffPassphraseFile: ProcessInfo.processInfo.environment["PLUMB_STAFF_PASSPHRASE_FILE"])
        guard readers.count > 1, let last = readers.last else { return }
        throw ValidationError(
            "\(readers.dropLast().joined(separator: ", ")) and \(last) cannot all read what is piped in; name a file "
                + "for all but one.")
    }

    /// The options that would read it, as they are called.
    static func readers(among arguments: [String], staffPassphraseFile: String?) -> [String] {
        var readers = arguments.indices.compactMap { index -> String? in
            let argument = arguments[index]
            guard argument.hasPrefix("--") else { return nil }
            if argument.hasSuffix("-file=-") { return String(argument.dropLast(2)) }
            let isNamed = argument.hasSuffix("-file") && index + 1 < arguments.count && arguments[index + 1] == "-"
            return isNamed ? argument : nil
        }
        let isPassphraseSaid = arguments.contains {
            $0 == "--staff-passphrase-file" || $0.hasPrefix("--staff-passphrase-file=")
        }
        if staffPassphraseFile == "-" && !isPassphraseSaid { readers.append("PLUMB_STAFF_PASSPHRASE_FILE") }
        return readers
    }
}
