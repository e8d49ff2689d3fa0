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
