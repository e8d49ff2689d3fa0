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
