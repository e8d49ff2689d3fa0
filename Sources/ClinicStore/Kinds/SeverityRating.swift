import ClinicModel

extension SeverityRating: StoredRecord {
    public static let kind = RecordKind<SeverityRating>(
        act: .history, owner: .through("complaint_id"),
        listing: Listing(
            leading: [.field("complaint_id"), .patientID(of: "c"), .patientName],
            joins: "JOIN complaints c ON c.id = t.complaint_id JOIN patients p ON p.id = c.patient_id"),
        filter: FilterKeys(
            patient: "c.patient_id", day: "t.rated_on", counted: "t.void_reason IS NULL AND c.void_reason IS NULL"),
        words: TableWords(
            "Severity ratings", "One row for each time that a complaint was rated; leave out those with a void reason.",
            withoutNames: [
                "severity_rating_id", "complaint_id", "patient_id", "rated_on", "visit_id", "score", "kind", "reporter",
            ]),
        releases: [.draftVisit],
        summary: { rating, _ in "\(rating.complaintID), \(rating.score) of 10" })

    public func check(in clinic: ClinicReader, replacing old: Stored<Self>?) throws {
        let complaint = try clinic.record(complaintID)
        if let visitID, try clinic.patientID(ofVisit: visitID) != complaint.patientID {
            throw SeverityRatingError.anotherPatientsVisit(visitID)
        }
        // A void rating stands in the way of no later day of the complaint, so it may be of an earlier one.
        if voidReason == nil, ratedOn < complaint.recordedOn {
            throw SeverityRatingError.beforeComplaint(complaint.recordedOn)
        }
    }
}

/// What a severity rating cannot be.
public enum SeverityRatingError: ClinicError, Hashable {
    case beforeComplaint(CalendarDay)
    case anotherPatientsVisit(RecordID<Visit>)

    public var description: String {
        switch self {
        case .beforeComplaint(let day):
            "The rating is of a day before the complaint was recorded, \(day); it is of that day or later."
        case .anotherPatientsVisit(let id): "\(id) is a visit of another patient."
        }
    }
}

extension Selection<SeverityRating> {
    /// Those of a patient that are not void, oldest first.
    public static func of(_ patient: RecordID<Patient>) -> Selection {
        Selection(
            """
            t.void_reason IS NULL
            AND t.complaint_id IN (SELECT id FROM complaints WHERE patient_id = ? AND void_reason IS NULL)
            """, [patient.fieldValue],
            order: "t.rated_on, t.id")
    }
}
