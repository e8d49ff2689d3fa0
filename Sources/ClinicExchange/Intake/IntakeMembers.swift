import ClinicModel

/// What an object of an intake gives, by key: null, an empty text and an empty list give nothing.
struct IntakeMembers {
    private(set) var values: [String: JSONText] = [:]
    /// The keys that were probably meant where another was written.
    private(set) var meant: Set<String> = []
    /// Whether nothing of the object was refused.
    private(set) var isWhole = true

    /// Nil for null, and where `json` is no object, which is noted, as is every key that it may not have or has twice.
    ///
    /// - Parameters:
    ///   - keys: those that it may have.
    ///   - foreign: those that are known, and have no place in an intake.
    init?(
        _ json: JSONText, at path: JSONPath, keys: [String], foreign: Set<String> = [],
        problems: inout IntakeProblems
    ) {
        if json == .null { return nil }
        guard case .object(let members) = json else {
            Self.note(notAnObject: json, at: path, &problems)
            return nil
        }
        let before = problems.count
        defer { isWhole = problems.count == before }
        var seen: Set<String> = []
        for (key, value) in members {
            if keys.contains(key) {
                if !seen.insert(key).inserted {
                    problems.add(path.key(key), "the key is there twice.")
                } else if value.isGiven {
                    values[key] = value
                }
            } else if foreign.contains(key) {
                problems.add(path.key(key), "the key has no place in an intake; leave it out.")
            } else {
                let nearest = nearestWord(to: key, among: keys)
                if let nearest { meant.insert(nearest) }
                problems.add(
                    path.key(key),
                    "there is no such key; "
                        + (nearest.map { "did you mean \($0)?" } ?? "the keys are \(keys.joined(separator: ", "))."))
            }
        }
    }

    static func note(notAnObject json: JSONText, at path: JSONPath, _ problems: inout IntakeProblems) {
        problems.add(path, "it is \(json.spoken); an object is expected, within { and }.")
    }
}

extension JSONText {
    /// Whether the value says anything.
    fileprivate var isGiven: Bool {
        switch self {
        case .null: false
        case .string(let text): !text.trimmed.isEmpty
        case .array(let elements): !elements.isEmpty
        case .boolean, .integer, .number, .object: true
        }
    }
}
