/// One attendance of a patient: the screen's determination, and whether an adjustment was made.
///
/// A draft may be edited; a signed visit only gains addenda; a void one was entered in error and is kept,
/// but never counted.
public struct Visit: ClinicRecord {
    public var patientID: RecordID<Patient>
    public var officeID: RecordID<Office>
    public var clinicianID: RecordID<StaffMember>?
    public var visitedOn: CalendarDay
    public var visitedAt: TimeOfDay?
    public var kind: Kind = .followUp
    public var changesSinceLast: String?
    public var regionsExamined: [BodyRegion] = []
    public var determination: Determination?
    public var outcome: Outcome?
    public var reason: OutcomeReason?
    public var reasonText: String?
    public var note: String?
    public var state: State = .draft
    public var enteredBy: RecordID<StaffMember>
    public var signedBy: RecordID<StaffMember>?
    public var signedAt: Instant?
    public var voidReason: String?
    /// The visit on the right chart that took its place; nil unless it was signed on the wrong one.
    public var movedTo: RecordID<Visit>?

    public init(
        of patientID: RecordID<Patient>, at officeID: RecordID<Office>, on day: CalendarDay,
        enteredBy: RecordID<StaffMember>
    ) {
        self.patientID = patientID
        self.officeID = officeID
        visitedOn = day
        self.enteredBy = enteredBy
    }

    /// The visit as it was before it was signed or voided.
    public var asDraft: Visit {
        var draft = self
        draft.state = .draft
        (draft.signedBy, draft.signedAt, draft.voidReason, draft.movedTo) = (nil, nil, nil, nil)
        return draft
    }

    /// Takes from the appointment that it comes of what it is for.
    public mutating func takeKind(of appointment: Appointment) { kind = appointment.kind ?? kind }

    public enum Kind: String, ValueSet {
        case consultation, examination
        case followUp = "follow-up"
        case reExamination = "re-examination"
    }

    public enum State: String, ValueSet {
        case draft, signed, void
    }
}

extension Visit {
    public static let name = "visit"
    public static let table = "visits"
    public static let letter: String? = "V"
    public static let blank = Visit(of: .unassigned, at: .unassigned, on: .placeholder, enteredBy: .unassigned)

    public static let fields: [Field<Visit>] = [
        Field("patient_id", \.patientID, "Patient ID", "The patient who came."),
        Field("office_id", \.officeID, "Office ID", "The office where it was."),
        Field("clinician_id", \.clinicianID, "Clinician ID", "Who performed it; only that clinician signs."),
        Field("visited_on", \.visitedOn, "Visited on", "The day of the visit."),
        Field("visited_at", \.visitedAt, "Visited at", "The time of the visit, by the office's clock."),
        Field("kind", \.kind, "Kind", "What the visit was for."),
        Field(
            "changes_since_last", \.changesSinceLast, type: .prose, "Changes since last",
            "What the patient said had changed since the last visit."),
        Field("regions_examined", \.regionsExamined, "Regions examined", "The regions of the body that were examined."),
        Field("determination", \.determination, "Determination", "What the clinician concluded from the screen."),
        Field("outcome", \.outcome, "Outcome", "Whether an adjustment was made."),
        Field(
            "reason", \.reason, "Reason",
            "Why the outcome is what it is, required where it is not what the determination would lead to."),
        Field("reason_text", \.reasonText, "Reason text", "The reason in words, required for `other`."),
        Field("note", \.note, type: .prose, "Note", "The note of the visit."),
        Field("state", \.state, "State", "Whether the visit is a draft, signed, or void and never counted."),
        Field("entered_by", \.enteredBy, "Entered by", "The staff member who typed it."),
        Field("signed_by", \.signedBy, "Signed by", "The clinician who signed it."),
        Field("signed_at", \.signedAt, "Signed at", "When it was signed."),
        Field("void_reason", \.voidReason, "Void reason", "Why the visit is void."),
        Field(
            "moved_to", \.movedTo, "Moved to",
            "The visit on the right chart that took its place; empty unless it was signed on the wrong one."),
    ]

