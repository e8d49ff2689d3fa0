import ArgumentParser
import ClinicModel
import Foundation

/// Asks the person at a terminal for what the flags did not say.
///
/// Without a terminal nothing is asked: the command names what is missing instead.
struct Prompt {
    /// Nil where nobody can answer.
    init?() {
        guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return nil }
    }

    /// What was typed, trimmed; nil for an empty line.
    func ask(_ question: String) throws -> String? {
        Console.write("\(question): ", to: STDERR_FILENO)
        // The end of the input is a no: Ctrl-D leaves without a trace.
        guard let line = readLine() else { throw Declined() }
        let answer = line.trimmingCharacters(in: .whitespaces)
        return answer.isEmpty ? nil : answer
    }

    /// Asks until `read` takes the answer; an empty line is nil.
    func ask<Value>(_ question: String, _ read: (String) throws -> Value) throws -> Value? {
        while true {
            guard let answer = try ask(question) else { return nil }
            do {
                return try read(answer)
            } catch {
                Console.complain("\(error)", prefix: "")
            }
        }
    }

    /// Asks for a word of a value set.
    func choose<Value: ValueSet>(_ question: String, of type: Value.Type = Value.self) throws -> Value? {
        try ask("\(question) (\(Value.words.joined(separator: ", ")))") { answer in
            guard let value = Value(rawValue: answer.lowercased()) else {
                throw UsageError("It is one of \(Value.words.joined(separator: ", ")).")
            }
            return value
        }
    }

    /// Asks for a yes or no; anything but a yes is a no.
    func confirm(_ question: String) throws -> Bool {
        let answer = try ask("\(question) [y/N]")?.lowercased()
        return answer == "y" || answer == "yes"
    }
}
