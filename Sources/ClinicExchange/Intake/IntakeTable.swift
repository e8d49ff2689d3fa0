import ClinicModel
import ClinicStore

/// A kind of record of which an intake has a list.
protocol IntakeTable: Sendable {
    /// The key of the list, as the table of an export is called.
    var name: String { get }

    /// Adds the records of a list to a chart.
    ///
    /// - Parameter isNew: whether nothing can be on the chart already.
    func add(
        _ elements: [JSONText], to patient: RecordID<Patient>, isNew: Bool, in clinic: ClinicWriter,
        progress: inout IntakeProgress
    ) throws -> IntakeSummary.List

    /// The list with nothing filled in.
    func template(in clinic: ClinicReader) throws -> JSONText

    /// What an element may be, in JSON Schema.
    var elementSchema: JSONText { get }
}

/// The records of a chart of one kind.
struct IntakeRecords<Value: StoredRecord & ChartRecord>: IntakeTable {
    let fields: IntakeFields<Value>
    /// The field that the template fills in; an element that gives nothing else was not answered.
    let question: String?
    /// What the template fills in there, an element for each.
    let questions: @Sendable (ClinicReader) throws -> [String]

    init(
        leavingOut names: Set<String> = [], usual: [String: UsualValue] = [:], question: String? = nil,
        questions: @escaping @Sendable (ClinicReader) throws -> [String] = { _ in [] }
    ) {
        fields = IntakeFields(leavingOut: names.union(["patient_id", "void_reason"]), usual: usual)
        self.question = question
        self.questions = questions
    }

    var name: String { Value.table }

    func add(
        _ elements: [JSONText], to patient: RecordID<Patient>, isNew: Bool, in clinic: ClinicWriter,
        progress: inout IntakeProgress
    ) throws -> IntakeSummary.List {
        var list = IntakeSummary.List(table: name, type: RecordID<Value>.fieldType)
        var places: [IntakeProgress.Place] = []
        var onChart = RecordsOnChart(isNew ? [] : try clinic.records(Value.self, .of(patient)))
        for (index, element) in elements.enumerated() {
            let path = JSONPath.root.key(name).index(index)
            let before = progress.problems.count
            let members = IntakeMembers(
                element, at: path, keys: fields.keys, foreign: fields.foreignKeys, problems: &progress.problems)
            guard let members, !isEmpty(members) || !members.isWhole else {
                if let question, members?.values[question] != nil { list.unanswered += 1 }
                places.append(progress.problems.count == before ? .empty : .refused)
                continue
            }
            guard
                let id = try add(
                    members, at: path, to: patient, besides: &onChart, in: clinic, list: &list, progress: &progress)
            else {
                places.append(.refused)
                continue
            }
            places.append(.record(id.number))
        }
        progress.note(places, of: name)
        return list
    }

    /// Whether nothing is given, or nothing but what was asked.
    private func isEmpty(_ members: IntakeMembers) -> Bool { members.values.keys.allSatisfy { $0 == question } }

    private func add(
        _ members: IntakeMembers, at path: JSONPath, to patient: RecordID<Patient>,
        besides onChart: inout RecordsOnChart<Value>, in clinic: ClinicWriter, list: inout IntakeSummary.List,
        progress: inout IntakeProgress
    ) throws -> RecordID<Value>? {
        guard var record = try fields.record(members, at: path, by: clinic.author, progress: &progress) else {
            return nil
        }
        // A question that is asked on another day is another answer, though it be the same.
        let days = question == nil ? [] : Value.dayFields
        let given = fields.fields.filter { members.values[$0.name] != nil || days.contains($0.name) }
        if let id = onChart.record(sameAs: record, in: given) {
            list.alreadyOnRecord += 1
            return id
        }
        record.patientID = patient
        guard let added = try progress.problems.noting(at: path, { try clinic.add(record) }) else { return nil }
        list.ids.append(added.id.number)
        return added.id
    }
}

extension Intake {
    /// A document with every key, nothing filled in, and the safety questions of the practice.
    public static func template(in clinic: ClinicReader) throws -> JSONText {
        .object(
            [(Patient.name, patientFields.template())]
                + (try tables.map { ($0.name, try $0.template(in: clinic)) }))
    }
}

extension IntakeRecords {
    func template(in clinic: ClinicReader) throws -> JSONText {
        let filled = try question.map { question in try questions(clinic).map { [question: $0] } } ?? []
        return .array((filled.isEmpty ? [[:]] : filled).map(fields.template))
    }
}

extension IntakeFields {
    /// An object with every key, and null for those that are not filled in.
    fileprivate func template(_ filled: [String: String] = [:]) -> JSONText {
        .object(keys.map { key in (key, filled[key].map(JSONText.string) ?? .null) })
    }
}

/// The records of one kind that are on a chart already, to find the one that has the same in some of its fields.
///
/// Texts are the same where they read the same, however their accents are typed.
struct RecordsOnChart<Value: ClinicRecord>: Sendable {
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
