import ClinicModel
import ClinicStore
import RecordLinkage

/// Patients on record who may be the one that is being registered.
struct LikelyDuplicates: ClinicError {
    let patients: [LikelyDuplicate]
    /// The name of the one that is being registered.
    let name: String

    var kind: ErrorKind { .rule }

    var description: String { list + "\nNothing was changed; to register another patient all the same, say --anyway." }

    private var list: String {
        "On record already:\n"
            + patients.map { likely in
                let patient = likely.patient
                let born = patient.birthDate.map { "born \($0)" }
                let reasons = likely.reasons.map(\.rawValue).joined(separator: ", ")
                return "  "
                    + [patient.id.description, patient.record.name.printable, born, "(\(reasons))"]
                    .compactMap(\.self).joined(separator: "  ")
            }.joined(separator: "\n")
    }
}

extension LikelyDuplicates {
    /// Runs `register`, and where it throws these, asks whether to register all the same.
    ///
    /// - Parameters:
    ///   - prompt: nil where nobody can answer.
    ///   - isAccepted: whether to register all the same without asking.
    static func asking<Result>(
        _ prompt: @autoclosure () -> Prompt?, at console: Console, isAccepted: Bool,
        _ register: (_ isAccepted: Bool) throws -> Result
    ) throws -> Result {
        do {
            return try register(isAccepted)
        } catch let duplicates as LikelyDuplicates {
            guard let prompt = prompt() else { throw duplicates }
            console.remark(duplicates.list)
            guard try prompt.confirm("Register \(duplicates.name.printable) as another patient?") else {
                throw Declined()
            }
            return try register(true)
        }
    }
}
