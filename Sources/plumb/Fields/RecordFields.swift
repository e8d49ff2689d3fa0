import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

/// The flags of the fields of a kind of record of a chart: with them, ``AddRecord``, ``EditRecord``, ``ListRecords``,
/// ``ShowRecord`` and ``VoidRecord`` are its commands.
protocol RecordFields: RecordFlags where Value: ChartRecord {
    /// The columns of a listing that text shows.
    static var shown: [String] { get }
    /// What is said to record one.
    static var verb: String { get }

    /// Those of a patient, as they are listed.
    static func selection(of patient: RecordID<Patient>) -> Selection<Value>

    /// What a terminal asks where a flag was not said; nil where a new record can be without it.
    func question(of flag: FieldFlag<Self>, after answers: [String: FieldValue]) -> String?

    /// Gives a new record what nobody says and the records know, before what was given.
    func prepare(_ record: inout Value, for patient: Stored<Patient>, in clinic: ClinicReader, at desk: Desk) throws

    /// Puts what was given into `record`; what was not stays.
    func apply(_ answers: [String: FieldValue], to record: inout Value, in clinic: ClinicReader, at desk: Desk) throws

    func add(_ record: Value, to clinic: ClinicWriter) throws -> Stored<Value>
    func change(_ old: Stored<Value>, to new: Value, in clinic: ClinicWriter) throws -> Stored<Value>
}

extension RecordFields {
    static var verb: String { "add" }

    static func selection(of patient: RecordID<Patient>) -> Selection<Value> { .of(patient) }

    func question(of flag: FieldFlag<Self>, after answers: [String: FieldValue]) -> String? { flag.question }

    func prepare(_ record: inout Value, for patient: Stored<Patient>, in clinic: ClinicReader, at desk: Desk) throws {}

    func apply(
        _ answers: [String: FieldValue], to record: inout Value, in clinic: ClinicReader, at desk: Desk
    ) throws {
        try fill(&record, with: answers, in: clinic, dates: desk.dates)
    }

    func add(_ record: Value, to clinic: ClinicWriter) throws -> Stored<Value> { try clinic.add(record) }

    func change(_ old: Stored<Value>, to new: Value, in clinic: ClinicWriter) throws -> Stored<Value> {
        try clinic.edit(old, to: new)
    }

    /// Asks for what a new record cannot be without and the flags did not say, by field; without a terminal, all that
    /// is missing is named at once.
    func answers(at desk: Desk, session: Session) throws -> [String: FieldValue] {
        let prompt = Prompt()
        var answers: [String: FieldValue] = [:]
        var missing: [String] = []
        for flag in Self.flags where try flag.value(in: self) == nil {
            guard let question = question(of: flag, after: answers), let field = Value.field(flag.field) else {
                continue
            }
            if let answer = try prompt?.ask(question, for: field, at: desk, session: session) {
                answers[flag.field] = .text(answer)
            } else {
                missing.append("--\(flag.flag)")
            }
        }
        if let last = missing.popLast() {
            let others = missing.isEmpty ? "" : missing.joined(separator: ", ") + " and "
            throw UsageError("\(Self.one.capitalizedFirst) needs \(others)\(last).")
        }
        return answers
    }

    /// The record that the flags make on a patient's chart: of today, where they say no day.
    func new(
        for patient: Stored<Patient>, answers: [String: FieldValue], in clinic: ClinicReader, at desk: Desk
    ) throws -> Value {
        var record = Value.blank
        record.patientID = patient.id
        for name in Value.dayFields {
            guard let field = Value.field(name), field.isRequired else { continue }
            try field.set(desk.dates.today.fieldValue, in: &record)
        }
        try prepare(&record, for: patient, in: clinic, at: desk)
        try apply(answers, to: &record, in: clinic, at: desk)
        return record
    }
}

extension Prompt {
    /// Asks for the value of a field, until it is one that the field takes; nil for an empty line.
    fileprivate func ask<Owner>(_ question: String, for field: Field<Owner>, at desk: Desk, session: Session) throws
        -> String?
    {
        switch field.type {
        case .choice(let words): try choose(question, among: words)
        case .line, .prose: try ask(question)
        default:
            try ask(question) { answer in
                _ = try session.read { clinic in
                    try clinic.value(entered: .text(answer), for: field, dates: desk.dates)
                }
                return answer
            }
        }
    }
}

extension String {
    /// With a capital first letter.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
