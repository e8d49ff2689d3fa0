import ClinicModel

/// A record that has a table of its own.
public protocol StoredRecord: ClinicRecord {
    /// Everything that is particular to this kind of record.
    static var kind: RecordKind<Self> { get }

    /// Throws a ``ClinicError`` if the record contradicts other records; `old` is what it was, if it was.
    func check(in clinic: ClinicReader, replacing old: Stored<Self>?) throws

    /// Throws a ``ClinicError`` if nobody would enter the record like this today; an import or an older record may
    /// still have it so.
    func checkEntry(in clinic: ClinicReader, replacing old: Stored<Self>?) throws
}

extension StoredRecord {
    public func check(in clinic: ClinicReader, replacing old: Stored<Self>?) throws {}
    public func checkEntry(in clinic: ClinicReader, replacing old: Stored<Self>?) throws {}
}

/// What is particular to one kind of record: permissions, undo, guards, listing, chart, export and import follow from it.
///
/// A class, because it is looked at for every record of an import, and a value would be copied each time.
public final class RecordKind<Record: StoredRecord>: Sendable {
    /// The permission that writing such a record requires.
    public let act: Act
    /// The permission that reading one requires; nil if everybody may.
    public let actOfReading: Act?
    /// The permission that a change requires if it is another than ``act``.
    private let actOfChange: @Sendable (_ new: Record, _ old: Record?) -> Act?
    let ending: Ending
    let undo: Undo<Record>
    let owner: Owner
    /// The record's place on a chart; nil for a kind that has no section of its own there.
    public let chart: ChartPlace<Record>?
    public let listing: Listing<Record>
    let filter: FilterKeys
    public let words: TableWords
    /// How a record comes in with an import; nil if it comes in as it is.
    public let arrival: Arrival<Record>?
    public let beginning: Beginning
    /// The fields that name the clinician who decided or treats.
    let clinicians: [String]
    /// The fields that let go of what they name when it leaves the chart.
    let releases: [Release]
    /// The fields that name a record of another chart: in no copy for a patient, and nothing that a merge takes along.
    public let crossings: [String]
    let derived: Derived<Record>?
    /// What a record says in a line, for the person who undoes it.
    let summary: @Sendable (Stored<Record>, ClinicReader) throws -> String?

    init(
        act: Act, actOfReading: Act? = nil,
        actOfChange: @escaping @Sendable (_ new: Record, _ old: Record?) -> Act? = { _, _ in nil },
        ending: Ending, undo: Undo<Record>, owner: Owner, chart: ChartPlace<Record>? = nil,
        listing: Listing<Record> = Listing(), filter: FilterKeys, words: TableWords,
        arrival: Arrival<Record>? = nil, beginning: Beginning = .entered, clinicians: [String] = [],
        releases: [Release] = [], crossings: [String] = [], derived: Derived<Record>? = nil,
        summary: @escaping @Sendable (Stored<Record>, ClinicReader) throws -> String? = { _, _ in nil }
    ) {
        self.act = act
        self.actOfReading = actOfReading
        self.actOfChange = actOfChange
        self.ending = ending
        self.undo = undo
        self.owner = owner
        self.chart = chart
        self.listing = listing
        self.filter = filter
        self.words = words
        self.arrival = arrival
        self.beginning = beginning
        self.clinicians = clinicians
        self.releases = releases
        self.crossings = crossings
        self.derived = derived
        self.summary = summary
    }

    /// Whether a practice has so few of them that a command reads all of them once: all but the codes, of which a version has
    /// tens of thousands.
    var isSmall: Bool { beginning != .entered && Record.table != ClassificationCode.table }

    /// The permission that putting `new` in the place of `old`, or adding it, requires.
    func act(of new: Record, replacing old: Record?) -> Act { actOfChange(new, old) ?? act }

    /// The patient whose chart the record is on; nil if that is not said by the record itself.
    func chartPatient(of record: Record) -> RecordID<Patient>? { chart.map { record[keyPath: $0.patient] } }

    /// The patient whom a stored record concerns; nil for a record of the practice.
    func patientID(of record: Stored<Record>, in clinic: ClinicReader) throws -> RecordID<Patient>? {
        switch owner {
        case .practice: return nil
        case .patient: return RecordID(record.id.number)
        case .chart: return chartPatient(of: record.record)
        case .through(let name):
            guard let field = Record.field(name), case .reference(let table, _) = field.type else {
                preconditionFailure("\(Record.table).\(name) names no record")
            }
            return try clinic.patientID(owning: field.value(in: record.record), in: table)
        }
    }
}

extension RecordKind where Record: VoidableRecord {
    /// A kind that becomes void with a reason, which only the owner may declare.
    convenience init(
        act: Act, undo: Undo<Record> = .void, owner: Owner, chart: ChartPlace<Record>? = nil, listing: Listing<Record>,
        filter: FilterKeys, words: TableWords, clinicians: [String] = [], releases: [Release] = [],
        summary: @escaping @Sendable (Stored<Record>, ClinicReader) throws -> String?
    ) {
        self.init(
            act: act, actOfChange: { $0.voidReason == $1?.voidReason ? nil : .void }, ending: .void, undo: undo,
            owner: owner, chart: chart, listing: listing, filter: filter, words: words, clinicians: clinicians,
            releases: releases, summary: summary)
    }
}

