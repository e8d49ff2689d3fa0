import ClinicModel
import ClinicStore

/// What came of an intake.
public struct IntakeSummary: Sendable {
    public let patient: Stored<Patient>
    /// Who was on record before, and may be the one who was registered.
    public let likelyDuplicates: [LikelyDuplicate]
    /// The fields of a patient on record that were empty before.
    public let filled: [Field<Patient>]
    /// One for each list that an intake may have.
    public internal(set) var parts: [Part] = []

    /// What came of one list.
    public struct Part: Sendable {
        public let table: String
        private let type: FieldType
        var ids: [Int64] = []
        /// How many were not added, since they were on record already.
        public internal(set) var alreadyOnRecord = 0
        /// How many were asked and not answered.
        public internal(set) var unanswered = 0

        init(table: String, type: FieldType) {
            self.table = table
            self.type = type
        }
    }

    public var alreadyOnRecord: Int { parts.map(\.alreadyOnRecord).reduce(0, +) }
    public var unanswered: Int { parts.map(\.unanswered).reduce(0, +) }

    /// The same for programs: the ids of what was added, by table.
    public var json: JSONText {
        .object(
            [
                ("patient_id", .string(patient.id.description)),
                ("filled_in", .array(filled.map { .string($0.name) })),
            ] + parts.map { ($0.table, .array($0.jsonIDs)) } + [
                ("already_on_record", .integer(Int64(alreadyOnRecord))),
                ("unanswered", .integer(Int64(unanswered))),
            ])
    }
}

extension IntakeSummary.Part {
    /// What was added, for people: the ids where they are written with a letter, else how many.
    public var text: String? {
        if ids.isEmpty { return nil }
        guard case .reference(_, _?) = type else { return String(ids.count) }
        return ids.map { type.text(of: .integer($0)) }.joined(separator: ", ")
    }

    fileprivate var jsonIDs: [JSONText] { ids.map { type.json(of: .integer($0)) } }
}
