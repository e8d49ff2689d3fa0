import ArgumentParser
import ClinicModel
import ClinicStore

extension ClinicReader {
    /// The office that a visit is at where nobody says: the patient's own, or the only one.
    func usualOffice(of patient: Patient) throws -> Stored<Office> {
        if let id = patient.officeID, case let office = try record(id), office.active { return office }
        let offices = try activeOffices()
        guard offices.count == 1 else {
            throw UsageError(
                "Say at which office it was, with --office: \(Self.list(offices.map { ($0.id, $0.name) })).")
        }
        return offices[0]
    }

    /// The clinician that a visit names where nobody says: the one at the keyboard, the patient's own, or the only
    /// one.
    func usualClinician(of patient: Patient, at keyboard: Author) throws -> RecordID<StaffMember> {
        let clinicians = try activeClinicians()
        if let member = clinicians.first(where: { $0.id == keyboard.staffMemberID }), member.role == .clinician {
            return member.id
        }
        if let id = patient.primaryClinicianID { return id }
        // An owner counts where nobody else treats, as in a practice of one.
        let hired = clinicians.filter { $0.role == .clinician }
        let candidates = hired.isEmpty ? clinicians : hired
        guard candidates.count == 1 else {
            throw UsageError(
                "Say who performed it, with --clinician: \(Self.list(candidates.map { ($0.id, $0.name) })).")
        }
        return candidates[0].id
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
