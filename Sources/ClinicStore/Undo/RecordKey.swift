import ClinicModel

/// A record of any kind, by its table.
struct RecordKey: Hashable {
    let table: String
    let number: Int64
}

extension StoredRecord {
    static func key(_ number: Int64) -> RecordKey { RecordKey(table: table, number: number) }

    /// The records that this one names, in the order of its fields, but for those of other charts.
    var recordsNamed: [RecordKey] {
        var named: [RecordKey] = []
        let crossings = Self.kind.crossings
        for (field, value) in zip(Self.fields, values) where !crossings.contains(field.name) {
            switch (field.type, value) {
            case (.reference(let table, _), .integer(let number)):
                named.append(RecordKey(table: table, number: number))
            case (.references(let table, let letter), .text(let ids)):
                for id in ids.split(separator: ";") {
                    guard let number = Int64(reference: String(id), letter: letter) else { continue }
                    named.append(RecordKey(table: table, number: number))
                }
            default: break
            }
        }
        return named
    }
}

extension ClinicReader {
    /// What a record names; nothing where it is not there.
    func recordsNamed<Value: StoredRecord>(by _: Value.Type, _ number: Int64) throws -> Set<RecordKey> {
        Set(try records(Value.self, .id(RecordID(number))).first?.record.recordsNamed ?? [])
    }
}
