import ClinicModel

/// The fields of a record that an intake may give, and what required ones are where it does not.
struct IntakeFields<Value: ClinicRecord>: Sendable {
    let fields: [Field<Value>]
    private let usual: [String: UsualValue]

    /// - Parameters:
    ///   - names: the fields that have no place in an intake.
    ///   - usual: what required fields are where they are not given.
    init(leavingOut names: Set<String> = [], usual: [String: UsualValue] = [:]) {
        fields = Value.fields.filter { !names.contains($0.name) }
        self.usual = usual
    }

    var keys: [String] { fields.map(\.name) }

    /// The keys that an export of the record has, and an intake has not.
    var foreignKeys: Set<String> { Set(Value.fields.map(\.name) + [Value.key]).subtracting(keys) }

    func usualValue(of field: Field<Value>) -> UsualValue? { usual[field.name] }

    /// Whether a record without the field is refused.
    func isDemanded(_ field: Field<Value>) -> Bool { field.isRequired && usual[field.name] == nil }

    /// The record that `members` give; nil where something is refused or missing, which is noted.
    func record(
        _ members: IntakeMembers, at path: JSONPath, by author: Author, progress: inout IntakeProgress
    ) throws -> Value? {
        var record = Value.blank
        var isWhole = members.isWhole
        for field in fields {
            if let given = members.values[field.name] {
                guard let json = progress.resolve(given, in: field, at: path) else {
                    isWhole = false
                    continue
                }
                let isSet: Void? = try progress.problems.noting(at: path) {
                    try field.set(json, in: &record, today: author.today)
                }
                isWhole = isWhole && isSet != nil
            } else if field.isRequired, !members.meant.contains(field.name) {
                let value = usual[field.name]?.value(of: field, by: author) ?? .null
                let isSet: Void? = try progress.problems.noting(at: path) { try field.set(value, in: &record) }
                isWhole = isWhole && isSet != nil
            }
        }
        return isWhole ? record : nil
    }
}

/// What a required field is where an intake does not give it.
enum UsualValue {
    /// What a new record has there.
    case asNew
    case today
    case memberAtKeyboard

    func value<Value: ClinicRecord>(of field: Field<Value>, by author: Author) -> FieldValue {
        switch self {
        case .asNew: field.value(in: .blank)
        case .today: author.today.fieldValue
        case .memberAtKeyboard: author.staffMemberID.fieldValue
        }
    }
}

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

/// What an intake has come to so far: what was refused, and what became of each element of each list.
struct IntakeProgress {
    var problems = IntakeProblems()
    private var places: [String: [Place]] = [:]

    /// What became of an element.
    enum Place {
        /// It is the record with this id, new or on record before.
        case record(Int64)
        case empty
        case refused
    }

    mutating func note(_ places: [Place], of table: String) { self.places[table] = places }

    /// What `json` gives the field: itself, or the id of the element that it names by its place, `#1` being the first.
    ///
    /// Nil where there is nothing to give it: a wrong value is noted, and so is a place that is not there; what
    /// refers to an element that was refused is no further problem.
    mutating func resolve<Value>(_ json: JSONText, in field: Field<Value>, at path: JSONPath) -> JSONText? {
        switch (field.type, json) {
        case (.reference(let table, _), .string(let text)) where text.hasPrefix("#"):
            guard let places = places[table], let number = Int(reference: text) else { return json }
            guard number <= places.count else {
                let noun = table.replacing("_", with: " ")
                let end = places.isEmpty ? "has no \(noun)" : "has \(noun) up to #\(places.count)"
                problems.add(path.key(field.name), "\(field.title) is \(text), and the intake \(end).")
                return nil
            }
            switch places[number - 1] {
            case .record(let id): return field.type.json(of: .integer(id))
            case .empty:
                problems.add(path.key(field.name), "\(field.title) is \(text), which is empty in the intake.")
                return nil
            case .refused: return nil
            }
        case (_, .array(let elements)):
            guard let type = field.type.element else { return json }
            let wrong = elements.enumerated().filter { (type.value(of: $1) ?? .null) == .null }
            for (index, element) in wrong {
                problems.add(
                    path.key(field.name).index(index),
                    JSONValueError(field, json: element, isElement: true).description)
            }
            return wrong.isEmpty ? json : nil
        default: return json
        }
    }
}

extension Int {
    /// The number of a place in a list, `#1`.
    fileprivate init?(reference text: String) {
        guard let number = Int64(reference: String(text.dropFirst()), letter: nil) else { return nil }
        self.init(exactly: number)
    }
}
