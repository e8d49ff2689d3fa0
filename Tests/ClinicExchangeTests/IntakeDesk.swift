import ClinicExchange
import ClinicModel
import ClinicStore
import Testing

/// A small practice at which Fred Dexter (S-2) reads intakes, on 21 November 2026.
struct IntakeDesk {
    let store: ClinicStore

    init() throws {
        store = try ClinicStore()
        try SmallPractice().read(into: store)
    }

    @discardableResult
    func read(_ json: String, completing patient: RecordID<Patient>? = nil) throws -> IntakeSummary {
        let intake = try Intake(Array(json.utf8))
        return try store.write(as: .of(2)) { clinic in
            try intake.add(to: clinic, completing: patient.map { try clinic.record($0) })
        }
    }

    /// Reads lists for a patient who is new.
    @discardableResult
    func readNew(_ lists: String) throws -> IntakeSummary {
        try read(#"{"patient": {"family_name": "Bello"}, \#(lists)}"#)
    }

    /// The records of a patient, in the order in which they were added.
    func records<Value: StoredRecord & ChartRecord>(
        _ type: Value.Type, of patient: RecordID<Patient>
    ) throws -> [Stored<Value>] {
        try store.read { try $0.records(Value.self).filter { $0.patientID == patient } }
    }

    /// The problems for which an intake is refused, one a line; nothing of it is saved.
    func problems(
        _ json: String, completing patient: RecordID<Patient>? = nil, sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> [String] {
        let before = try store.contents()
        let error = #expect(throws: IntakeError.self, sourceLocation: sourceLocation) {
            try read(json, completing: patient)
        }
        #expect(try store.contents() == before, sourceLocation: sourceLocation)
        #expect(error?.kind == .rule, sourceLocation: sourceLocation)
        #expect(error?.description.hasPrefix("Nothing was saved.\n") == true, sourceLocation: sourceLocation)
        guard case .refused(let problems) = error else { return [] }
        return textLines(of: problems)
    }

    /// The problems of lists for a patient who is new.
    func problems(of lists: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> [String] {
        try problems(#"{"patient": {"family_name": "Bello"}, \#(lists)}"#, sourceLocation: sourceLocation)
    }
}
