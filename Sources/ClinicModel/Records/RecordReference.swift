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
