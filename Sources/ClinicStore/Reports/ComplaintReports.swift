import ClinicModel

/// The first and the latest of a complaint's scores on one measure.
public struct OutcomeSeries: Hashable, Sendable {
    public let complaintID: RecordID<Complaint>
    public let patientID: RecordID<Patient>
    public let patientName: String
    public let region: BodyRegion
    public let words: String
    public let status: Complaint.Status
    /// `severity`, or the code of a measure.
    public let measure: String
    public let firstOn: CalendarDay
    public let firstScore: Double
    public let latestOn: CalendarDay
    public let latestScore: Double
    public let scores: Int

    fileprivate init(_ row: ReportRow) throws {
        complaintID = try row["complaint_id"]
        patientID = try row["patient_id"]
        patientName = try row["patient_name"]
        region = try row["region"]
        words = try row["words"]
        status = try row["status"]
        measure = try row["measure"]
        firstOn = try row["first_on"]
        firstScore = try row["first_score"]
        latestOn = try row["latest_on"]
        latestScore = try row["latest_score"]
        scores = try row["scores"]
    }
}

extension ClinicReader {
    /// Hands the scores of each complaint to `body`, a measure at a time: by patient, complaint and measure, the
    /// severity first.
    ///
    /// The severity is that of the complaint when it was recorded, then its ratings of how it was at the time. Void
    /// complaints, ratings and scores are left out. Of several on a day, the one that was recorded later is later.
    public func forEachOutcomeSeries(
        of patient: RecordID<Patient>? = nil, _ body: (OutcomeSeries) throws -> Void
    ) throws {
        var complaints = Conditions("c.void_reason IS NULL")
        complaints.require("c.patient_id = ?", patient)
        try forEachReportRow(
            """
            WITH scores AS (
                SELECT c.id AS complaint_id, '' AS code, c.recorded_on AS day, 0 AS id, c.severity AS score
                FROM complaints c WHERE c.severity IS NOT NULL
                UNION ALL
                SELECT r.complaint_id, '', r.rated_on, r.id, r.score
                FROM severity_ratings r WHERE r.kind = 'now' AND r.void_reason IS NULL
                UNION ALL
                SELECT s.complaint_id, s.measure, s.scored_on, s.id, s.score
                FROM outcome_scores s WHERE s.complaint_id IS NOT NULL AND s.void_reason IS NULL
            ),
            placed AS (
                SELECT s.*, row_number() OVER (PARTITION BY s.complaint_id, s.code ORDER BY s.day, s.id) AS place,
                    count(*) OVER (PARTITION BY s.complaint_id, s.code) AS scores
                FROM scores s JOIN complaints c ON c.id = s.complaint_id
                WHERE \(complaints.text)
            )
            SELECT c.id AS complaint_id, c.patient_id, \(Patient.nameSQL("p")) AS patient_name, c.region, c.words,
                c.status, CASE f.code WHEN '' THEN 'severity' ELSE f.code END AS measure, f.day AS first_on,
                f.score AS first_score, l.day AS latest_on, l.score AS latest_score, f.scores
            FROM placed f
            JOIN placed l ON l.complaint_id = f.complaint_id AND l.code = f.code AND l.place = l.scores
            JOIN complaints c ON c.id = f.complaint_id
            JOIN patients p ON p.id = c.patient_id
            WHERE f.place = 1
            ORDER BY c.patient_id, c.id, f.code
            """, complaints.values
        ) { row in try body(OutcomeSeries(row)) }
    }
}

/// An open complaint of a leg or foot since which no visit examined the patient's low back.
public struct UnexaminedComplaint: Hashable, Sendable {
    public let complaintID: RecordID<Complaint>
    public let patientID: RecordID<Patient>
    public let patientName: String
    public let recordedOn: CalendarDay
    public let region: BodyRegion
    public let side: Complaint.Side?
    public let words: String
    /// How many visits there were since, on that day or later.
    public let visitsSince: Int
    /// The last day before on which the low back was examined; nil where it never was.
    public let lastLowBackExaminedOn: CalendarDay?

    fileprivate init(_ row: ReportRow) throws {
        complaintID = try row["complaint_id"]
        patientID = try row["patient_id"]
        patientName = try row["patient_name"]
        recordedOn = try row["recorded_on"]
        region = try row["region"]
        side = try row["side"]
        words = try row["words"]
        visitsSince = try row["visits_since"]
        lastLowBackExaminedOn = try row["last_low_back_examined_on"]
    }
}

extension ClinicReader {
    /// The regions of a leg or foot. To where a complaint of another region radiates is text, and is not looked at.
    private static let legOrFoot: [BodyRegion] = [.thigh, .knee, .lowerLeg, .ankleFoot]

    /// The open complaints of a leg or foot since which no visit examined the low back, oldest first.
    ///
    /// Void complaints and visits are left out; a visit of the day on which the complaint was recorded counts.
    public func unexaminedComplaints() throws -> [UnexaminedComplaint] {
        let regions = Self.legOrFoot.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        return try reportLines(
            """
            WITH examined AS (
                SELECT v.patient_id, v.visited_on FROM visits v
                WHERE v.state <> 'void'
                AND ';' || v.regions_examined || ';' LIKE '%;\(BodyRegion.lowBack.rawValue);%'
            )
            SELECT c.id AS complaint_id, c.patient_id, \(Patient.nameSQL("p")) AS patient_name, c.recorded_on,
                c.region, c.side, c.words,
                (SELECT count(*) FROM visits v WHERE v.patient_id = c.patient_id AND v.state <> 'void'
                    AND v.visited_on >= c.recorded_on) AS visits_since,
                max(e.visited_on) AS last_low_back_examined_on
            FROM complaints c
            JOIN patients p ON p.id = c.patient_id
            LEFT JOIN examined e ON e.patient_id = c.patient_id
            WHERE c.void_reason IS NULL AND c.status = 'open' AND c.region IN (\(regions))
            GROUP BY c.id, p.id
            HAVING coalesce(max(e.visited_on), '') < c.recorded_on
            ORDER BY c.recorded_on, c.id
            """, [], UnexaminedComplaint.init)
    }
}
