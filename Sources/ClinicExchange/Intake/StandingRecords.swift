import ClinicModel

/// The records of one kind that stand on a chart, to find the one that has the same in some of its fields.
///
/// Texts are the same where they read the same, however their accents are typed.
struct StandingRecords<Value: ClinicRecord>: Sendable {
    private let records: [Stored<Value>]
    /// For the names of some fields, the records by what they have there, spelled as in CSV.
    private var indices: [[String]: [[String]: RecordID<Value>]] = [:]

    init(_ records: [Stored<Value>]) { self.records = records }

    mutating func record(sameAs record: Value, in fields: [Field<Value>]) -> RecordID<Value>? {
        if records.isEmpty { return nil }
        let names = fields.map(\.name)
        if indices[names] == nil {
            indices[names] = Dictionary(
                records.map { (Self.texts(of: $0.record, in: fields), $0.id) }, uniquingKeysWith: { first, _ in first })
        }
        return indices[names]?[Self.texts(of: record, in: fields)]
    }

    private static func texts(of record: Value, in fields: [Field<Value>]) -> [String] {
        fields.map { $0.type.text(of: $0.value(in: record)) }
    }
}
