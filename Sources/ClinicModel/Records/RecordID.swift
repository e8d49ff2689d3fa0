/// The id of a record, a whole number from 1, typed by what it identifies.
public struct RecordID<Owner: ClinicRecord>: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let number: Int64

    public init(_ number: Int64) { self.number = number }

    /// Stands in a record that has not been given its owner yet.
    public static var unassigned: RecordID { RecordID(0) }

    /// An id as people write it: `P-12`, `p-12` or `12`.
    public init?(_ text: String) {
        guard let number = Int64(reference: text, letter: Owner.letter) else { return nil }
        self.number = number
    }

    /// The id with its letter, `P-12`.
    public var description: String { Owner.letter.map { "\($0)-\(number)" } ?? String(number) }

    public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}

extension RecordID: FieldRepresentable {
    public static var fieldType: FieldType { .reference(table: Owner.table, letter: Owner.letter) }
    public var fieldValue: FieldValue { .integer(number) }

    public static func decode(_ fieldValue: FieldValue) -> RecordID? {
        guard case .integer(let number) = fieldValue, number > 0 else { return nil }
        return RecordID(number)
    }
}

/// The ids of several records of a kind, each once, in order; none is an empty field.
public struct RecordIDs<Owner: ClinicRecord>: Hashable, Sendable {
    public let ids: [RecordID<Owner>]

    public init(_ ids: [RecordID<Owner>] = []) { self.ids = Set(ids).sorted() }

    public var isEmpty: Bool { ids.isEmpty }
}

extension RecordIDs: FieldRepresentable {
    public static var fieldType: FieldType { .references(table: Owner.table, letter: Owner.letter) }
    public static var isRequired: Bool { false }

    public var fieldValue: FieldValue {
        ids.isEmpty ? .null : .text(ids.map(\.description).joined(separator: ";"))
    }

    public static func decode(_ fieldValue: FieldValue) -> RecordIDs? {
        switch fieldValue {
        case .null: return RecordIDs()
        case .text(let text):
            let words = text.split(separator: ";", omittingEmptySubsequences: false)
            let ids = words.compactMap { RecordID<Owner>(String($0)) }
            return ids.count == words.count ? RecordIDs(ids) : nil
        case .integer, .number: return nil
        }
    }
}

/// A record of any kind, as it is named among others: `C-5`, or `consent-3` where the kind has no letter.
public struct RecordReference: Hashable, Sendable, CustomStringConvertible {
    /// The letter of the kind, or its name.
    public let word: String
    public let number: Int64

    public init(_ word: String, _ number: Int64) {
        self.word = word
        self.number = number
    }

    public init<Value: ClinicRecord>(_ id: RecordID<Value>) { self.init(Value.referenceWord, id.number) }

    public var description: String { "\(word)-\(number)" }

    /// As people read it in a sentence: `C-5`, `care plan 3`.
    public var spoken: String { word.count == 1 ? description : "\(word.replacing("_", with: " ")) \(number)" }

    /// The references that `text` joins by `;`, and the other way round.
    public static func list(_ text: String) throws -> [RecordReference] {
        try text.split(separator: ";", omittingEmptySubsequences: false).map { part in
            let parts = part.split(separator: "-", omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty, let number = Int64(reference: String(parts[1]), letter: nil),
                parts[0].unicodeScalars.allSatisfy({ $0.isASCII && ($0.properties.isAlphabetic || $0 == "_") })
            else { throw PatientError.unknownReference(String(part)) }
            return RecordReference(String(parts[0]), number)
        }
    }

    /// The text of several, joined by `;`; nil for none.
    public static func text(of references: [RecordReference]) -> String? {
        references.isEmpty ? nil : references.map(\.description).joined(separator: ";")
    }
}

extension ClinicRecord {
    /// What a reference to a record of the kind begins with.
    public static var referenceWord: String { letter ?? name }
}
