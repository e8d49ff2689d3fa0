/// How bad a complaint was on a day, on a scale from 0 to 10.
public struct SeverityRating: VoidableRecord {
    public var complaintID: RecordID<Complaint>
    public var ratedOn: CalendarDay
    public var visitID: RecordID<Visit>?
    public var score: Int
    public var kind: Kind = .now
    public var reporter: Reporter = .patient
    public var voidReason: String?

    public init(of complaintID: RecordID<Complaint>, ratedOn: CalendarDay, score: Int) {
        self.complaintID = complaintID
        self.ratedOn = ratedOn
        self.score = score
    }

    public enum Kind: String, ValueSet {
        case now, worst, best, average
    }

    public enum Reporter: String, ValueSet {
        case patient, clinician
    }
}

extension SeverityRating {
    public static let name = "severity_rating"
    public static let table = "severity_ratings"
    public static let blank = SeverityRating(of: .unassigned, ratedOn: .placeholder, score: 0)

    public static let fields: [Field<SeverityRating>] = [
        Field("complaint_id", \.complaintID, "Complaint ID", "The complaint that was rated."),
        Field("rated_on", \.ratedOn, "Rated on", "The day of the rating."),
        Field("visit_id", \.visitID, "Visit ID", "The visit at which it was asked, if at one."),
        Field("score", \.score, type: .integer(0...10), "Score", "The score, 0 to 10."),
        Field("kind", \.kind, "Kind", "What the score is of: the present, or the worst, best or average of late."),
        Field("reporter", \.reporter, "Reporter", "Whose score it is."),
        voidField,
    ]
}
