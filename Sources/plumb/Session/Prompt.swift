import ArgumentParser
import ClinicModel
import Glibc

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
        let answer = line.trimmed
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
        try choose(question, among: Value.words).flatMap(Value.init)
    }

    /// Asks for one of some words.
    func choose(_ question: String, among words: [String]) throws -> String? {
        let all = words.joined(separator: ", ")
        return try ask("\(question) (\(all))") { answer in
            guard words.contains(answer.lowercased()) else { throw UsageError("It is one of \(all).") }
            return answer.lowercased()
        }
    }

    /// Asks for a yes or no; anything but a yes is a no.
    func confirm(_ question: String) throws -> Bool {
        let answer = try ask("\(question) [y/N]")?.lowercased()
        return answer == "y" || answer == "yes"
    }
}

extension Prompt {
    /// What was typed, as it was, without showing it; nil for an empty line.
    func askUnseen(_ question: String) throws -> String? {
        var before = termios()
        guard tcgetattr(STDIN_FILENO, &before) == 0 else { throw Declined() }
        var unseen = before
        // Keys are read one by one, Ctrl-C among them, so that the terminal is put back whatever is pressed.
        unseen.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG)
        tcsetattr(STDIN_FILENO, TCSADRAIN, &unseen)
        defer {
            tcsetattr(STDIN_FILENO, TCSADRAIN, &before)
            Console.write("\n", to: STDERR_FILENO)
        }
        Console.write("\(question): ", to: STDERR_FILENO)
        return try readKeys()
    }

    private func readKeys() throws -> String? {
        var bytes: [UInt8] = []
        while true {
            var key: UInt8 = 0
            let count = read(STDIN_FILENO, &key, 1)
            if count < 0 && errno == EINTR { continue }
            switch (count, key) {
            case (1, 0x0A), (1, 0x0D):
                let text = String(decoding: bytes, as: UTF8.self)
                return text.isEmpty ? nil : text
            // Backspace takes the last character; its bytes after the first begin with 10.
            case (1, 0x7F), (1, 0x08): while let byte = bytes.popLast(), byte & 0xC0 == 0x80 {}
            // Ctrl-U takes the line.
            case (1, 0x15): bytes = []
            // Ctrl-C, Ctrl-D and Ctrl-\, and the end of the input, leave without a trace.
            case (1, 0x03), (1, 0x04), (1, 0x1C): throw Declined()
            case (1, _): bytes.append(key)
            default: throw Declined()
            }
        }
    }
}
