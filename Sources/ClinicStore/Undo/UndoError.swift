import ClinicModel

/// Why the last command of a staff member is not undone.
public enum UndoError: ClinicError, Hashable {
    case nothing(String, RecordID<StaffMember>)
    /// What was done cannot be taken back; why, and what to type instead.
    case stays(ClosedRange<Int64>, String)
    case tooMany(ClosedRange<Int64>)
    /// Something was done since to the record, or to another that names it.
    case builtOn(String, by: String, participle: String, entry: Int64)
    /// A record is not as the command left it, and the audit log does not say why.
    case changedOutside(String)
    case changedMeanwhile
    /// The clinician has others by now in the time that an appointment had.
    case taken(RecordID<Appointment>, clinician: String, [RecordID<Appointment>], isOpen: Bool)
    /// The last command was an undo, and this is its reason.
    case wasUndo(String)
    case wasNoUndo

    public var kind: ErrorKind {
        switch self {
        case .nothing: .notFound
        default: .rule
        }
    }

    public var description: String {
        switch self {
        case .nothing(let name, let id): "\(name) (\(id)) has changed nothing yet; there is nothing to undo."
        case .stays(let entries, let why): "Your last command, \(entries.entryText), is not undone: \(why)."
        case .tooMany(let entries):
            "Your last command, \(entries.entryText), changed more than is undone at once; restore the backup that was "
                + "made before it with plumb restore FILE."
        case .builtOn(let record, let other, let participle, let entry):
            "Your last command is not undone: \(other)\(other == record ? "" : ", which names \(record),") was "
                + "\(participle) since, in entry \(entry). Change what is wrong with the command for \(record)."
        case .changedOutside(let record):
            "Your last command is not undone: \(record) is not as it left it; plumb check says more."
        case .changedMeanwhile:
            "Your last command is another one by now, or was undone; nothing was changed, so look again."
        case .taken(let id, let clinician, let others, let isOpen):
            "Your last command is not undone: by now \(clinician) has appointment "
                + others.map(\.description).joined(separator: " and ")
                + " at the time of appointment \(id); to book both, "
                + (isOpen
                    ? "plumb appointment edit \(id) --at HH:MM --anyway." : "plumb appointment reopen \(id) --anyway.")
        case .wasUndo(let reason):
            "Your last command was the \(reason); plumb redo does again what it undid."
        case .wasNoUndo: "Your last command was no undo; there is nothing to do again."
        }
    }
}
