import ArgumentParser
import ClinicModel
import Glibc

/// How a command ends when it does not end well: one text and one exit code for each sort of error.
enum Failure {
    static func exit(with error: any Error) -> Never {
        if let error = error as? any ClinicError {
            // What was entered may be in it, and must not steer the terminal.
            Console.complain(error.description.printableLines.joined(separator: "\n"))
            Glibc.exit(error.kind.exitCode)
        }
        if error is Declined {
            Console.complain("Nothing was changed.", prefix: "")
            Glibc.exit(2)
        }
        // What is left is the parser's own: help, the version, and errors of usage.
        Plumb.exit(withError: error)
    }
}

/// A command that lacks something it needs; the text says what.
struct UsageError: ClinicError {
    let description: String
    var kind: ErrorKind { .usage }

    init(_ description: String) { self.description = description }
}

/// The person at the keyboard said no.
struct Declined: Error {}

extension ErrorKind {
    fileprivate var exitCode: Int32 {
        switch self {
        case .usage: 64
        case .rule: 65
        case .notFound: 66
        case .cannotCreate: 73
        case .inputOutput: 74
        case .busy: 75
        case .notPermitted: 77
        }
    }
}
