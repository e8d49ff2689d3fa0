import ClinicModel
import ClinicStore

extension SourceTarget {
    static let patients: SourceTarget = {
        let fields = Patient.fields
        let columns = fields.map { Column($0) } + keyColumns(of: .patients)
        return SourceTarget(
            table: RecordTable.patients.all, fields: columns, needed: [["family_name", "given_names"]],
            unread: ["patient_name": "it is made of the family name and the given names"], key: Patient.key
        ) { row, desk in
            let (id, filled) = try desk.fill(Patient.blank, id: RecordID<Patient>.self, from: row, columns: columns)
            let patient = try filled.checked(today: desk.clinic.author.today)
            if let standing = try desk.standing(patient) { return .alreadyThere("\(standing)") }
            if desk.skipsDuplicates {
                let likely = try desk.clinic.likelyDuplicates(of: patient).map(\.id)
                if !likely.isEmpty { return .likely(likely) }
            }
            let added = try desk.clinic.addCopy(patient, id: id, reason: desk.reason)
            desk.lines.note(row.line, of: added.id)
            return .added(added.id.description)
        }
    }()
}
