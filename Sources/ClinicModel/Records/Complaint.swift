/// One thing that a patient came with, in the patient's words and in structured fields.
public struct Complaint: ChartRecord {
    public var patientID: RecordID<Patient>
    public var recordedOn: CalendarDay
    public var words: String
    public var region: BodyRegion
    public var side: Side?
    public var radiatesTo: String?
    public var condition: String?
    public var code: String?
    public var codeVersion: String?
    public var symptoms: [Symptom] = []
    public var onset: PartialDate?
    public var onsetManner: OnsetManner?
    public var mechanism: Mechanism?
    public var course: Course?
    public var aggravatedBy: String?
    public var relievedBy: String?
    public var affects: [Activity] = []
    public var severity: Int?
    public var status: Status = .open
    public var closedOn: CalendarDay?
    public var voidReason: String?

    public init(of patientID: RecordID<Patient>, recordedOn: CalendarDay, words: String, region: BodyRegion) {
        self.patientID = patientID
        self.recordedOn = recordedOn
        self.words = words
        self.region = region
    }

    public enum Side: String, ValueSet {
        case left, right, both, midline, unknown
    }

    public enum Symptom: String, ValueSet {
        case pain, numbness, tingling, burning, weakness, spasm, stiffness
        case reducedMotion = "reduced-motion"
        case involuntaryMovement = "involuntary-movement"
        case other
    }

    public enum OnsetManner: String, ValueSet {
        case sudden, gradual, unknown
    }

    public enum Mechanism: String, ValueSet {
        case accident, fall, sport, overuse
        case repetitiveMotion = "repetitive-motion"
        case sleepingPosition = "sleeping-position"
        case posture, illness
        case noneKnown = "none-known"
        case other
    }

    public enum Course: String, ValueSet {
        case acute, recurrent, chronic
    }

    public enum Activity: String, ValueSet {
        case standing, walking, sitting, sleeping, exercise, work
        case dailyActivities = "daily-activities"
        case other
    }

    public enum Status: String, ValueSet {
        case open, improved, resolved
        case noChange = "no-change"
        case worse, closed
    }
}

extension Complaint {
    public static let name = "complaint"
    public static let table = "complaints"
    public static let letter: String? = "C"
    public static let blank = Complaint(of: .unassigned, recordedOn: .placeholder, words: "", region: .other)

    public static let fields: [Field<Complaint>] = [
        Field("patient_id", \.patientID, "Patient ID", "The patient who came with it."),
        Field("recorded_on", \.recordedOn, "Recorded on", "The day on which the patient reported it."),
        Field("words", \.words, type: .prose, "Words", "The complaint in the patient's own words."),
        Field("region", \.region, "Region", "Where in the body it is."),
        Field("side", \.side, "Side", "On which side it is."),
        Field("radiates_to", \.radiatesTo, "Radiates to", "Where it spreads to."),
        Field("condition", \.condition, type: .code(catalogue: "conditions"), "Condition", "What it is called."),
        Field("code", \.code, "Code", "The ICD-10-CM code, where one was chosen."),
        Field("code_version", \.codeVersion, "Code version", "The version of the ICD-10-CM that the code is from."),
        Field("symptoms", \.symptoms, "Symptoms", "What the patient feels."),
        Field("onset", \.onset, "Onset", "When it began, as far as is known."),
        Field("onset_manner", \.onsetManner, "Onset manner", "Whether it began suddenly or gradually."),
        Field("mechanism", \.mechanism, "Mechanism", "What brought it on, as the patient tells it."),
        Field("course", \.course, "Course", "How it has run since."),
        Field("aggravated_by", \.aggravatedBy, "Aggravated by", "What makes it worse."),
        Field("relieved_by", \.relievedBy, "Relieved by", "What makes it better."),
        Field("affects", \.affects, "Affects", "What it keeps the patient from."),
        Field(
            "severity", \.severity, type: .integer(0...10), "Severity",
            "How bad it was when it was recorded, 0 to 10; later scores are severity ratings."),
        Field("status", \.status, "Status", "What has become of it."),
        Field("closed_on", \.closedOn, "Closed on", "The day on which it was closed."),
        voidField,
    ]

    public static let dayFields = ["recorded_on"]

    public var summary: String {
        [
            [region.rawValue, side?.rawValue].joinedParts(" ") + ": \u{201C}\(words)\u{201D}",
            severity.map { "severity \($0)" },
        ].joinedParts()
    }

    // Made once, since an import has many complaints; a literal holds nothing that two threads could change.
    nonisolated(unsafe) private static let codePattern = /[A-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?/

    public func checkRules() throws {
        if let code, code.wholeMatch(of: Self.codePattern) == nil {
            throw ComplaintError.malformedCode(code)
        }
        if codeVersion != nil && code == nil { throw ComplaintError.versionWithoutCode }
        if status == .open && closedOn != nil { throw ComplaintError.openButClosed }
        if let closedOn, closedOn < recordedOn { throw ComplaintError.closedBeforeRecorded(recordedOn) }
        if let onset, onset.description > recordedOn.description { throw ComplaintError.onsetAfterRecorded(recordedOn) }
    }
}

/// What a complaint cannot be.
public enum ComplaintError: ClinicError, Hashable {
    case malformedCode(String)
    case versionWithoutCode
    case openButClosed
    case closedBeforeRecorded(CalendarDay)
    case onsetAfterRecorded(CalendarDay)

    public var description: String {
        switch self {
        case .malformedCode(let code):
            "\u{201C}\(code.shortened)\u{201D} is not an ICD-10-CM code; one is written like M54.31 or R51.9."
        case .versionWithoutCode: "The version of a code is given without the code."
        case .openButClosed: "The complaint is open and also closed on a day; give it another status, or clear the day."
        case .closedBeforeRecorded(let day):
            "The complaint is closed before it was recorded, on \(day); the day of closing is that day or later."
        case .onsetAfterRecorded(let day):
            "The onset is after the day on which the complaint was recorded, \(day); it is that day or before."
        }
    }
}

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

/// A region of the body, where a complaint is or an examination was.
public enum BodyRegion: String, ValueSet {
    case head, face, jaw, neck, shoulder, arm, elbow
    case wristHand = "wrist-hand"
    case upperBack = "upper-back"
    case midBack = "mid-back"
    case lowBack = "low-back"
    case pelvis, buttock, hip, thigh, knee
    case lowerLeg = "lower-leg"
    case ankleFoot = "ankle-foot"
    case wholeBody = "whole-body"
    case other
}
