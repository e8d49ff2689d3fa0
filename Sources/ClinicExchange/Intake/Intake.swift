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
            summary.parts.append(
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
