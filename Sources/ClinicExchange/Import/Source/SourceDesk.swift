import ClinicModel
import ClinicStore
import RecordLinkage

/// What storing the rows of a file needs beside the rows: the store, and what of it was looked up already.
final class SourceDesk {
    let clinic: ClinicWriter
    /// What the audit log says of every record that comes in.
    let reason: String
    let skipsDuplicates: Bool
    private(set) var duplicates: [SourceDuplicate] = []
    private(set) var duplicateCount = 0

    /// Where the patients stood who came in.
    var lines = SourceLines()

    private var people: SourcePeople
    /// The last id of each table before the import: what lies above came with it.
    private let lastPatient: Int64
    private var lastID: Int64?
    /// What stood on the chart of the last patient: a file has the rows of a patient together, as a rule.
    private var chart: (patient: RecordID<Patient>, records: any Sendable)?
    private static let most = 10_000

    init(_ clinic: ClinicWriter, reason: String, skipsDuplicates: Bool) throws {
        self.clinic = clinic
        self.reason = reason
        self.skipsDuplicates = skipsDuplicates
        people = SourcePeople()
        lastPatient = try clinic.lastID(of: Patient.self)
    }

    /// Who typed a visit that does not say.
    var enteredBy: RecordID<StaffMember> { clinic.author.staffMemberID ?? .unassigned }

    /// A record with what a row says, and the id that it brings along.
    ///
    /// - Parameter needed: the fields that a row may not leave empty, since nothing else says what they are.
    func fill<Value: StoredRecord>(
        _ blank: Value, id type: RecordID<Value>.Type, from row: SourceRecord, columns: [Column],
        needed: Set<String> = []
    ) throws -> (id: RecordID<Value>?, record: Value) {
        var record = blank
        var id: RecordID<Value>?
        for (index, value) in row.values.enumerated() {
            guard let value else { continue }
            let column = columns[index]
            if column.name == Value.key {
                if case .text(let text) = value { id = RecordID(text) }
                continue
            }
            guard column.name != "patient_id", let field = Value.fields.named(column.name, near: index) else {
                continue
            }
            if case .null = value {
                if needed.contains(field.name) {
                    throw FieldError(field: field.name, title: field.title, problem: .missing)
                }
                // A field that has a value of its own keeps it where the row says nothing.
                if !field.isRequired { try field.set(.null, in: &record) }
                continue
            }
            try field.set(try resolved(value, of: column), in: &record)
        }
        return (id, record)
    }

    /// The office of a visit that does not say, in a practice that has one.
    func onlyOffice() throws -> RecordID<Office> {
        guard let office = try people.onlyOffice(in: clinic) else {
            throw FieldError(field: "office_id", title: "Office ID", problem: .missing)
        }
        return office
    }

    /// The patient whose a row is.
    func patient(of row: SourceRecord, columns: [Column]) throws -> RecordID<Patient> {
        func text(_ name: String) -> String? {
            guard let index = columns.firstIndex(where: { $0.name == name }), case .text(let text)? = row.values[index]
            else { return nil }
            return text
        }
        let given = SourcePatientReference(
            number: text("patient_id"), name: text("patient_name"), familyName: text("patient_family_name"),
            givenNames: text("patient_given_names"), birthDate: text("patient_birth_date"))
        return try people.patient(given, in: clinic)
    }

    private func resolved(_ value: FieldValue, of column: Column) throws -> FieldValue {
        guard case .reference(let table, let letter) = column.type, case .text(let text) = value else { return value }
        switch table {
        case StaffMember.table: return try people.staffMember(text, field: column.name, in: clinic).fieldValue
        case Office.table: return try people.office(text, field: column.name, in: clinic).fieldValue
        default:
            guard let number = Int64(reference: text, letter: letter), letter == nil || Int64(text) == nil else {
                throw FieldError(field: column.name, title: column.title, problem: .notOfType(text, column.type))
            }
            return .integer(number)
        }
    }
}

extension SourceDesk {
    /// The patient who has this one's number in an older system already, and had it before the import.
    func recorded(_ patient: Patient) throws -> RecordID<Patient>? {
        guard let number = patient.legacyNumber, lastPatient > 0, let id = try clinic.patientID(legacyNumber: number),
            id.number <= lastPatient
        else { return nil }
        return id
    }

    /// The record of a chart that says the same, and did before the import.
    func recorded<Value: StoredRecord>(
        _ record: Value, of patient: RecordID<Patient>, in fields: [Field<Value>]
    ) throws -> RecordID<Value>? {
        let last: Int64
        if let lastID { last = lastID } else { last = try clinic.lastID(of: Value.self) }
        lastID = last
        guard last > 0, patient.number <= lastPatient else { return nil }
        var records: RecordsOnChart<Value>
        if let chart, chart.patient == patient, let kept = chart.records as? RecordsOnChart<Value> {
            records = kept
        } else {
            records = RecordsOnChart(
                try clinic.records(Value.self, .onChart(of: patient)).filter { $0.id.number <= last })
        }
        defer { chart = (patient, records) }
        return records.record(sameAs: record, in: fields)
    }

    /// Looks for those on record, or earlier in the file, who may be one of the patients who came in.
    func findDuplicates() throws {
        guard !skipsDuplicates, let lowest = lines.lowest else { return }
        var candidates: [RecordID<Patient>: [RecordID<Patient>]] = [:]
        try clinic.forEachLikelyDuplicate(after: RecordID(lowest.number - 1)) { pair in
            let (first, second) = (RecordID<Patient>(pair.first), RecordID<Patient>(pair.second))
            if lines.line(of: second) != nil {
                candidates[second, default: []].append(first)
            } else if lines.line(of: first) != nil {
                candidates[first, default: []].append(second)
            }
        }
        duplicateCount = candidates.count
        duplicates = candidates.keys.sorted().prefix(Self.most).map { id in
            SourceDuplicate(line: lines.line(of: id), patient: id, candidates: candidates[id, default: []].sorted())
        }
    }
}

/// In which line of the file each patient stood who came in.
struct SourceLines {
    /// The ids that follow one another, as they do where they are given: a number for each, and no more.
    private var first: Int64?
    private var lines: [Int32] = []
    /// Ids that the file brought along.
    private var others: [RecordID<Patient>: Int] = [:]

    /// The lowest id.
    var lowest: RecordID<Patient>? {
        (others.keys.map(\.number) + [first].compactMap(\.self)).min().map { RecordID($0) }
    }

    mutating func note(_ line: Int, of id: RecordID<Patient>) {
        if first == nil { first = id.number }
        if id.number == (first ?? 0) + Int64(lines.count) {
            lines.append(Int32(line))
        } else {
            others[id] = line
        }
    }

    func line(of id: RecordID<Patient>) -> Int? {
        let place = Int(id.number - (first ?? 0))
        return lines.indices.contains(place) ? Int(lines[place]) : others[id]
    }
}

/// A patient who came in, and may be one who is on record.
public struct SourceDuplicate: Hashable, Sendable {
    /// Where in the file the patient stands.
    public let line: Int?
    public let patient: RecordID<Patient>
    public let candidates: [RecordID<Patient>]
}

extension Array {
    /// The field of this name, which mostly is at `index`.
    fileprivate func named<Owner>(_ name: String, near index: Int) -> Field<Owner>? where Element == Field<Owner> {
        if index < count, self[index].name == name { return self[index] }
        return first { $0.name == name }
    }
}