extension RecordKind where Record: ChartRecord {
    /// A kind whose records are on the chart of one patient.
    ///
    /// - Parameter office: the column of the office where it was, for a kind that has one.
    convenience init(
        act: Act = .decide, undo: Undo<Record> = .void, chart: ChartPlace<Record>,
        listing: Listing<Record> = Listing(leading: [.patientID, .patientName], joins: Patient.join),
        office: String? = nil, words: TableWords, clinicians: [String] = [], releases: [Release] = []
    ) {
        let days = Record.dayFields.map { "t.\($0)" }.joined(separator: ", ")
        self.init(
            act: act, undo: undo, owner: .chart, chart: chart, listing: listing,
            filter: FilterKeys(
                patient: "t.patient_id", day: "coalesce(\(days), NULL)", office: office,
                counted: "t.void_reason IS NULL"),
            words: words, clinicians: clinicians, releases: releases,
            summary: { record, _ in [record.happenedOn, record.summary].compactMap(\.self).joined(separator: ", ") })
    }
}

extension RecordKind where Record: CatalogueRow {
    /// A catalogue: words that ship with every database, and to which a practice may add.
    convenience init(title: String, about: String, withoutNames: [String]) {
        self.init(
            act: .words, ending: .kept,
            undo: .stays { record in
                "a word stays in its catalogue, and is offered no longer with plumb catalogue retire "
                    + "\(Record.table.replacing("_", with: "-")) \(record.code)"
            },
            owner: .practice, filter: .practice, words: TableWords(title, about, withoutNames: withoutNames),
            beginning: .shipped,
            summary: { record, _ in record.code })
    }
}

/// Whose a record is.
enum Owner: Hashable, Sendable {
    /// The practice's own.
    case practice
    /// The patient's: the record is the patient.
    case patient
    /// On the chart of the patient whom its `patient_id` names.
    case chart
    /// On the chart of the record that this field names, such as `visit_id`.
    case through(String)
}

/// How a record of a kind ends: which guards hold it, and which references to it are refused, follow.
enum Ending: Hashable, Sendable {
    /// Void with a reason, in `void_reason`; a void record is never altered.
    case void
    /// Void by its `state`; a void record is never altered.
    case state
    /// Never altered once it is written.
    case final
    /// Edited, and never void.
    case kept

    /// What is true of a void row of the table `alias`; nil if none ever is.
    func voidSQL(_ alias: String) -> String? {
        switch self {
        case .void: "\(alias).void_reason IS NOT NULL"
        case .state: "\(alias).state = 'void'"
        case .final, .kept: nil
        }
    }
}

/// How records of a kind come into a database.
public enum Beginning: Hashable, Sendable {
    /// Entered at a desk, or imported.
    case entered
    /// Set up with the practice, before anything is entered; an import replaces them.
    case setUp
    /// In every new database, from the schema.
    case shipped
}

/// A field that lets go of the record that it names: the guard against altering void records lets that through.
struct Release: Hashable, Sendable {
    let field: String
    /// SQL that must be true of the row `OLD`; nil if it may always let go.
    let condition: String?

    /// A draft that moves to another chart leaves behind what was recorded at it.
    static let draftVisit = Release(
        field: "visit_id", condition: "(SELECT state FROM visits WHERE id = OLD.visit_id) = 'draft'")
    /// A listing of a visit that moves is from no study of the other chart.
    static let imagingStudy = Release(field: "imaging_study_id", condition: nil)
}

/// Columns that the store keeps beside the fields for its own use: in no export, and not in the audit log.
struct Derived<Record: StoredRecord>: Sendable {
    let columns: [String]
    let values: @Sendable (Record) -> [FieldValue]
    /// Brings what records are looked up by up to date with new values.
    let index: @Sendable (_ new: [FieldValue], RecordID<Record>, _ old: [FieldValue]?, ClinicWriter) throws -> Void
}

/// How records of a kind come in with an import of a whole practice: first in a form that nothing contradicts yet, and in
/// their own form once everything is there.
public struct Arrival<Record: StoredRecord>: Sendable {
    /// The form in which a record is added first.
    public let draft: @Sendable (Record) -> Record
    /// Whether ``draft`` leaves something of the record out; nil if it does of every record.
    public let isIncomplete: (@Sendable (Record) -> Bool)?
    /// The record of an export that was written at an earlier step of the schema, as this program has it.
    public let modernized: @Sendable (Record, RecordID<Record>, _ step: Int, ClinicReader) throws -> Record
    /// Gives a record its own form.
    public let complete: @Sendable (ClinicWriter, RecordID<Record>, Record, _ reason: String) throws -> Void

    init(
        draft: @escaping @Sendable (Record) -> Record, isIncomplete: (@Sendable (Record) -> Bool)? = nil,
        modernized: @escaping @Sendable (Record, RecordID<Record>, _ step: Int, ClinicReader) throws -> Record = {
            record, _, _, _ in record
        },
        complete: @escaping @Sendable (ClinicWriter, RecordID<Record>, Record, _ reason: String) throws -> Void
    ) {
        self.draft = draft
        self.isIncomplete = isIncomplete
        self.modernized = modernized
        self.complete = complete
    }
}

/// The words for a kind's table, and what of it may leave without names.
public struct TableWords: Sendable {
    /// `Visits`.
    public let title: String
    /// What one row is, one sentence.
    public let about: String
    /// The columns that leave with a pseudonymous export; no name, contact or free text, and no time of day.
    public let withoutNames: [String]
    /// Those of them of which only the year leaves.
    public let yearsOnly: [String]

    init(_ title: String, _ about: String, withoutNames: [String] = [], yearsOnly: [String] = []) {
        self.title = title
        self.about = about
        self.withoutNames = withoutNames + yearsOnly
        self.yearsOnly = yearsOnly
    }
}
