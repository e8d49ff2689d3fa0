import ClinicModel

/// Something that is to be done to a patient who was merged into another.
public struct MergedPatientError: ClinicError, Hashable {
    public let trail: MergeTrail

    public init(_ trail: MergeTrail) { self.trail = trail }

    public var description: String { "\(trail); use \(trail.end)." }
}

/// Why two patients are not merged, or a merge is not undone.
public enum MergeError: ClinicError, Hashable {
    case intoItself(RecordID<Patient>)
    case changedMeanwhile(RecordID<Patient>)
    case tooMany(RecordID<Patient>, into: RecordID<Patient>, records: Int)
    case notMerged(RecordID<Patient>)
    case mergedFurther(RecordID<Patient>, RecordID<Patient>, into: RecordID<Patient>)
    case signedSince(RecordID<Patient>, RecordID<Visit>, CalendarDay)
    case entangled(RecordID<Patient>, into: RecordID<Patient>, RecordReference, names: RecordReference)
    case inCircle(RecordID<Patient>, RecordID<Patient>)
    case hasRecords(RecordID<Patient>, RecordReference)
    case noSuchRecord(RecordReference)

    public var description: String {
        switch self {
        case .intoItself(let id): "\(id) cannot be merged into itself; name the other patient with --into."
        case .changedMeanwhile(let id): "\(id) was changed while you looked; nothing was merged, so look again."
        case .tooMany(let id, let target, let count):
            "\(id) has \(count) records, more than a merge can note; merge \(target) into \(id) instead."
        case .notMerged(let id): "\(id) was not merged into another patient; there is nothing to undo."
        case .mergedFurther(let id, let target, let end):
            "\(id) was merged into \(target), and \(target) into \(end) since; undo that first, with plumb patient "
                + "unmerge \(target)."
        case .signedSince(let id, let visit, let day):
            "\(visit), of \(day), was signed since \(id) was merged; what was signed with both charts in view is not "
                + "taken apart. A visit of the other person is moved with plumb visit move."
        case .entangled(let id, let target, let record, let named):
            "\(record.spoken.firstCapitalized) names \(named.spoken): one of them would go back to \(id) and the other stay with "
                + "\(target); part the two first."
        case .inCircle(let id, let target):
            "\(id) is merged into \(target), which was merged into \(id); nobody is merged into themselves."
        case .hasRecords(let id, let record):
            "\(id) was merged into another patient, and \(record.spoken) is on its chart still."
        case .noSuchRecord(let record): "Merged records has \(record), and there is none."
        }
    }
}

extension String {
    fileprivate var firstCapitalized: String { prefix(1).uppercased() + dropFirst() }
}
