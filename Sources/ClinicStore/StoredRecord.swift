import ClinicModel
import GRDB

/// A record that has a table of its own.
public protocol StoredRecord: ClinicRecord {
    /// What somebody does who writes such a record.
    static var act: Act { get }

    /// What somebody does who reads such a record, where not everybody may.
    static var actOfReading: Act? { get }

    /// What somebody does who puts this record into the place of `old`, or adds it where that is nil.
    func act(replacing old: Self?) -> Act

    /// What becomes of a record when the command that added it is undone.
    static func undoing(adding record: Stored<Self>) -> AddingUndone

    /// Why an edit of the record is not undone, and what to type instead; nil where it is.
    static func obstacle(toUndoingEditOf id: RecordID<Self>) -> String?

    /// Puts a record that an undo adds no more out of the way, as ``undoing(adding:)`` says.
    static func takeBack(_ record: Stored<Self>, reason: String, in clinic: ClinicWriter) throws

    /// Gives a record the form again that it had before an edit that is undone.
    static func putBack(_ record: Stored<Self>, as former: Self, reason: String, in clinic: ClinicWriter) throws

    /// How the record is listed and exported.
    static var listing: Listing<Self> { get }

    /// What a part of the records goes by; said by each kind, so that none leaves with the chart of another patient.
    static var filterKeys: FilterKeys { get }

    /// Columns that the store keeps beside the fields, for its own use.
    var derivedColumns: [(name: String, value: FieldValue)] { get }

    /// Whether a database may have some before any is entered at a desk: those that ship with it, and those by which
    /// a practice is set up.
    static var isStarting: Bool { get }

    /// Keeps what the store looks records up by, beside their tables: the values of ``derivedColumns``.
    static func index(
        _ derived: [FieldValue], of id: RecordID<Self>, replacing old: [FieldValue]?, in clinic: ClinicWriter) throws

    /// The patient on whose chart the record is; nil where it is none of one patient's.
    static func chart(of record: Self) -> RecordID<Patient>?

    /// The patient whom a stored record concerns, for the audit log.
    static func patientID(of record: Stored<Self>, in clinic: ClinicReader) throws -> RecordID<Patient>?

    /// Throws a ``ClinicError`` where the record contradicts the other records; `old` is what it was, if it was.
    func check(in clinic: ClinicReader, replacing old: Stored<Self>?) throws

    /// Throws a ``ClinicError`` where the record is not entered so today, though one of before, or of an import, may be.
    func checkEntry(in clinic: ClinicReader, replacing old: Stored<Self>?) throws
}

/// A record of which every new database has some.
public protocol ShippedRecord: StoredRecord {}

extension ShippedRecord {
    public static var isStarting: Bool { true }
    public static var filterKeys: FilterKeys { .practice }
}

extension StoredRecord {
    public static var listing: Listing<Self> { Listing() }
    public var derivedColumns: [(name: String, value: FieldValue)] { [] }

    public static var isStarting: Bool { false }
    public static func chart(of record: Self) -> RecordID<Patient>? { nil }

    public static func index(
        _ derived: [FieldValue], of id: RecordID<Self>, replacing old: [FieldValue]?, in clinic: ClinicWriter
    ) throws {}

    public static func patientID(of record: Stored<Self>, in clinic: ClinicReader) throws -> RecordID<Patient>? {
        nil
    }

    public func check(in clinic: ClinicReader, replacing old: Stored<Self>?) throws {}
    public func checkEntry(in clinic: ClinicReader, replacing old: Stored<Self>?) throws {}
}

extension FieldValue: DatabaseValueConvertible {
    public var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let integer): integer.databaseValue
        case .number(let number): number.databaseValue
        case .text(let text): text.databaseValue
        }
    }

    public static func fromDatabaseValue(_ value: DatabaseValue) -> FieldValue? {
        switch value.storage {
        case .null: .null
        case .int64(let integer): .integer(integer)
        case .double(let number): .number(number)
        case .string(let text): .text(text)
        case .blob: nil
        }
    }
}

extension Row {
    /// The value of the column at `index`.
    func fieldValue(at index: Int) -> FieldValue {
        let value: DatabaseValue = self[index]
        return FieldValue.fromDatabaseValue(value) ?? .null
    }
}
