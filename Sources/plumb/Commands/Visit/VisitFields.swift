import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

/// The flags of a visit's fields, its findings and its adjustment, for recording and for editing.
struct VisitFields: RecordFlags {
    typealias Value = Visit

    enum Changes: TextFlag {
        static let name = "changes"
        static let help = "What the patient said had changed since the last visit."
    }
    enum ReasonText: TextFlag {
        static let name = "reason-text"
        static let help = "The reason in words."
    }
    enum Note: TextFlag {
        static let name = "note"
        static let help = "The note of the visit."
    }

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
    @OptionGroup var changes: TextOption<Changes>
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
    @OptionGroup var adjustment: AdjustmentFields
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Another adjustment: C1, C2 or a region, and how, as in mid-back,method=hand,position=prone.",
            valueName: "adjustment"))
    var also: [String] = []
    @Option(help: "Why the outcome is what it is; asked for where it is not what the determination leads to.")
    var reason: OutcomeReason?
    @OptionGroup var reasonText: TextOption<ReasonText>
    @OptionGroup var note: TextOption<Note>

    static let whole = "a visit with everything that belongs to it"
    static var view: RecordView<Visit> { .visit }
    static var flags: [FieldFlag<Self>] {
        [
            FieldFlag("visited_on", flag: "on") { $0.on },
            FieldFlag("visited_at", flag: "at") { $0.at },
            FieldFlag("office_id", flag: "office") { $0.office },
            FieldFlag("clinician_id", flag: "clinician") { $0.clinician },
            FieldFlag("kind") { $0.kind },
            FieldFlag("changes_since_last", flag: "changes") { try $0.changes.text },
            FieldFlag("regions_examined", flag: "examined") { $0.examined.given },
            FieldFlag("determination") { $0.determination },
            FieldFlag("reason") { $0.reason },
            FieldFlag("reason_text") { try $0.reasonText.text },
            FieldFlag("note") { try $0.note.text },
        ]
    }

    func validate() throws {
        if adjusted != nil && notAdjusted { throw ValidationError("Say --adjusted or --not-adjusted, not both.") }
        if notAdjusted, let detail = also.isEmpty ? adjustment.detail : "--also" {
            throw ValidationError("\(detail) says how an adjustment was made, but the visit is --not-adjusted.")
        }
    }

    /// The outcome that was said; nil where none was.
    var outcome: Outcome? { adjusted != nil ? .adjusted : notAdjusted ? .notAdjusted : nil }

    /// Whether anything was said of an adjustment.
    var saysAdjustment: Bool { adjusted != nil || adjustment.detail != nil }

    /// Puts what was given into `visit`; what was not stays.
    func apply(to visit: inout Visit, in clinic: ClinicReader, dates: DateEntry) throws {
        if let outcome { visit.change(outcome: outcome) }
        try fill(&visit, in: clinic, dates: dates)
    }

    /// The findings that were given.
    func findings(in clinic: ClinicReader, practice: Practice) throws -> [Finding] {
        if finding.isEmpty && after.isEmpty { return [] }
        let entry = FindingEntry(catalogue: try clinic.tests.get(), legUnit: practice.legUnit)
        return try finding.map { try entry.finding($0, phase: .before) }
            + after.map { try entry.finding($0, phase: .after) }
    }

    /// The adjustment, changed by what was given; nil where nothing of it was.
    func adjustment(changing old: Adjustment?, in clinic: ClinicReader, dates: DateEntry) throws -> Adjustment? {
        guard let vertebra = adjusted?.vertebra ?? old?.vertebra else {
            if let detail = adjustment.detail {
                throw UsageError(
                    "\(detail) says how an adjustment was made, but not of what; say --adjusted C1, C2 or a region.")
            }
            return nil
        }
        guard saysAdjustment else { return nil }
        var new = old ?? Adjustment(vertebra: vertebra)
        new.vertebra = vertebra
        new.region = adjusted?.region ?? (vertebra == .other ? new.region : nil)
        try adjustment.fill(&new, in: clinic, dates: dates)
        if adjustment.imaging != nil { try new.takeListing(in: clinic) }
        return new
    }

    /// The other adjustments that were given.
    func otherAdjustments(in clinic: ClinicReader) throws -> [Adjustment] {
        try also.map { try Adjustment(entered: $0, in: clinic) }
    }
}

/// The flags that say how an adjustment was made.
struct AdjustmentFields: RecordFlags {
    typealias Value = Adjustment

    enum AdjustmentNote: TextFlag {
        static let name = "adjustment-note"
        static let help = "A note on the adjustment."
    }

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
    @OptionGroup var adjustmentNote: TextOption<AdjustmentNote>
    @Option(help: ArgumentHelp("The imaging study that the listing came from.", valueName: "ref"))
    var imaging: String?

    static var flags: [FieldFlag<Self>] {
        [
            FieldFlag("region", flag: "adjusted-region") { $0.adjustedRegion },
            FieldFlag("listing_code", flag: "listing") { $0.listing },
            FieldFlag("technique") { $0.technique },
            FieldFlag("method") { $0.method },
            FieldFlag("patient_position", flag: "position") { $0.position },
            FieldFlag("note", flag: "adjustment-note") { try $0.adjustmentNote.text },
            FieldFlag("imaging_study_id", flag: "imaging") { $0.imaging },
        ]
    }

    /// The first flag that was said; nil where none was.
    var detail: String? { Self.flags.first { $0.isGiven(in: self) }.map { "--\($0.flag)" } }
}

extension AdjustedPlace: ExpressibleByArgument {
    public init?(argument: String) { self.init(entered: argument) }

    public static var allValueStrings: [String] { ["C1", "C2"] + BodyRegion.words }
}
