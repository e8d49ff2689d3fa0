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
    typealias Value = ImagingStudy

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
    static var flags: [FieldFlag<Self>] {
        [
            FieldFlag("modality", asks: "Modality") { $0.modality },
            FieldFlag("indicated", asks: "Indicated") { $0.indicated },
            FieldFlag("indication_reason", flag: "reason", asks: "Why") { try $0.reason.text },
            FieldFlag("decided_by", flag: "clinician") { $0.clinician },
            FieldFlag("decided_on", flag: "on") { $0.on },
            FieldFlag("visit_id", flag: "visit") { $0.visit },
            FieldFlag("taken_on") { $0.takenOn },
            FieldFlag("views") { $0.views },
            FieldFlag("phase") { $0.phase },
            FieldFlag("held_at") { $0.heldAt },
            FieldFlag("report") { try $0.report.text },
            FieldFlag("atlas_side") { $0.listing.atlasSide },
            FieldFlag("atlas_laterality_deg") { $0.listing.atlasLateralityDeg },
            FieldFlag("atlas_rotation") { $0.listing.atlasRotation },
            FieldFlag("atlas_rotation_deg") { $0.listing.atlasRotationDeg },
            FieldFlag("head_tilt") { $0.listing.headTilt },
            FieldFlag("head_tilt_deg") { $0.listing.headTiltDeg },
            FieldFlag("lower_angle_deg") { $0.listing.lowerAngleDeg },
            FieldFlag("axis_side") { $0.listing.axisSide },
            FieldFlag("axis_rotation_deg") { $0.listing.axisRotationDeg },
            FieldFlag("listing_code", flag: "listing") { $0.listing.listing },
        ]
    }

    func question(of flag: FieldFlag<Self>, after answers: [String: FieldValue]) -> String? {
        let isIndicated = indicated?.fieldValue ?? answers["indicated"]
        return flag.field == "indication_reason" && isIndicated == ImagingStudy.Indication.no.fieldValue
            ? "Why not" : flag.question
    }

    func prepare(
        _ study: inout ImagingStudy, for patient: Stored<Patient>, in clinic: ClinicReader, at desk: Desk
    ) throws {
        if clinician == nil { study.decidedBy = try clinic.usualClinician(of: patient.record, at: desk.author) }
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
}
