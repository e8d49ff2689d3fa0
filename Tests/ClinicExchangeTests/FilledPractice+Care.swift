import ClinicModel
import ClinicStore

extension FilledPractice {
    static func addComplaints(to writer: ClinicWriter) throws {
        let first = Complaint(of: 1, recordedOn: "2026-11-01", words: "My leg is numb,\nall day", region: .lowerLeg)
        let id = try add(first, to: writer) {
            ($0.side, $0.radiatesTo, $0.condition) = (.right, "the foot", "sciatica")
            ($0.code, $0.codeVersion, $0.symptoms) = ("M54.31", "FY2022", [.pain, .numbness])
            ($0.onset, $0.onsetManner, $0.mechanism) = (.year(2025), .gradual, .repetitiveMotion)
            ($0.course, $0.aggravatedBy, $0.relievedBy) = (.recurrent, "exercise", "sitting")
            ($0.affects, $0.severity) = ([.walking, .dailyActivities], 7)
            ($0.status, $0.closedOn) = (.improved, "2026-11-20")
        }
        try add(Complaint(of: 1, recordedOn: "2026-11-01", words: "My neck", region: .neck), to: writer)
        try addVoid(Complaint(of: 1, recordedOn: "2026-11-01", words: "My head", region: .head), to: writer)
        try add(SeverityRating(of: id, ratedOn: "2026-11-01", score: 6), to: writer)
        let void = try add(SeverityRating(of: id, ratedOn: "2026-11-01", score: 9), to: writer)
        _ = try writer.void(void, reason: "Of the other leg")
    }

    /// An examination at which films were decided upon, an adjustment by them, and a draft.
    static func addVisits(to writer: ClinicWriter) throws {
        let examination = try writer.record(visit(on: "2026-11-02")).id
        _ = try writer.sign(examination)
        try addStudies(at: examination, to: writer)
        _ = try writer.sign(writer.record(adjusted(on: "2026-11-09")).id)
        _ = try writer.addend(2, text: "The films came later.")
        try add(SeverityRating(of: 1, ratedOn: "2026-11-09", score: 4), to: writer) {
            ($0.visitID, $0.kind, $0.reporter) = (2, .worst, .clinician)
        }
        _ = try writer.record(visit(on: "2026-11-16"))
    }

    /// A study and a visit that the owner declares void.
    static func addVoidVisit(to writer: ClinicWriter) throws {
        try addVoid(
            ImagingStudy(of: 1, .ct, indicated: .no, because: "No need", decidedBy: owner, on: "2026-11-02"),
            to: writer)
        _ = try writer.void(writer.record(visit(on: "2026-11-16")).id, reason: "Entered twice")
    }

    private static func visit(on day: CalendarDay) -> VisitEntry {
        var visit = Visit(of: 1, at: 1, on: day, enteredBy: frontDesk)
        (visit.clinicianID, visit.kind) = (clinician, .examination)
        (visit.determination, visit.outcome) = (.inAlignment, .notAdjusted)
        return VisitEntry(visit: visit)
    }

    private static func adjusted(on day: CalendarDay) -> VisitEntry {
        var entry = visit(on: day)
        (entry.visit.visitedAt, entry.visit.changesSinceLast) = ("09:35", "Slept well")
        (entry.visit.regionsExamined, entry.visit.note) = ([.lowBack, .neck], "=1+1")
        (entry.visit.determination, entry.visit.outcome) = (.misaligned, .adjusted)
        (entry.visit.reason, entry.visit.reasonText) = (.other, "As agreed by telephone")
        var reflex = Finding(test: "reflex", phase: .before)
        (reflex.side, reflex.level, reflex.value, reflex.unit) = (.right, "C6", 2, "grade")
        var legs = Finding(test: "leg-check", phase: .before)
        (legs.side, legs.value, legs.unit, legs.method) = (.left, 0.25, "in", "supine")
        var gait = Finding(test: "gait", phase: .after)
        (gait.result, gait.note) = (.normal, "Without a stick")
        entry.findings = [reflex, legs, gait]
        var adjustment = Adjustment(vertebra: .atlas)
        (adjustment.listingCode, adjustment.technique, adjustment.method) = ("ASRA", "own-way", .hand)
        (adjustment.patientPosition, adjustment.note) = ("on the left side", "One thrust")
        adjustment.imagingStudyID = 1
        var other = Adjustment(vertebra: .other)
        other.region = .upperBack
        entry.adjustments = [adjustment, other]
        return entry
    }

    private static func addStudies(at visit: RecordID<Visit>, to writer: ClinicWriter) throws {
        let day: CalendarDay = "2026-11-02"
        let taken = ImagingStudy(
            of: 1, .xRay, indicated: .yes, because: "To find the direction", decidedBy: clinician, on: day)
        try add(taken, to: writer) {
            ($0.visitID, $0.takenOn, $0.views, $0.phase) = (visit, "2026-11-04", "lateral, nasium", .before)
            ($0.heldAt, $0.report) = ("Main, cabinet 2", "No fracture")
            ($0.atlasSide, $0.atlasLateralityDeg) = (.right, 2.5)
            ($0.atlasRotation, $0.atlasRotationDeg) = (.anterior, 1.25)
            ($0.headTilt, $0.headTiltDeg, $0.lowerAngleDeg) = (.left, 3, 0)
            ($0.axisSide, $0.axisRotationDeg, $0.listingCode) = (.left, 0.5, "ASRA")
        }
    }
}
