import ClinicModel

extension ClinicReader {
    /// The patient that `reference` means, to whom something is done: an id, or enough of a name to be unique.
    ///
    /// - Throws: ``ReferenceError``; ``MergedPatientError`` for the id of one who was merged: nothing is written to
    ///   another chart than was said.
    public func patient(_ reference: String, at desk: Desk) throws -> Stored<Patient> {
        let patient = try patientOrMerged(reference, at: desk)
        if let trail = try mergeTrail(of: patient) { throw MergedPatientError(trail) }
        return patient
    }

    /// The same, merged or not.
    public func patientOrMerged(_ reference: String, at desk: Desk) throws -> Stored<Patient> {
        if let id = RecordID<Patient>(reference) { return try record(id) }
        // What looks like an id is never taken for part of a name or a phone number.
        if reference.trimmed.wholeMatch(of: /[A-Za-z]?-?[0-9]*/) != nil {
            throw ReferenceError.malformed("patient", reference, example: "P-12")
        }
        let words = PatientQuery.words(reference, dates: desk.dates)
        let found = words.isEmpty ? [] : try records(Patient.self, first(11, matching: words))
        guard let patient = found.first else { throw ReferenceError.unknown("patient", reference) }
        if found.count > 1 {
            throw ReferenceError.ambiguous(
                "patient", reference,
                found.map { patient in
                    [patient.id.description, patient.record.name, patient.birthDate.map { "born \($0)" }]
                        .compactMap(\.self).joined(separator: "  ")
                })
        }
        return patient
    }

    /// The record that `reference` means, where only an id will do.
    public func record<Value: StoredRecord>(
        _ reference: String, of type: Value.Type = Value.self
    ) throws -> Stored<Value> {
        guard let id = RecordID<Value>(reference) else {
            throw ReferenceError.malformed(Value.noun, reference, example: "\(RecordID<Value>(12))")
        }
        return try record(id)
    }

    /// The staff member that `reference` means: an id, or enough of a name to be unique.
    public func staffMember(_ reference: String) throws -> Stored<StaffMember> {
        try named(reference, "staff member") { $0.record.name }
    }

    /// The office that `reference` means: an id, or enough of a name to be unique.
    public func office(_ reference: String) throws -> Stored<Office> {
        try named(reference, "office") { $0.record.name }
    }

    private func named<Value: StoredRecord>(
        _ reference: String, _ noun: String, name: (Stored<Value>) -> String
    ) throws -> Stored<Value> {
        if let id = RecordID<Value>(reference) { return try record(id) }
        let words = SearchKey.fold(reference).split(separator: " ")
        let found = try records(Value.self).filter { record in
            let key = SearchKey.fold(name(record))
            return !words.isEmpty && words.allSatisfy { key.contains($0) }
        }
        guard let record = found.first else { throw ReferenceError.unknown(noun, reference) }
        if found.count > 1 {
            throw ReferenceError.ambiguous(noun, reference, found.map { "\($0.id)  \(name($0))" })
        }
        return record
    }
}

/// A reference that means no record, or more than one.
public enum ReferenceError: ClinicError, Hashable {
    case unknown(String, String)
    case ambiguous(String, String, [String])
    case malformed(String, String, example: String)

    public var kind: ErrorKind { .notFound }

    public var description: String {
        switch self {
        case .unknown(let noun, let reference): "No \(noun) is called \u{201C}\(reference.shortened.printable)\u{201D}."
        case .ambiguous(let noun, let reference, let found):
            "More than one \(noun) is called \u{201C}\(reference.shortened.printable)\u{201D}; say which by id:\n"
                + found.prefix(10).map { "  " + $0.printable }.joined(separator: "\n")
                + (found.count > 10 ? "\n  \u{2026}" : "")
        case .malformed(let noun, let reference, let example):
            "\u{201C}\(reference.shortened.printable)\u{201D} is no \(noun); one is written \(example)."
        }
    }
}

