import ArgumentParser
import Foundation

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
