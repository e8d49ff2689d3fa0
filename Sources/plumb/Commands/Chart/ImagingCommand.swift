import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct ImagingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "imaging", abstract: "X-rays, MRI and CT: why, what was taken, and the listing read from it.",
        discussion: """
            A study that was not indicated is recorded too, with the reason. The listing is read from a study that \
            was taken; an adjustment then names the study, with plumb visit record --imaging.
            """,
        subcommands: .of("imaging", ImagingFields.commands.all))
}

struct ImagingFields: RecordFields {
    enum Reason: TextFlag {
        static let name = "reason"
        static let help = "Why it is, or is not."
    }
    enum Report: TextFlag {
        static let name = "report"
        static let help = "What the report says."
    }

    @Option(help: "What sort of imaging it is.")
    var modality: ImagingStudy.Modality?
    @Option(help: "Whether it is indicated.")
    var indicated: ImagingStudy.Indication?
    @OptionGroup var reason: TextOption<Reason>
    @Option(help: ArgumentHelp("The clinician who decided that.", valueName: "ref"))
    var clinician: String?
    @Option(parsing: .unconditional, help: ArgumentHelp("The day on which that was decided; today.", valueName: "day"))
    var on: String?
    @Option(help: ArgumentHelp("The visit at which it was decided.", valueName: "ref"))
    var visit: String?
    @Option(parsing: .unconditional, help: ArgumentHelp("The day on which it was taken.", valueName: "day"))
    var takenOn: String?
    @Option(help: ArgumentHelp("The views that were taken, such as lateral, nasium, vertex.", valueName: "views"))
    var views: String?
    @Option(help: "Whether it was taken before or after the adjustment.")
    var phase: Finding.Phase?
    @Option(help: ArgumentHelp("Where the films are.", valueName: "place"))
    var heldAt: String?
    @OptionGroup var report: TextOption<Report>
    @OptionGroup(title: "Listing") var listing: ListingFields

    static let shown = [
        "imaging_study_id", "decided_on", "modality", "indicated", "taken_on", "views", "listing_code", "held_at",
    ]
    static let columns = [
        "reason": "indication_reason", "clinician": "decided_by", "on": "decided_on", "visit": "visit_id",
        "listing": "listing_code",
    ]

    mutating func complete(_ asking: inout Asking, session: Session) throws {
        modality = try asking.choice(modality, "--modality", "Modality")
        indicated = try asking.choice(indicated, "--indicated", "Indicated")
        try reason.complete(&asking, indicated == .no ? "Why not" : "Why")
    }

    func apply(to study: inout ImagingStudy, in clinic: ClinicReader, session: Session) throws {
        study.modality = modality ?? study.modality
        study.indicated = indicated ?? study.indicated
        study.indicationReason = try reason.text ?? study.indicationReason
        study.decidedBy = try clinic.staffID(clinician) ?? study.decidedBy
        study.decidedOn = try on.map(session.dates.day) ?? study.decidedOn
        study.visitID = try clinic.id(visit) ?? study.visitID
        study.takenOn = try takenOn.map(session.dates.day) ?? study.takenOn
        study.views = views ?? study.views
        study.phase = phase ?? study.phase
        study.heldAt = heldAt ?? study.heldAt
        study.report = try report.text ?? study.report
        listing.apply(to: &study)
    }

    func prepare(
        _ study: inout ImagingStudy, for patient: Stored<Patient>, in clinic: ClinicReader, session: Session
    ) throws {
        if clinician == nil { study.decidedBy = try clinic.usualClinician(of: patient.record, at: session.author) }
    }
}

/// The flags of the listing that was read from a study; angles are in degrees.
struct ListingFields: ParsableArguments {
    @Option(help: "The side to which the atlas lies.")
    var atlasSide: ImagingStudy.Side?
    @Option(help: ArgumentHelp("By how much.", valueName: "degrees"))
    var atlasLateralityDeg: Double?
    @Option(help: "The direction of the atlas's rotation.")
    var atlasRotation: ImagingStudy.Rotation?
    @Option(help: ArgumentHelp("By how much.", valueName: "degrees"))
    var atlasRotationDeg: Double?
    @Option(help: "The side to which the head is tilted.")
    var headTilt: ImagingStudy.Side?
    @Option(help: ArgumentHelp("By how much.", valueName: "degrees"))
    var headTiltDeg: Double?
    @Option(help: ArgumentHelp("The lower angle.", valueName: "degrees"))
    var lowerAngleDeg: Double?
    @Option(help: "The side to which the axis lies.")
    var axisSide: ImagingStudy.Side?
    @Option(help: ArgumentHelp("The axis's rotation.", valueName: "degrees"))
    var axisRotationDeg: Double?
    @Option(help: ArgumentHelp("The listing in the technique's own notation, such as ASRA.", valueName: "code"))
    var listing: String?

    func apply(to study: inout ImagingStudy) {
        study.atlasSide = atlasSide ?? study.atlasSide
        study.atlasLateralityDeg = atlasLateralityDeg ?? study.atlasLateralityDeg
        study.atlasRotation = atlasRotation ?? study.atlasRotation
        study.atlasRotationDeg = atlasRotationDeg ?? study.atlasRotationDeg
        study.headTilt = headTilt ?? study.headTilt
        study.headTiltDeg = headTiltDeg ?? study.headTiltDeg
        study.lowerAngleDeg = lowerAngleDeg ?? study.lowerAngleDeg
        study.axisSide = axisSide ?? study.axisSide
        study.axisRotationDeg = axisRotationDeg ?? study.axisRotationDeg
        study.listingCode = listing ?? study.listingCode
    }
}