extension ClinicReader {
    /// The value that was entered for a field: a text is read as people type what the field takes, such as `yesterday`
    /// for a day, a name for a staff member, or a word of a catalogue in any spelling.
    ///
    /// - Parameter dates: how days are read where it was entered.
    /// - Throws: a ``ClinicError`` where it cannot be read; whether the record may have it is checked when it is stored.
    public func value<Owner>(
        entered: FieldValue, for field: Field<Owner>, dates: DateEntry
    ) throws -> FieldValue {
        guard case .text(let text) = entered else { return entered }
        switch field.type {
        case .day: return try dates.day(text).fieldValue
        case .partialDate: return try dates.partialDate(text).fieldValue
        case .time: return try TimeOfDay(entered: text, for: field).fieldValue
        case .reference(let table, _): return try id(entered: text, in: table) ?? plain(text, for: field)
        case .references(Complaint.table, _): return try ids(entered: text, of: Complaint.self).fieldValue
        case .code(let catalogue): return try code(entered: text, in: catalogue).map(FieldValue.text) ?? entered
        case .number, .integer: return try plain(text, for: field)
        case .line, .prose, .boolean, .instant, .choice, .choices, .references: return entered
        }
    }

    /// The value that a text spells as an export would.
    private func plain<Owner>(_ text: String, for field: Field<Owner>) throws -> FieldValue {
        guard let value = field.type.value(of: text) else {
            throw FieldError(field: field.name, title: field.title, problem: .notOfType(text, field.type))
        }
        return value
    }

    /// The id of the record of a table that a typed reference means; nil for a kind of which only ids are typed.
    private func id(entered text: String, in table: String) throws -> FieldValue? {
        switch table {
        case StaffMember.table: try staffMember(text).id.fieldValue
        case Office.table: try office(text).id.fieldValue
        case Complaint.table: try record(text, of: Complaint.self).id.fieldValue
        case Visit.table: try record(text, of: Visit.self).id.fieldValue
        case ImagingStudy.table: try record(text, of: ImagingStudy.self).id.fieldValue
        default: nil
        }
    }

    private func ids<Value: StoredRecord>(entered text: String, of type: Value.Type) throws -> RecordIDs<Value> {
        let references = text.split(separator: ";", omittingEmptySubsequences: false)
        return RecordIDs(try references.map { try record(String($0), of: type).id })
    }

    /// The code of a word of a catalogue; nil where nobody types one of that catalogue.
    private func code(entered text: String, in catalogue: String) throws -> String? {
        switch catalogue {
        case Condition.table: try catalogueRow(text, of: Condition.self).code
        case Technique.table: try catalogueRow(text, of: Technique.self).code
        case Measure.table: try catalogueRow(text, of: Measure.self).code
        case SafetyItem.table: try catalogueRow(text, of: SafetyItem.self).code
        default: nil
        }
    }
}

extension DateEntry {
    /// Throws ``DayOrderError`` where the first of some days is after their last; an end that is nil is open.
    ///
    /// - Parameter flag: with which the first one was said; the last is `--until`.
    public static func checkOrder(_ first: CalendarDay?, _ last: CalendarDay?, flag: String) throws {
        if let first, let last, last < first { throw DayOrderError(flag: flag, first: first, last: last) }
    }
}

/// Some days of which the first is after the last.
public struct DayOrderError: ClinicError, Hashable {
    public let flag: String
    public let first: CalendarDay
    public let last: CalendarDay

    public var kind: ErrorKind { .usage }
    public var description: String { "\(flag) is \(first), after --until, \(last); the first day comes first." }
}

extension TimeOfDay {
    /// The time of day as it is typed: `09:30`, `9.30`, `930`, `9`, `2pm` and `2:15 pm`.
    ///
    /// - Throws: ``FieldError`` for the field that it was typed for.
    public init<Owner>(entered text: String, for field: Field<Owner>) throws {
        guard let time = Self.read(text.lowercased()) else {
            throw FieldError(field: field.name, title: field.title, problem: .notOfType(text, .time))
        }
        self = time
    }

    private static func read(_ text: String) -> TimeOfDay? {
        let pattern = /([0-9]{1,2})(?:[:.h]?([0-9]{2}))? ?(am|pm)?/
        guard let match = text.wholeMatch(of: pattern), let hour = Int(match.1) else { return nil }
        let minute = match.2.flatMap { Int($0) } ?? 0
        guard let half = match.3 else { return TimeOfDay(hour: hour, minute: minute) }
        guard (1...12).contains(hour) else { return nil }
        return TimeOfDay(hour: hour % 12 + (half == "pm" ? 12 : 0), minute: minute)
    }
}
