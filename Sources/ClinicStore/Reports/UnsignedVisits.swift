import ClinicModel
import GRDB

/// A visit that still waits for its clinician's signature.
public struct UnsignedVisit: Hashable, Sendable {
    public let visitID: RecordID<Visit>
    public let visitedOn: CalendarDay
    public let patientID: RecordID<Patient>
    public let patientName: String
    public let clinician: String?
    public let officeID: RecordID<Office>
    public let office: String
    public let determination: Determination?
    public let outcome: Outcome?
    /// The name of the staff member who typed it.
    public let enteredBy: String

    fileprivate init(_ row: ReportRow) throws {
        visitID = try row["visit_id"]
        visitedOn = try row["visited_on"]
        patientID = try row["patient_id"]
        patientName = try row["patient_name"]
        clinician = try row["clinician"]
        officeID = try row["office_id"]
        office = try row["office"]
        determination = try row["determination"]
        outcome = try row["outcome"]
        enteredBy = try row["entered_by"]
    }
}

extension ClinicReader {
    /// The drafts of an office and of a clinician, as far as each is asked for, oldest first.
    public func unsignedVisits(
        at office: RecordID<Office>? = nil, of clinician: RecordID<StaffMember>? = nil
    ) throws -> [UnsignedVisit] {
        let unsigned = Selection<Visit>.unsigned
        return try reportLines(
            """
            SELECT t.id AS visit_id, t.visited_on, t.patient_id, \(Patient.nameSQL("p")) AS patient_name,
                s.name AS clinician, t.office_id, o.name AS office, t.determination, t.outcome, e.name AS entered_by
            FROM visits t
            JOIN patients p ON p.id = t.patient_id
            JOIN offices o ON o.id = t.office_id
            JOIN staff_members e ON e.id = t.entered_by
            LEFT JOIN staff_members s ON s.id = t.clinician_id
            WHERE \(unsigned.condition)
            AND (?1 IS NULL OR t.office_id = ?1) AND (?2 IS NULL OR t.clinician_id = ?2)
            ORDER BY \(unsigned.order)
            """, [office?.number, clinician?.number], UnsignedVisit.init)
    }
}
