import ClinicModel
import ClinicStore

extension SourceTarget {
    /// The records of a chart of one kind.
    ///
    /// - Parameters:
    ///   - usual: required fields that have a value of their own where nobody says.
    ///   - times: for fields that are days, the one that takes the time beside it.
    static func records<Value: StoredRecord & ChartRecord>(
        _: Value.Type, usual: [String] = [], times: [String: String] = [:]
    ) -> SourceTarget {
        let table = RecordTable<Value>()
        let fields = Value.fields
        let owner = [["patient_id", "patient_name", "patient_family_name", "patient_given_names"]]
        let required = fields.filter { $0.isRequired && $0.name != "patient_id" && !usual.contains($0.name) }
        let needed = Set(required.map(\.name))
        let key = Value.letter == nil ? nil : Value.key
        let columns = fields.map { Column($0) } + keyColumns(of: table) + Column.patientReference
        return SourceTarget(
            table: table.all, fields: columns, needed: owner + required.map { [$0.name] },
            unread: unread(of: table), times: times, key: key
        ) { row, desk in
            var (id, record) = try desk.fill(
                Value.blank, id: RecordID<Value>.self, from: row, columns: columns, needed: needed)
            record.patientID = try desk.patient(of: row, columns: columns)
            record = try record.checked(today: desk.clinic.author.today)
            let given = zip(fields, row.values).filter { $1 != nil }.map(\.0)
            if let recorded = try desk.recorded(record, of: record.patientID, in: given) {
                return .alreadyThere(Value.letter == nil ? "\(Value.noun) \(recorded)" : "\(recorded)")
            }
            id = try desk.clinic.addCopy(record, id: id, reason: desk.reason).id
            return .added(Value.letter == nil ? "" : id?.description ?? "")
        }
    }

    /// The columns of an export that are looked up elsewhere, or are numbers that are given anew.
    private static func unread<Value: StoredRecord>(of table: RecordTable<Value>) -> [String: String] {
        var unread: [String: String] = Value.letter == nil ? [Value.key: "new numbers are given"] : [:]
        for column in table.columns where Value.field(column.name) == nil && column.name != Value.key {
            if column.name != "patient_name" { unread[column.name] = "\(column.name)_id says it" }
        }
        return unread
    }

    /// The column of the record's own id, where it is written with a letter.
    static func keyColumns<Value: StoredRecord>(of table: RecordTable<Value>) -> [Column] {
        Value.letter == nil ? [] : table.columns.filter { $0.name == Value.key }
    }
}

extension Column {
    /// How a row says whose it is, where it is not by an id or a number.
    static let patientReference = [
        patientName,
        Column("patient_family_name", .line, "Patient family name", "The family name of the patient whose it is."),
        Column("patient_given_names", .line, "Patient given names", "The given names of the patient whose it is."),
        Column("patient_birth_date", .partialDate, "Patient birth date", "The birth date of the patient whose it is."),
    ]
}
