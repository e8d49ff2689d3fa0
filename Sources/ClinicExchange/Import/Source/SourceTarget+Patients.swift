import ClinicModel
import ClinicStore

extension SourceTarget {
    static let patients: SourceTarget = {
        // Two charts are merged here, by an owner: a file merges nobody.
        let fields = Patient.fields.filter { !$0.name.hasPrefix("merge") }
        let merged = Patient.fields.map(\.name).filter { $0.hasPrefix("merge") }
        let columns = fields.map { Column($0) } + keyColumns(of: RecordTable<Patient>())
        return SourceTarget(
            table: RecordTable<Patient>().all, fields: columns, needed: [["family_name", "given_names"]],
            unread: Dictionary(
                uniqueKeysWithValues: merged.map { ($0, "charts are merged here, with plumb patient merge") }
            )
            .merging(["patient_name": "it is made of the family name and the given names"]) { first, _ in first },
            key: Patient.key
        ) { row, desk in
            let (id, filled) = try desk.fill(Patient.blank, id: RecordID<Patient>.self, from: row, columns: columns)
            let patient = try filled.checked(today: desk.clinic.author.today)
            if let recorded = try desk.recorded(patient) { return .alreadyThere("\(recorded)") }
            if desk.skipsDuplicates {
                let likely = try desk.clinic.likelyDuplicates(of: patient).map(\.patient.id)
                if !likely.isEmpty { return .likely(likely) }
            }
            let added = try desk.clinic.addCopy(patient, id: id, reason: desk.reason)
            desk.lines.note(row.line, of: added.id)
            return .added(added.id.description)
        }
    }()
}
