import ClinicModel

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
