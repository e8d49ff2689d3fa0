import ArgumentParser
import ClinicModel
import ClinicStore

/// The flags of a visit's fields, its findings and its adjustment, for recording and for editing.
struct VisitFields: ParsableArguments {
    @Option(parsing: .unconditional, help: ArgumentHelp("The day of the visit.", valueName: "day"))
    var on: String?
    @Option(help: ArgumentHelp("The time of the visit.", valueName: "HH:MM"))
    var at: String?
    @Option(help: ArgumentHelp("The office where it was.", valueName: "ref"))
    var office: String?
    @Option(help: ArgumentHelp("The clinician who performed it.", valueName: "ref"))
    var clinician: String?
    @Option(help: "What the visit was for.")
    var kind: Visit.Kind?
    @OptionGroup var changes: TextOption<VisitTexts.Changes>
    @Option(parsing: .upToNextOption, help: ArgumentHelp("The regions that were examined.", valueName: "region"))
    var examined: [BodyRegion] = []
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Findings before the adjustment: test[@level]=side-or-result[:value unit], such as leg-check=right:6mm.",
            valueName: "test=result"))
    var finding: [String] = []
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Findings after the adjustment, written the same.", valueName: "test=result"))
    var after: [String] = []
    @Option(help: "What the clinician concluded from the screen.")
    var determination: Determination?
    @Option(
        help: ArgumentHelp(
            "An adjustment was made, of this vertebra: C1, C2, or the region of another.", valueName: "vertebra"))
    var adjusted: AdjustedPlace?
    @Flag(help: "No adjustment was made.")
    var notAdjusted = false
    @Option(
        name: .customLong("adjusted-region"), help: ArgumentHelp("Where, for --adjusted other.", valueName: "region"))
    var adjustedRegion: BodyRegion?
    @Option(help: ArgumentHelp("The listing used, in the technique's own notation.", valueName: "code"))
    var listing: String?
    @Option(help: "The technique, of the catalogue of techniques.")
    var technique: String?
    @Option(help: "By hand, or with which sort of instrument.")
    var method: Adjustment.Method?
    @Option(help: "How the patient was placed.")
    var position: String?
    @OptionGroup var adjustmentNote: TextOption<VisitTexts.AdjustmentNote>
    @Option(help: ArgumentHelp("The imaging study that the listing came from.", valueName: "ref"))
    var imaging: String?
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Another adjustment: C1, C2 or a region, and how, as in mid-back,method=hand,position=prone.",
            valueName: "adjustment"))
    var also: [String] = []
    @Option(help: "Why the outcome is what it is; asked for where it is not what the determination leads to.")
    var reason: OutcomeReason?
    @OptionGroup var reasonText: TextOption<VisitTexts.ReasonText>
    @OptionGroup var note: TextOption<VisitTexts.Note>

    func validate() throws {
        if adjusted != nil && notAdjusted { throw ValidationError("Say --adjusted or --not-adjusted, not both.") }
        if notAdjusted, let detail = also.isEmpty ? adjustmentDetail : "--also" {
            throw ValidationError("\(detail) says how an adjustment was made, but the visit is --not-adjusted.")
        }
    }

    /// The first flag that says how an adjustment was made; nil where none does.
    var adjustmentDetail: String? {
        let details = [
            ("--adjusted-region", adjustedRegion != nil), ("--listing", listing != nil),
            ("--technique", technique != nil), ("--method", method != nil), ("--position", position != nil),
            ("--adjustment-note", adjustmentNote.isGiven), ("--imaging", imaging != nil),
        ]
        return details.first(where: \.1)?.0
    }

    /// The fields whose flags are called otherwise.
    static let columns = [
        "on": "visited_on", "at": "visited_at", "office": "office_id", "clinician": "clinician_id",
        "changes": "changes_since_last", "examined": "regions_examined",
    ]

    /// The outcome that was said; nil where none was.
    var outcome: Outcome? { adjusted != nil ? .adjusted : notAdjusted ? .notAdjusted : nil }

    /// Puts what was given into `visit`; what was not stays.
    func apply(to visit: inout Visit, in clinic: ClinicReader, dates: DateEntry) throws {
        visit.visitedOn = try on.map(dates.day) ?? visit.visitedOn
        visit.visitedAt = try at.map(Self.time) ?? visit.visitedAt
        visit.officeID = try office.map { try clinic.office($0).id } ?? visit.officeID
        visit.clinicianID = try clinician.map { try clinic.staffMember($0).id } ?? visit.clinicianID
        visit.kind = kind ?? visit.kind
        visit.changesSinceLast = try changes.text ?? visit.changesSinceLast
        if !examined.isEmpty { visit.regionsExamined = examined }
        visit.determination = determination ?? visit.determination
        if let outcome, outcome != visit.outcome {
            visit.outcome = outcome
            // The reason was for the outcome that it was.
            (visit.reason, visit.reasonText) = (nil, nil)
        }
        visit.reason = reason ?? visit.reason
        visit.reasonText = try reasonText.text ?? visit.reasonText
        visit.note = try note.text ?? visit.note
    }

    /// The findings that were given.
    func findings(in clinic: ClinicReader, practice: Practice) throws -> [Finding] {
        if finding.isEmpty && after.isEmpty { return [] }
        let entry = FindingEntry(catalogue: try clinic.tests.get(), legUnit: practice.legUnit)
        return try finding.map { try entry.finding($0, phase: .before) }
            + after.map { try entry.finding($0, phase: .after) }
    }

    /// The adjustment, changed by what was given; nil where nothing of it was.
    func adjustment(changing old: Adjustment?, in clinic: ClinicReader) throws -> Adjustment? {
        guard let vertebra = adjusted?.vertebra ?? old?.vertebra else {
            if let detail = adjustmentDetail {
                throw UsageError(
                    "\(detail) says how an adjustment was made, but not of what; say --adjusted C1, C2 or a region.")
            }
            return nil
        }
        if adjusted == nil && adjustmentDetail == nil { return nil }
        var adjustment = old ?? Adjustment(vertebra: vertebra)
        adjustment.vertebra = vertebra
        adjustment.region = adjustedRegion ?? adjusted?.region ?? (vertebra == .other ? adjustment.region : nil)
        adjustment.listingCode = listing ?? adjustment.listingCode
        adjustment.technique =
            try technique.map { try clinic.catalogueRow($0, of: Technique.self).code } ?? adjustment.technique
        adjustment.method = method ?? adjustment.method
        adjustment.patientPosition = position ?? adjustment.patientPosition
        adjustment.note = try adjustmentNote.text ?? adjustment.note
        if let imaging { adjustment.take(try clinic.record(imaging, of: ImagingStudy.self)) }
        return adjustment
    }

    /// The other adjustments that were given.
    func otherAdjustments(in clinic: ClinicReader) throws -> [Adjustment] {
        try also.map { try Adjustment(entered: $0, in: clinic) }
    }

    private static func time(_ text: String) throws -> TimeOfDay {
        try TimeOfDay(entered: text, field: "visited_at", title: "Visited at")
    }
}