    public func checkRules() throws {
        if reason == .other && reasonText == nil { throw VisitError.otherWithoutText }
        if reason == nil && reasonText != nil { throw VisitError.textWithoutReason }
        if let outcome, reason == nil, outcome.departs(from: determination) {
            throw VisitError.reasonNeeded(determination, outcome)
        }
        if state == .signed {
            if outcome == nil { throw VisitError.unsignable(.outcome) }
            if clinicianID == nil || clinicianID != signedBy { throw VisitError.unsignable(.clinician) }
        }
        if (state == .void) != (voidReason != nil) { throw VisitError.voidWithoutReason }
        if movedTo != nil, state != .void { throw VisitError.movedNotVoid }
        if (signedBy == nil) != (signedAt == nil) || (state == .draft && signedBy != nil) {
            throw VisitError.halfSigned
        }
    }
}

/// What a visit cannot be.
public enum VisitError: ClinicError, Hashable {
    case reasonNeeded(Determination?, Outcome)
    case otherWithoutText
    case textWithoutReason
    case unsignable(Missing)
    case voidWithoutReason
    case halfSigned
    case movedNotVoid

    public enum Missing: Hashable, Sendable {
        case outcome
        case clinician
    }

    public var description: String {
        switch self {
        case .reasonNeeded(let determination, let outcome):
            "A visit \(determination.asClause) that was \(outcome.asClause) is kept with a reason; give one of "
                + OutcomeReason.words.joined(separator: ", ") + "."
        case .otherWithoutText: "The reason `other` needs its text."
        case .textWithoutReason:
            "The text of a reason is given without the reason; give one of "
                + OutcomeReason.words.joined(separator: ", ") + "."
        case .unsignable(.outcome):
            "The visit has no outcome yet; it is signed once it says adjusted or not-adjusted."
        case .unsignable(.clinician): "The visit is signed by the clinician whom it names, and by nobody else."
        case .voidWithoutReason: "A void visit says why it is void, and only a void one does."
        case .movedNotVoid: "Only a void visit says which visit took its place."
        case .halfSigned: "A visit that was signed says by whom and when, and a draft says neither."
        }
    }
}

/// A visit as it is entered: with the findings of its screen and what was adjusted.
public struct VisitEntry: Sendable {
    public var visit: Visit
    public var findings: [Finding]
    public var adjustments: [Adjustment]

    public init(visit: Visit, findings: [Finding] = [], adjustments: [Adjustment] = []) {
        self.visit = visit
        self.findings = findings
        self.adjustments = adjustments
    }

    /// Throws where the parts contradict one another.
    public func checkRules() throws {
        if (visit.outcome == .adjusted) == adjustments.isEmpty {
            throw VisitEntryError.adjustmentMismatch(visit.outcome)
        }
        if visit.outcome == .notAdjusted, let finding = findings.first(where: { $0.phase == .after }) {
            throw VisitEntryError.afterNoAdjustment(test: finding.test)
        }
    }

    /// Throws where two findings answer the same question.
    public func checkFindings(tests: TestCatalogue) throws {
        for (index, finding) in findings.enumerated()
        where findings[..<index].contains(where: { tests.isSameQuestion($0, finding) }) {
            throw FindingError(test: finding.test, problem: .enteredTwice)
        }
    }
}

/// A visit whose parts contradict one another.
public enum VisitEntryError: ClinicError, Hashable {
    case adjustmentMismatch(Outcome?)
    case afterNoAdjustment(test: String)

    public var description: String {
        switch self {
        case .adjustmentMismatch(.adjusted): "The visit is adjusted, but does not say which vertebra was."
        case .adjustmentMismatch: "The visit says which vertebra was adjusted, but its outcome is not adjusted."
        case .afterNoAdjustment(let test):
            "\(test) is a finding after the adjustment, but the visit has none; enter it as one before."
        }
    }
}

/// What was added to a visit after it was signed.
public struct Addendum: ClinicRecord {
    public var visitID: RecordID<Visit>
    public var text: String
    public var author: RecordID<StaffMember>
    public var at: Instant

    public init(to visitID: RecordID<Visit>, text: String, author: RecordID<StaffMember>, at: Instant) {
        self.visitID = visitID
        self.text = text
        self.author = author
        self.at = at
    }
}

extension Addendum {
    public static let name = "addendum"
    public static let table = "addenda"
    public static let blank = Addendum(
        to: .unassigned, text: "", author: .unassigned, at: Instant(milliseconds: 0))

    public static let fields: [Field<Addendum>] = [
        Field("visit_id", \.visitID, "Visit ID", "The signed visit that it adds to."),
        Field("text", \.text, type: .prose, "Text", "What is added."),
        Field("author", \.author, "Author", "The staff member who added it."),
        Field("at", \.at, "At", "When it was added."),
    ]
}
