import ClinicModel
import GRDB

/// A kind of record that names its patient: what a chart is made of, and what moves with it.
///
/// Findings, adjustments, addenda and ratings name a visit or a complaint, and go where that goes.
struct ChartKind: Sendable {
    let type: any StoredRecord.Type
    let table: String
    let word: String
    let noun: String
    let nouns: String
    /// The same kind, as it is held against the audit log.
    let audited: AuditedKind
    /// The records on a chart, void ones among them, by id.
    let rows: @Sendable (ClinicReader, RecordID<Patient>) throws -> [ChartRow]
    /// Whether there is a record with this id.
    let exists: @Sendable (ClinicReader, Int64) throws -> Bool
    /// Puts a record onto another chart, as it is.
    let move: @Sendable (ClinicWriter, Int64, RecordID<Patient>, _ reason: String) throws -> Void

    private init<Value: StoredRecord>(
        _ type: Value.Type, _ patientID: any WritableKeyPath<Value, RecordID<Patient>> & Sendable
    ) {
        self.type = type
        table = Value.table
        word = Value.referenceWord
        noun = Value.noun
        nouns = Value.nouns
        audited = AuditedKind(type)
        rows = { clinic, patient in
            try clinic.records(type, Selection("t.patient_id = ?", [patient.number])).map(ChartRow.init)
        }
        exists = { clinic, number in try clinic.count(Selection<Value>.id(RecordID(number))) > 0 }
        move = { clinic, number, patient, reason in
            let old = try clinic.record(RecordID<Value>(number))
            var moved = old.record
            moved[keyPath: patientID] = patient
            try clinic.put(moved, inPlaceOf: old, .move, reason: reason)
        }
    }

    /// Each of them.
    static let all = [
        ChartKind(Complaint.self, \.patientID), ChartKind(Visit.self, \.patientID),
        ChartKind(ImagingStudy.self, \.patientID), ChartKind(Consent.self, \.patientID),
        ChartKind(HistoryItem.self, \.patientID), ChartKind(PriorCare.self, \.patientID),
        ChartKind(SafetyAnswer.self, \.patientID), ChartKind(Assessment.self, \.patientID),
        ChartKind(ExternalTest.self, \.patientID), ChartKind(Reaction.self, \.patientID),
        ChartKind(OutcomeScore.self, \.patientID), ChartKind(CarePlan.self, \.patientID),
        ChartKind(Appointment.self, \.patientID), ChartKind(RecallContact.self, \.patientID),
        ChartKind(Disclosure.self, \.patientID),
    ]

    /// What a reference to a record of each begins with, by table.
    static let words = Dictionary(uniqueKeysWithValues: all.map { ($0.table, $0.word) })
}

/// A record of a chart, and the records of charts that it names.
struct ChartRow: Sendable {
    let reference: RecordReference
    let named: [RecordReference]

    init<Value: StoredRecord>(_ record: Stored<Value>) {
        reference = RecordReference(record.id)
        let words = ChartKind.words
        named = zip(Value.fields, record.record.values).flatMap { field, value -> [RecordReference] in
            switch (field.type, value) {
            case (.reference(let table, _), .integer(let number)):
                words[table].map { [RecordReference($0, number)] } ?? []
            case (.references(let table, let letter), .text(let ids)):
                ids.split(separator: ";").compactMap { id in
                    guard let word = words[table] else { return nil }
                    return Int64(reference: String(id), letter: letter).map { RecordReference(word, $0) }
                }
            default: []
            }
        }
    }
}

extension ClinicReader {
    /// Every record of a chart that names its patient, kind by kind.
    func chartRows(of patient: RecordID<Patient>) throws -> [ChartRow] {
        try ChartKind.all.flatMap { try $0.rows(self, patient) }
    }

    /// How many records of each kind a chart has, void ones among them, in words: `2 complaints`.
    public func chartCounts(of patient: RecordID<Patient>) throws -> [String] {
        try ChartKind.all.compactMap { kind in
            let count = try kind.rows(self, patient).count
            return count == 0 ? nil : "\(count) \(count == 1 ? kind.noun : kind.nouns)"
        }
    }
}
