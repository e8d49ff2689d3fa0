/// A record that is not as the audit log has it: which one, and in what, but never what is in it.
public struct RecordDifference: Hashable, Sendable, CustomStringConvertible {
    /// `P-3`, or `finding 12 of V-3`.
    public let record: String
    public let problem: Problem
    /// Whether it is the only one.
    public let isOnly: Bool

    public enum Problem: Hashable, Sendable {
        case altered(fields: [String])
        /// On record, and not in the audit log.
        case added
        /// In the audit log, and no longer on record.
        case removed
    }

    public init(record: String, problem: Problem, isOnly: Bool) {
        self.record = record
        self.problem = problem
        self.isOnly = isOnly
    }

    /// A sentence without its end.
    public var description: String {
        let sentence =
            switch problem {
            case .altered(let fields):
                "\(record) is not as the audit log has it (\(fields.joined(separator: ", "))); another program changed it"
            case .added: "\(record) is on record and not in the audit log; another program put it there"
            case .removed: "\(record) is in the audit log and no longer on record; another program removed it"
            }
        return sentence + (isOnly ? "" : ", and others too")
    }
}
