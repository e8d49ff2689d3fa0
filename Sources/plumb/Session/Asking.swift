import ClinicModel

/// Asks for what a new record cannot be without and the flags did not say; without a terminal it collects the flags
/// that are missing, to name them all at once.
struct Asking {
    private let prompt = Prompt()
    private var missing: [String] = []

    /// The words that were given, or else are typed.
    mutating func text(_ given: String?, _ flag: String, _ question: String) throws -> String? {
        try answer(given, flag) { try $0.ask(question) }
    }

    /// What was given, or else is typed, and `read` takes.
    mutating func text<Value>(
        _ given: String?, _ flag: String, _ question: String, _ read: (String) throws -> Value
    ) throws -> String? {
        try answer(given, flag) { prompt in
            try prompt.ask(question) { answer in
                _ = try read(answer)
                return answer
            }
        }
    }

    /// The word of a value set that was given, or else is typed.
    mutating func choice<Value: ValueSet>(_ given: Value?, _ flag: String, _ question: String) throws -> Value? {
        try answer(given, flag) { try $0.choose(question) }
    }

    private mutating func answer<Value>(
        _ given: Value?, _ flag: String, _ ask: (Prompt) throws -> Value?
    ) throws -> Value? {
        if let given { return given }
        if let prompt, let answer = try ask(prompt) { return answer }
        missing.append(flag)
        return nil
    }

    /// Throws ``UsageError`` where anything is missing still.
    func finish(_ record: String) throws {
        guard let last = missing.last else { return }
        let first = missing.dropLast().joined(separator: ", ")
        throw UsageError(
            "\(record.capitalizedFirst) needs \(first.isEmpty ? last : "\(first) and \(last)").")
    }
}

extension String {
    /// With a capital first letter.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
