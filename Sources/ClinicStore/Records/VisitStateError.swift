import ClinicModel

/// What cannot be done to a visit as it stands.
public enum VisitStateError: ClinicError, Hashable {
    case isSigned(RecordID<Visit>)
    case isVoid(RecordID<Visit>)
    case isDraft(RecordID<Visit>)
    case nobodyToSign(RecordID<Visit>)
    case alreadyThere(RecordID<Visit>, RecordID<Patient>)
    case reasonMissing
    case noFinding(RecordID<Visit>, test: String)
    case noAdjustment(RecordID<Visit>, RecordID<Adjustment>)

    public var description: String {
        switch self {
        case .isSigned(let id):
            "\(id) is signed and stays as it is; add to it with plumb visit addend \(id) --text \u{2026}."
        case .isVoid(let id): "\(id) is void and stays as it is."
        case .isDraft(let id): "\(id) is a draft; change it with plumb visit edit \(id), or sign it first."
        case .nobodyToSign(let id):
            "\(id) does not name its clinician; say who with plumb visit edit \(id) --clinician S-n."
        case .reasonMissing: "The reason is empty; it is required."
        case .noFinding(let id, let test): "\(id) has no finding of \(test)."
        case .noAdjustment(let id, let adjustment): "\(id) has no adjustment \(adjustment)."
        case .alreadyThere(let id, let patient): "\(id) is on the chart of \(patient) already."
        }
    }
}
