import ClinicModel
import GRDB

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
