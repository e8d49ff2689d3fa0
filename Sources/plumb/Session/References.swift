import ClinicModel
import ClinicStore

extension Session {
    /// The patient that `reference` means, to whom something is done: an id, or enough of a name to be unique.
    ///
    /// - Throws: ``MergedPatientError`` for the id of one who was merged: nothing is written to another chart than
    ///   was said.
    func patient(_ reference: String, in clinic: ClinicReader) throws -> Stored<Patient> {
        let patient = try named(reference, in: clinic)
        if let trail = try clinic.mergeTrail(of: patient) { throw MergedPatientError(trail) }
        return patient
    }

    /// The same, merged or not.
    func named(_ reference: String, in clinic: ClinicReader) throws -> Stored<Patient> {
        if let id = RecordID<Patient>(reference) { return try clinic.record(id) }
        // What looks like an id is never taken for part of a name or a phone number.
        if reference.trimmed.wholeMatch(of: /[A-Za-z]?-?[0-9]*/) != nil {
            throw ReferenceError.malformed("patient", reference, example: "P-12")
        }
        let words = PatientQuery.words(reference, dates: dates)
        let found = words.isEmpty ? [] : try clinic.records(Patient.self, clinic.first(11, matching: words))
        guard let patient = found.first else { throw ReferenceError.unknown("patient", reference) }
        if found.count > 1 {
            throw ReferenceError.ambiguous(
                "patient", reference,
                found.map { [$0.id.description, $0.record.name, $0.birthDate.map { "born \($0)" }].joined() })
        }
        return patient
    }
}

extension ClinicReader {
    /// The record that `reference` means, where only an id will do.
    func record<Value: StoredRecord>(_ reference: String, of type: Value.Type = Value.self) throws -> Stored<Value> {
        guard let id = RecordID<Value>(reference) else {
            throw ReferenceError.malformed(
                Value.noun, reference, example: "\(RecordID<Value>(12))")
        }
        return try record(id)
    }

    /// The staff member that `reference` means: an id, or enough of a name to be unique.
    func staffMember(_ reference: String) throws -> Stored<StaffMember> {
        try named(reference, "staff member", name: \.record.name)
    }

    /// The office that `reference` means: an id, or enough of a name to be unique.
    func office(_ reference: String) throws -> Stored<Office> {
        try named(reference, "office", name: \.record.name)
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
            throw ReferenceError.ambiguous(noun, reference, found.map { [$0.id.description, name($0)].joined() })
        }
        return record
    }
}

extension [String?] {
    fileprivate func joined() -> String { compactMap(\.self).joined(separator: "  ") }
}

/// A reference that means no record, or more than one.
enum ReferenceError: ClinicError {
    case unknown(String, String)
    case ambiguous(String, String, [String])
    case malformed(String, String, example: String)

    var kind: ErrorKind { .notFound }

    var description: String {
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
