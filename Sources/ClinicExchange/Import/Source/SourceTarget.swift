import ClinicModel
import ClinicStore

/// What the rows of a file may become: a kind of record.
struct SourceTarget: Sendable {
    let table: Table
    /// What a column of the file may be: the fields of the record, and what says whose it is.
    let fields: [Column]
    /// For each thing that a row cannot be without, the fields that say it.
    let needed: [[String]]
    /// Columns of an export that are not read here, and why.
    let unread: [String: String]
    /// The field that takes the time of day where the column of the day has one.
    var times: [String: String] = [:]
    /// The field that takes ids of these records, where they are written with a letter.
    let key: String?
    /// Stores a row.
    let store: @Sendable (SourceRecord, SourceDesk) throws -> SourceOutcome

    var name: String { table.name }

    func index(of field: String) -> Int? { fields.firstIndex { $0.name == field } }

    /// The field that is called so, by its name or its title.
    func field(called name: String) -> Column? {
        let folded = SearchKey.fold(name)
        return fields.first { $0.name == name } ?? fields.first { SearchKey.fold($0.title) == folded }
            ?? fields.first { SearchKey.fold($0.name) == folded }
    }
}

/// One row of a file, as the fields of a target.
struct SourceRecord {
    let line: Int
    /// In the order of the target's fields; nil where neither the file nor anybody says anything.
    ///
    /// References are texts still: whom they mean, the store knows.
    var values: [FieldValue?]
}

/// What became of a row.
enum SourceOutcome {
    /// It was stored under this id, which is empty where ids are written without a letter.
    case added(String)
    /// What it says is on record already.
    case alreadyThere(String)
    /// It may be a patient who is on record, and was left out therefore.
    case likely([RecordID<Patient>])
}

extension SourceTarget {
    /// The tables that a file of another system may become.
    static let all: [SourceTarget] = [
        patients, records(Complaint.self, usual: ["status"]), visits, records(HistoryItem.self),
        records(PriorCare.self),
        records(Consent.self), records(ExternalTest.self), records(Reaction.self), records(OutcomeScore.self),
        records(Appointment.self, usual: ["status"], times: ["starts_on": "starts_at"]), records(RecallContact.self),
    ]

    static func named(_ name: String) throws -> SourceTarget {
        if let target = all.first(where: { $0.name == name.replacing("-", with: "_") }) { return target }
        let names = all.map(\.name)
        if Table.all.contains(where: { $0.name == name }) {
            throw SourceMapError([
                "\(name) are not read by themselves; they come with the folder of an export. A file may hold "
                    + names.joined(separator: ", ") + "."
            ])
        }
        throw SourceMapError([
            "there is no table \u{201C}\(name.shortened)\u{201D}; "
                + (nearestWord(to: name, among: names).map { "did you mean \($0)?" }
                    ?? "a file may hold \(names.joined(separator: ", ")).")
        ])
    }
}
