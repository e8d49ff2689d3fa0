import ClinicModel
import ClinicStore

extension SourceTarget {
    /// Visits, each with its first adjustment, as the table of an export has it.
    ///
    /// They come as drafts: whether another system's visit was signed, and by whom, is nothing that a file proves.
    static let visits: SourceTarget = {
        let fields = Visit.fields.filter { !stateFields.contains($0.name) }
        let adjustment = Adjustment.fields.filter { adjustmentFields.contains($0.name) }
        let columns =
            fields.map { Column($0) } + keyColumns(of: RecordTable<Visit>()) + Column.patientReference
            + Column.optional(adjustment.map(\.name), of: Adjustment.self)
            + Visit.fields.filter { $0.name == "state" }.map { Column($0) }
        let unsigned = "an imported visit is a draft until its clinician signs it"
        return SourceTarget(
            table: RecordTable<Visit>().all, fields: columns,
            needed: [
                ["patient_id", "patient_name", "patient_family_name", "patient_given_names"], ["visited_on"], ["kind"],
            ],
            unread: [
                "signed_by": unsigned, "signed_at": unsigned, "void_reason": "void visits are refused",
                "office": "office_id says it", "clinician": "clinician_id says it",
            ],
            times: ["visited_on": "visited_at"], key: Visit.key
        ) { row, desk in
            var (id, visit) = try desk.fill(
                Visit.blank, id: RecordID<Visit>.self, from: row, columns: columns, needed: ["visited_on", "kind"])
            if visit.state == .void { throw SourceVisitError.void }
            visit.state = .draft
            visit.patientID = try desk.patient(of: row, columns: columns)
            if visit.officeID == .unassigned { visit.officeID = try desk.onlyOffice() }
            if visit.enteredBy == .unassigned { visit.enteredBy = desk.enteredBy }
            visit = try visit.checked(today: desk.clinic.author.today)
            let given = zip(columns, row.values).filter { $1 != nil }.map(\.0.name)
            if let recorded = try desk.recorded(
                visit, of: visit.patientID, in: fields.filter { given.contains($0.name) })
            {
                return .alreadyThere("\(recorded)")
            }
            var entry = VisitEntry(visit: visit)
            if let made = try adjustments(in: row, columns: columns, fields: adjustment) { entry.adjustments = [made] }
            let added = try desk.clinic.addCopy(entry, id: id, reason: desk.reason)
            id = added.id
            return .added(added.id.description)
        }
    }()

    private static let stateFields = ["state", "signed_by", "signed_at", "void_reason", "moved_to"]
    private static let adjustmentFields = ["vertebra", "region", "listing_code", "technique", "method"]

    /// The adjustment of a row; nil where it names none.
    private static func adjustments(
        in row: SourceRecord, columns: [Column], fields: [Field<Adjustment>]
    ) throws -> Adjustment? {
        var adjustment = Adjustment.blank
        var isGiven = false
        for field in fields {
            guard let index = columns.firstIndex(where: { $0.name == field.name }), let value = row.values[index],
                value != .null
            else { continue }
            isGiven = true
            try field.set(value, in: &adjustment)
        }
        return isGiven ? adjustment : nil
    }
}

/// What a visit of a file cannot be.
enum SourceVisitError: ClinicError {
    case void

    var description: String { "The visit is void; a void visit comes in only with the whole folder of an export." }
}
