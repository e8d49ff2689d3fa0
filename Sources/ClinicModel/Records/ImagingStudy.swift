/// An x-ray, MRI or CT: why it was indicated or why not, what was taken, and the listing read from it.
public struct ImagingStudy: ChartRecord {
    public var patientID: RecordID<Patient>
    public var visitID: RecordID<Visit>?
    public var modality: Modality
    public var indicated: Indication
    public var indicationReason: String
    public var decidedBy: RecordID<StaffMember>
    public var decidedOn: CalendarDay
    public var takenOn: CalendarDay?
    public var views: String?
    public var phase: Finding.Phase?
    public var heldAt: String?
    public var report: String?
    public var atlasSide: Side?
    public var atlasLateralityDeg: Double?
    public var atlasRotation: Rotation?
    public var atlasRotationDeg: Double?
    public var headTilt: Side?
    public var headTiltDeg: Double?
    public var lowerAngleDeg: Double?
    public var axisSide: Side?
    public var axisRotationDeg: Double?
    public var listingCode: String?
    public var voidReason: String?

    public init(
        of patientID: RecordID<Patient>, _ modality: Modality, indicated: Indication, because reason: String,
        decidedBy: RecordID<StaffMember>, on day: CalendarDay
    ) {
        self.patientID = patientID
        self.modality = modality
        self.indicated = indicated
        indicationReason = reason
        self.decidedBy = decidedBy
        decidedOn = day
    }

    public enum Modality: String, ValueSet {
        case xRay = "x-ray"
        case mri, ct
    }

    public enum Indication: String, ValueSet {
        case yes, no
    }

    public enum Side: String, ValueSet {
        case left, right
    }

    public enum Rotation: String, ValueSet {
        case anterior, posterior
    }
}

extension ImagingStudy {
    public static let name = "imaging_study"
    public static let table = "imaging_studies"
    public static let letter: String? = "X"
    public static let blank = ImagingStudy(
        of: .unassigned, .xRay, indicated: .no, because: "", decidedBy: .unassigned, on: .placeholder)
    public static let dayFields = ["taken_on", "decided_on"]

    public static let fields: [Field<ImagingStudy>] =
        [
            Field("patient_id", \.patientID, "Patient ID", "The patient whom it is of."),
            Field("visit_id", \.visitID, "Visit ID", "The visit at which it was decided, if at one."),
            Field("modality", \.modality, "Modality", "What sort of imaging it is."),
            Field("indicated", \.indicated, "Indicated", "Whether it was indicated."),
            Field(
                "indication_reason", \.indicationReason, type: .prose, "Indication reason", "Why it was, or was not."),
            Field("decided_by", \.decidedBy, "Decided by", "The clinician who decided that."),
            Field("decided_on", \.decidedOn, "Decided on", "The day on which that was decided."),
            Field("taken_on", \.takenOn, "Taken on", "The day on which it was taken; empty while it was not."),
            Field("views", \.views, "Views", "The views that were taken, such as lateral, nasium, vertex."),
            Field("phase", \.phase, "Phase", "Whether it was before or after the adjustment."),
            Field("held_at", \.heldAt, "Held at", "Where the films are."),
            Field("report", \.report, type: .prose, "Report", "What the report says."),
        ] + listingFields + [voidField]

    private static let listingFields: [Field<ImagingStudy>] = [
        Field("atlas_side", \.atlasSide, "Atlas side", "The side to which the atlas lies."),
        Field("atlas_laterality_deg", \.atlasLateralityDeg, "Atlas laterality (°)", "By how much, in degrees."),
        Field("atlas_rotation", \.atlasRotation, "Atlas rotation", "The direction of the atlas's rotation."),
        Field("atlas_rotation_deg", \.atlasRotationDeg, "Atlas rotation (°)", "By how much it is, in degrees."),
        Field("head_tilt", \.headTilt, "Head tilt", "The side to which the head is tilted."),
        Field("head_tilt_deg", \.headTiltDeg, "Head tilt (°)", "By how much it is tilted, in degrees."),
        Field("lower_angle_deg", \.lowerAngleDeg, "Lower angle (°)", "The lower angle, in degrees."),
        Field("axis_side", \.axisSide, "Axis side", "The side to which the axis lies."),
        Field("axis_rotation_deg", \.axisRotationDeg, "Axis rotation (°)", "The axis's rotation, in degrees."),
        Field("listing_code", \.listingCode, "Listing code", "The listing in the technique's own notation."),
    ]

    /// Whether anything of a listing was read from it.
    public var hasListing: Bool { Self.listingFields.contains { $0.value(in: self) != .null } }

    public var summary: String {
        [
            [modality.rawValue, views.map { "(\($0))" }].joinedParts(" "),
            indicated == .yes ? "indicated: \(indicationReason)" : "not indicated: \(indicationReason)",
            takenOn == nil && indicated == .yes ? "not taken" : nil, phase.map { "\($0.rawValue) the adjustment" },
            listing.map { "listing \($0)" }, heldAt.map { "films at \($0)" }, report,
        ].joinedParts()
    }

    /// The listing in a line, `ASRA, atlas left 2.5°, rotation anterior 1°, head tilt left 3°`; nil where none was read.
    public var listing: String? {
        func part(_ label: String, _ words: [String?], _ degrees: Double?) -> String? {
            let text = (words + [degrees.map { "\($0.shortText)°" }]).joinedParts(" ")
            return text.isEmpty ? nil : "\(label) \(text)"
        }
        let parts = [
            listingCode, part("atlas", [atlasSide?.rawValue], atlasLateralityDeg),
            part("rotation", [atlasRotation?.rawValue], atlasRotationDeg),
            part("head tilt", [headTilt?.rawValue], headTiltDeg), part("lower angle", [], lowerAngleDeg),
            part("axis", [axisSide?.rawValue], axisRotationDeg),
        ].joinedParts()
        return parts.isEmpty ? nil : parts
    }

    public func checkRules() throws {
        if indicated == .no && hasListing { throw ImagingStudyError.listingNotIndicated }
        if indicated == .no && takenOn != nil { throw ImagingStudyError.takenNotIndicated }
        if takenOn == nil && hasListing { throw ImagingStudyError.listingNotTaken }
        for field in Self.listingFields {
            if case .number(let degrees) = field.value(in: self), !(0...90).contains(degrees) {
                throw ImagingStudyError.notAnAngle(field.title, degrees.shortText)
            }
        }
    }
}

/// What an imaging study cannot be.
public enum ImagingStudyError: ClinicError, Hashable {
    case listingNotIndicated
    case takenNotIndicated
    case listingNotTaken
    case notAnAngle(String, String)

    public var description: String {
        switch self {
        case .listingNotIndicated:
            "A listing is read from a study that was indicated and taken, and this one was not indicated."
        case .takenNotIndicated: "The study was taken, but not indicated; say that it was, and why."
        case .listingNotTaken:
            "A listing is read from a study that was taken; say on which day it was, or leave the listing out."
        case .notAnAngle(let title, let degrees): "\(title) is \(degrees); an angle runs from 0 to 90 degrees."
        }
    }
}
