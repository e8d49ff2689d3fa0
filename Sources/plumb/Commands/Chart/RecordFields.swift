import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

/// The flags of the fields of a kind of record of a chart: with them, ``AddRecord``, ``EditRecord``, ``ListRecords``,
/// ``ShowRecord`` and ``VoidRecord`` are its commands.
protocol RecordFields: ParsableArguments {
    associatedtype Value: StoredRecord & ChartRecord

    /// The columns of a listing that text shows.
    static var shown: [String] { get }
    /// The fields whose flags are called otherwise, by the flag's name in snake_case.
    static var columns: [String: String] { get }
    /// One such record in a sentence, with its article.
    static var one: String { get }

    /// What is said to record one.
    static var verb: String { get }

    /// Those of a patient, as they are listed.
    static func selection(of patient: RecordID<Patient>) -> Selection<Value>

    /// Asks for what a new record cannot be without and the flags did not say.
    mutating func complete(_ asking: inout Asking, session: Session) throws

    /// Gives a new record what nobody says and the records know, before what was given.
    func prepare(_ record: inout Value, for patient: Stored<Patient>, in clinic: ClinicReader, session: Session) throws

    /// Puts what was given into `record`; what was not stays.
    func apply(to record: inout Value, in clinic: ClinicReader, session: Session) throws

    func add(_ record: Value, to clinic: ClinicWriter) throws -> Stored<Value>
    func change(_ old: Stored<Value>, to new: Value, in clinic: ClinicWriter) throws -> Stored<Value>
}

extension RecordFields {
    static var table: RecordTable<Value> { RecordTable() }
    static var columns: [String: String] { [:] }

    static var one: String {
        let noun = Value.noun
        return ("aeiou".contains(noun.prefix(1)) ? "an " : "a ") + noun
    }

    static var verb: String { "add" }

    /// Many such records in a sentence.
    static var many: String { Value.nouns }

    static func selection(of patient: RecordID<Patient>) -> Selection<Value> { .of(patient) }

    func prepare(
        _ record: inout Value, for patient: Stored<Patient>, in clinic: ClinicReader, session: Session
    ) throws {}

    func add(_ record: Value, to clinic: ClinicWriter) throws -> Stored<Value> { try clinic.add(record) }

    func change(_ old: Stored<Value>, to new: Value, in clinic: ClinicWriter) throws -> Stored<Value> {
        try clinic.edit(old, to: new)
    }

    /// The record that the flags make on a patient's chart: of today, where they say no day.
    func new(for patient: Stored<Patient>, in clinic: ClinicReader, session: Session) throws -> Value {
        var record = Value.blank
        record.patientID = patient.id
        for name in Value.dayFields {
            guard let field = Value.field(name), field.isRequired else { continue }
            try field.set(session.dates.today.fieldValue, in: &record)
        }
        try prepare(&record, for: patient, in: clinic, session: session)
        try apply(to: &record, in: clinic, session: session)
        return record
    }
}

extension ClinicReader {
    /// The id of the record that `reference` means; nil where none is given.
    func id<Value: StoredRecord>(_ reference: String?, of type: Value.Type = Value.self) throws -> RecordID<Value>? {
        try reference.map { try record($0, of: type).id }
    }

    /// The id of the staff member that `reference` means; nil where none is given.
    func staffID(_ reference: String?) throws -> RecordID<StaffMember>? { try reference.map { try staffMember($0).id } }
}

extension Session {
    /// The staff member at the keyboard.
    var staffMemberID: RecordID<StaffMember> {
        get throws {
            guard let id = author.staffMemberID else { throw SessionError.noPractice }
            return id
        }
    }
}
