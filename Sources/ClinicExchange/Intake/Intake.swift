import ClinicModel
import ClinicStore

/// A whole intake as one JSON document gives it: a patient, and what there is to put on their chart.
///
/// It is all or nothing: where anything is refused, everything that is refused is told, with its place.
public struct Intake: Sendable {
    private let document: JSONText

    /// - Throws: ``IntakeError`` where the bytes are not JSON.
    public init(_ bytes: [UInt8]) throws(IntakeError) {
        do {
            document = try JSONText(parsing: bytes)
        } catch {
            throw .malformed(error)
        }
    }

    /// Its lists, so ordered that what is referred to comes first.
    static let tables: [any IntakeTable] = [
        IntakeRecords<Complaint>(usual: ["recorded_on": .today, "status": .asNew]),
        IntakeRecords<HistoryItem>(),
        IntakeRecords<PriorCare>(usual: ["ongoing": .asNew]),
        IntakeRecords<SafetyAnswer>(
            leavingOut: ["visit_id"], usual: ["asked_by": .memberAtKeyboard, "asked_on": .today], question: "item",
            questions: { clinic in try clinic.records(SafetyItem.self).filter(\.active).map(\.record.code) }),
        IntakeRecords<Consent>(usual: ["given_on": .today]),
        IntakeRecords<ExternalTest>(),
    ]

    static let patientFields = IntakeFields<Patient>(leavingOut: Patient.mergeFields, usual: ["status": .asNew])
    static let keys = ["$schema", "patient"] + tables.map(\.name)

    /// Adds everything to the records.
    ///
    /// - Parameter patient: the patient on record whose chart it goes to; nil registers a new one.
    /// - Throws: ``IntakeError`` where anything is refused.
    public func add(to clinic: ClinicWriter, completing patient: Stored<Patient>? = nil) throws -> IntakeSummary {
        var progress = IntakeProgress()
        let root = JSONPath.root
        let members = IntakeMembers(document, at: root, keys: Self.keys, problems: &progress.problems)
        guard let members else {
            if progress.problems.isEmpty { IntakeMembers.note(notAnObject: document, at: root, &progress.problems) }
            throw IntakeError.refused(progress.problems)
        }
        switch members.values["$schema"] {
        case nil, .string: break
        case let other?: progress.problems.add(root.key("$schema"), "it is \(other.spoken); a text is expected.")
        }
        let json = members.values[Patient.name] ?? .object([])
        var summary =
            if let patient {
                try complete(patient, with: json, in: clinic, progress: &progress)
            } else {
                try register(json, in: clinic, progress: &progress)
            }
        for table in Self.tables {
            let elements = members.values[table.name].flatMap { list($0, of: table.name, problems: &progress.problems) }
            summary.lists.append(
                try table.add(
                    elements ?? [], to: summary.patient.id, isNew: patient == nil, in: clinic, progress: &progress))
        }
        guard progress.problems.isEmpty else { throw IntakeError.refused(progress.problems) }
        return summary
    }

    private func list(_ json: JSONText, of name: String, problems: inout IntakeProblems) -> [JSONText]? {
        if case .array(let elements) = json { return elements }
        problems.add(JSONPath.root.key(name), "it is \(json.spoken); a list is expected, within [ and ].")
        return nil
    }
}

extension Intake {
    private static let path = JSONPath.root.key(Patient.name)

    /// Registers the patient.
    func register(
        _ json: JSONText, in clinic: ClinicWriter, progress: inout IntakeProgress
    ) throws -> IntakeSummary {
        if let (given, _) = try patient(json, by: clinic.author, progress: &progress),
            let patient = try progress.problems.noting(at: Self.path, { try given.checked(today: clinic.author.today) })
        {
            let likely = try clinic.likelyDuplicates(of: patient)
            if let stored = try progress.problems.noting(at: Self.path, { try clinic.add(patient) }) {
                return IntakeSummary(patient: stored, likelyDuplicates: likely, filled: [])
            }
        }
        // The rest is held against the records all the same, on a chart that goes with the transaction.
        let nobody = try clinic.add(Patient(familyName: Patient.noun))
        return IntakeSummary(patient: nobody, likelyDuplicates: [], filled: [])
    }

    /// Fills what is empty on record, and notes what differs from it.
    func complete(
        _ old: Stored<Patient>, with json: JSONText, in clinic: ClinicWriter, progress: inout IntakeProgress
    ) throws -> IntakeSummary {
        guard let (given, fields) = try patient(json, by: clinic.author, progress: &progress) else {
            return IntakeSummary(patient: old, likelyDuplicates: [], filled: [])
        }
        var new = old.record
        var filled: [Field<Patient>] = []
        for field in fields {
            let (value, known) = (field.value(in: given), field.value(in: old.record))
            let (text, knownText) = (field.type.text(of: value), field.type.text(of: known))
            if known == .null {
                try field.set(value, in: &new)
                filled.append(field)
            } else if text != knownText {
                progress.problems.add(
                    Self.path.key(field.name),
                    """
                    \(field.title) is \u{201C}\(text.shortened)\u{201D} here and \
                    \u{201C}\(knownText.shortened)\u{201D} on record; change it with plumb patient edit.
                    """)
            }
        }
        let stored = try progress.problems.noting(at: Self.path) { try clinic.edit(old, to: new) }
        return IntakeSummary(patient: stored ?? old, likelyDuplicates: [], filled: filled)
    }

    /// The patient that the document gives, and the fields that it fills.
    private func patient(
        _ json: JSONText, by author: Author, progress: inout IntakeProgress
    ) throws -> (record: Patient, fields: [Field<Patient>])? {
        let fields = Self.patientFields
        let members = IntakeMembers(
            json, at: Self.path, keys: fields.keys, foreign: fields.foreignKeys, problems: &progress.problems)
        guard let members,
            let record = try fields.record(members, at: Self.path, by: author, progress: &progress)
        else { return nil }
        return (record, fields.fields.filter { members.values[$0.name] != nil })
    }
}

/// What came of an intake.
public struct IntakeSummary: Sendable {
    public let patient: Stored<Patient>
    /// Who was on record before, and may be the one who was registered.
    public let likelyDuplicates: [LikelyDuplicate]
    /// The fields of a patient on record that were empty before.
    public let filled: [Field<Patient>]
    /// One for each list that an intake may have.
    public internal(set) var lists: [List] = []

    /// What came of one list.
    public struct List: Sendable {
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

    public var alreadyOnRecord: Int { lists.map(\.alreadyOnRecord).reduce(0, +) }
    public var unanswered: Int { lists.map(\.unanswered).reduce(0, +) }

    /// The same for programs: the ids of what was added, by table.
    public var json: JSONText {
        .object(
            [
                ("patient_id", .string(patient.id.description)),
                ("filled_in", .array(filled.map { .string($0.name) })),
            ] + lists.map { ($0.table, .array($0.jsonIDs)) } + [
                ("already_on_record", .integer(Int64(alreadyOnRecord))),
                ("unanswered", .integer(Int64(unanswered))),
            ])
    }
}

extension IntakeSummary.List {
    /// What was added, for people: the ids where they are written with a letter, else how many.
    public var text: String? {
        if ids.isEmpty { return nil }
        guard case .reference(_, _?) = type else { return String(ids.count) }
        return ids.map { type.text(of: .integer($0)) }.joined(separator: ", ")
    }

    fileprivate var jsonIDs: [JSONText] { ids.map { type.json(of: .integer($0)) } }
}
