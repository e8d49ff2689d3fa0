import ClinicModel

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
        var conditions = Conditions(unsigned.condition)
        conditions.require("t.office_id = ?", office)
        conditions.require("t.clinician_id = ?", clinician)
        return try reportLines(
            """
            SELECT t.id AS visit_id, t.visited_on, t.patient_id, \(Patient.nameSQL("p")) AS patient_name,
                s.name AS clinician, t.office_id, o.name AS office, t.determination, t.outcome, e.name AS entered_by
            FROM visits t
            JOIN patients p ON p.id = t.patient_id
            JOIN offices o ON o.id = t.office_id
            JOIN staff_members e ON e.id = t.entered_by
            LEFT JOIN staff_members s ON s.id = t.clinician_id
            WHERE \(conditions.text)
            ORDER BY \(unsigned.order)
            """, conditions.values, UnsignedVisit.init)
    }
}

/// How many visits there were of one office, clinician and month, as far as they are told apart.
public struct VisitCount: Hashable, Sendable {
    /// Nil where offices are not told apart.
    public let office: String?
    /// Nil where clinicians are not told apart, and for the visits that name none.
    public let clinician: String?
    /// `2026-03`; nil where months are not told apart.
    public let month: String?
    public let visits: Int
    public let adjusted: Int
    public let notAdjusted: Int

    /// What visits are told apart by.
    public enum Grouping: String, ValueSet {
        case office, clinician, month
    }

    /// Visits whose outcome was not entered yet.
    public var noOutcome: Int { visits - adjusted - notAdjusted }

    /// Adjusted visits among those that have an outcome, to 4 decimals; nil where none has.
    public var shareAdjusted: Double? {
        let decided = adjusted + notAdjusted
        // In whole numbers, so that a half is one and is rounded up.
        return decided == 0 ? nil : Double((20_000 * adjusted + decided) / (2 * decided)) / 10_000
    }

    fileprivate init(_ row: ReportRow) throws {
        office = try row["office"]
        clinician = try row["clinician"]
        month = try row["month"]
        visits = try row["visits"]
        adjusted = try row["adjusted"]
        notAdjusted = try row["not_adjusted"]
    }
}

extension ClinicReader {
    /// Counts the visits from one day to another that are not void; an end that is nil is open.
    ///
    /// - Parameter groupings: what they are told apart by, one at least.
    public func visitCounts(
        from first: CalendarDay? = nil, until last: CalendarDay? = nil, by groupings: Set<VisitCount.Grouping>
    ) throws -> [VisitCount] {
        precondition(!groupings.isEmpty, "Visits are counted by something")
        var conditions = Conditions("v.state <> 'void'")
        conditions.require("v.visited_on >= ?", first)
        conditions.require("v.visited_on <= ?", last)
        let groups = VisitCount.Grouping.allCases.filter(groupings.contains).map(\.groupSQL)
        func name(_ grouping: VisitCount.Grouping) -> String {
            "\(groupings.contains(grouping) ? grouping.nameSQL : "NULL") AS \(grouping.rawValue)"
        }
        return try reportLines(
            """
            SELECT \(VisitCount.Grouping.allCases.map(name).joined(separator: ", ")), count(*) AS visits,
                count(CASE WHEN v.outcome = 'adjusted' THEN 1 END) AS adjusted,
                count(CASE WHEN v.outcome = 'not-adjusted' THEN 1 END) AS not_adjusted
            FROM visits v
            JOIN offices o ON o.id = v.office_id
            LEFT JOIN staff_members s ON s.id = v.clinician_id
            WHERE \(conditions.text)
            GROUP BY \(groups.joined(separator: ", "))
            ORDER BY \(groups.map { "\($0) NULLS FIRST" }.joined(separator: ", "))
            """, conditions.values, VisitCount.init)
    }
}

extension VisitCount.Grouping {
    fileprivate var nameSQL: String {
        switch self {
        case .office: "o.name"
        case .clinician: "s.name"
        case .month: groupSQL
        }
    }

    /// By id, since two people of one name are two.
    fileprivate var groupSQL: String {
        switch self {
        case .office: "o.id"
        case .clinician: "s.id"
        case .month: "substr(v.visited_on, 1, 7)"
        }
    }
}
