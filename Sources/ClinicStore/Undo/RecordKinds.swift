import ClinicModel

/// Every kind of record that the audit log names, by its name there.
enum RecordKinds {
    static func named(_ name: String) -> (any StoredRecord.Type)? { all[name] }

    private static let all: [String: any StoredRecord.Type] = Dictionary(
        uniqueKeysWithValues: (ChartKind.all.map(\.type) + others).map { ($0.name, $0) })

    private static let others: [any StoredRecord.Type] = [
        SeverityRating.self, Finding.self, Adjustment.self, Addendum.self, Patient.self, Practice.self, Office.self,
        StaffMember.self, Qualification.self, Condition.self, Technique.self, ScreenTest.self, TestUnit.self,
        SafetyItem.self, Measure.self, ClassificationCode.self, ImportMap.self,
    ]
}

/// A record of any kind, by its table.
struct RecordKey: Hashable {
    let table: String
    let number: Int64
}

extension StoredRecord {
    static func key(_ number: Int64) -> RecordKey { RecordKey(table: table, number: number) }

    /// The record as it is named in a sentence: `V-12`, `consent 3`.
    static func spoken(_ number: Int64) -> String { RecordReference(referenceWord, number).spoken }
}

extension ClinicReader {
    /// What a record names; nothing where it is not there.
    func recordsNamed<Value: StoredRecord>(by _: Value.Type, _ number: Int64) throws -> Set<RecordKey> {
        guard let record = try records(Value.self, .id(RecordID(number))).first else { return [] }
        var named: Set<RecordKey> = []
        for (field, value) in zip(Value.fields, record.record.values) {
            switch (field.type, value) {
            case (.reference(let table, _), .integer(let number)):
                named.insert(RecordKey(table: table, number: number))
            case (.references(let table, let letter), .text(let ids)):
                for id in ids.split(separator: ";") {
                    guard let number = Int64(reference: String(id), letter: letter) else { continue }
                    named.insert(RecordKey(table: table, number: number))
                }
            default: break
            }
        }
        return named
    }
}
