import ClinicModel
import GRDB

/// A record of a chart, and the records of charts that it names.
struct ChartRow: Sendable {
    let reference: RecordReference
    let named: [RecordReference]

    init<Value: StoredRecord>(_ record: Stored<Value>, among kinds: Kinds) {
        reference = RecordReference(record.id)
        named = record.record.recordsNamed.compactMap { key in
            guard let kind = kinds.ofTable(key.table), kind.isOnChart else { return nil }
            return RecordReference(kind.referenceWord, key.number)
        }
    }
}

extension ClinicReader {
    /// Every record of a chart that names its patient, kind by kind.
    func chartRows(of patient: RecordID<Patient>) throws -> [ChartRow] {
        func rows<Value: StoredRecord>(of _: Value.Type) throws -> [ChartRow] {
            try records(Value.self, .onChart(of: patient)).map { ChartRow($0, among: kinds) }
        }
        return try kinds.onCharts.flatMap { try rows(of: $0) }
    }

    /// How many records of each kind a chart has, void ones among them, in words: `2 complaints`.
    public func chartCounts(of patient: RecordID<Patient>) throws -> [String] {
        func count<Value: StoredRecord>(_: Value.Type) throws -> Int {
            try self.count(Selection<Value>.onChart(of: patient))
        }
        return try kinds.onCharts.compactMap { kind in
            let count = try count(kind)
            return count == 0 ? nil : "\(count) \(count == 1 ? kind.noun : kind.nouns)"
        }
    }
}
