import ClinicModel
import GRDB

/// One line of a day sheet: an appointment of the day, or a visit of the day that came of none.
public struct DaySheetLine: Hashable, Sendable {
    /// When the appointment starts, or when the visit was; nil for a visit without a time.
    public let startsAt: TimeOfDay?
    public let patientID: RecordID<Patient>
    public let patientName: String
    public let kind: Visit.Kind?
    public let clinician: String?
    public let office: String
    public let status: Status
    public let appointmentID: RecordID<Appointment>?
    public let visitID: RecordID<Visit>?
    public let outcome: Outcome?
    public let visitState: Visit.State?
    public let day: CalendarDay

    /// What has become of an appointment, or that there was a visit without one.
    public enum Status: String, ValueSet {
        case booked, arrived, kept, cancelled
        case noShow = "no-show"
        case walkIn = "walk-in"
    }

    fileprivate init(_ row: ReportRow) throws {
        startsAt = try row["starts_at"]
        patientID = try row["patient_id"]
        patientName = try row["patient_name"]
        kind = try row["kind"]
        clinician = try row["clinician"]
        office = try row["office"]
        status = try row["status"]
        appointmentID = try row["appointment_id"]
        visitID = try row["visit_id"]
        outcome = try row["outcome"]
        visitState = try row["visit_state"]
        day = try row["day"]
    }
}

extension ClinicReader {
    /// The appointments of a day and the visits of that day that came of none of them, as the day goes.
    ///
    /// Void appointments and visits are left out. A visit that came of an appointment of another day or office is
    /// among the visits of its own day, with that appointment.
    public func daySheet(of days: OfficeDays) throws -> [DaySheetLine] {
        let officeDays = days.sql
        // The day is asked for by itself, so that the index on it is used and not the one on the office, whose records
        // are many.
        return try reportLines(
            """
            WITH \(officeDays.text),
            appointments_of_day AS (
                SELECT a.* FROM appointments a
                WHERE a.starts_on IN (SELECT day FROM office_days) AND a.void_reason IS NULL
                AND EXISTS (SELECT 1 FROM office_days d WHERE d.office_id = a.office_id AND d.day = a.starts_on)
            ),
            visits_of_day AS (
                SELECT v.* FROM visits v
                WHERE v.visited_on IN (SELECT day FROM office_days) AND v.state <> 'void'
                AND EXISTS (SELECT 1 FROM office_days d WHERE d.office_id = v.office_id AND d.day = v.visited_on)
                AND v.id NOT IN (SELECT a.visit_id FROM appointments_of_day a WHERE a.visit_id IS NOT NULL)
            ),
            lines AS (
                SELECT a.starts_on AS day, a.starts_at, a.patient_id, coalesce(v.kind, a.kind) AS kind,
                    coalesce(v.clinician_id, a.clinician_id) AS clinician_id, a.office_id, a.status,
                    a.id AS appointment_id, v.id AS visit_id, v.outcome, v.state AS visit_state
                FROM appointments_of_day a
                LEFT JOIN visits v ON v.id = a.visit_id AND v.state <> 'void'
                UNION ALL
                SELECT v.visited_on, v.visited_at, v.patient_id, v.kind, v.clinician_id, v.office_id,
                    CASE WHEN a.id IS NULL THEN 'walk-in' ELSE 'kept' END, a.id, v.id, v.outcome, v.state
                FROM visits_of_day v
                LEFT JOIN appointments a ON a.id = (
                    SELECT min(id) FROM appointments WHERE visit_id = v.id AND void_reason IS NULL)
            )
            SELECT l.*, \(Patient.nameSQL("p")) AS patient_name, o.name AS office, s.name AS clinician
            FROM lines l
            JOIN patients p ON p.id = l.patient_id
            JOIN offices o ON o.id = l.office_id
            LEFT JOIN staff_members s ON s.id = l.clinician_id
            ORDER BY l.day, coalesce(l.starts_at, ''), coalesce(l.appointment_id, 0), coalesce(l.visit_id, 0)
            """, officeDays.arguments, DaySheetLine.init)
    }
}
