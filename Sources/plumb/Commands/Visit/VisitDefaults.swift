import ArgumentParser
import ClinicModel
import ClinicStore

extension ClinicReader {
    /// The office that a visit is at where nobody says: the patient's own, or the only one.
    func usualOffice(of patient: Patient) throws -> Stored<Office> {
        if let id = patient.officeID, case let office = try record(id), office.active { return office }
        let offices = try activeOffices()
        guard offices.count == 1 else {
            throw UsageError("Say at which office, with --office: \(Self.list(offices.map { ($0.id, $0.name) })).")
        }
        return offices[0]
    }

    /// The clinician whom a record names where nobody says: the one at the keyboard, the patient's own, or the only
    /// one.
    func usualClinician(of patient: Patient, at keyboard: Author) throws -> RecordID<StaffMember> {
        if let id = try knownClinician(of: patient, at: keyboard) { return id }
        let clinicians = try candidates().map { ($0.id, $0.name) }
        throw UsageError("Say which clinician, with --clinician: \(Self.list(clinicians)).")
    }

    /// The same; nil where it cannot be told.
    func knownClinician(of patient: Patient, at keyboard: Author) throws -> RecordID<StaffMember>? {
        if let id = try clinician(at: keyboard) ?? patient.primaryClinicianID { return id }
        let candidates = try candidates()
        return candidates.count == 1 ? candidates[0].id : nil
    }

    /// The clinician at the keyboard; nil where it is somebody of another role.
    func clinician(at keyboard: Author) throws -> RecordID<StaffMember>? {
        try activeClinicians().first { $0.id == keyboard.staffMemberID && $0.role == .clinician }?.id
    }

    /// Those who treat; an owner counts where nobody else does, as in a practice of one.
    private func candidates() throws -> [Stored<StaffMember>] {
        let clinicians = try activeClinicians()
        let hired = clinicians.filter { $0.role == .clinician }
        return hired.isEmpty ? clinicians : hired
    }

    private static func list<Value>(_ items: [(RecordID<Value>, String)]) -> String {
        items.map { "\($0) \($1.printable)" }.joined(separator: ", ")
    }
}

extension Session {
    /// The day that it is at an office.
    func today(at office: Office) -> CalendarDay {
        TimeZoneName.localTime(at: author.now, in: office.timeZone)?.day ?? author.today
    }

    /// How dates are read at an office.
    func dates(at office: Office) -> DateEntry { DateEntry(today: today(at: office), order: practice.dateOrder) }
}
