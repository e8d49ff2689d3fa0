import ClinicModel

/// What becomes of each column of a file, and what each field is made of.
struct SourcePlan: Sendable {
    let target: SourceTarget
    let bindings: [SourceBinding]
    /// What fields hold wherever the file says nothing.
    let constants: [(field: Int, text: String)]
    let columns: [SourceColumn]
    let remark: String?
}

/// What a field is made of.
struct SourceBinding: Sendable {
    /// Where the field is among the target's.
    let field: Int
    let column: Column
    var parts: [Part]
    var separator = " "
    var words: [String: String] = [:]
    var presence: String?
    var dates: SourceDateOrder?
    /// Whether it takes the time of day of a column that is bound to a day.
    var isTimeOfDay = false

    struct Part: Hashable, Sendable {
        /// The place of the column in the file, and its name.
        let place: Int
        let name: String
        var label: String?
    }
}

/// What becomes of one column of a file.
public struct SourceColumn: Hashable, Sendable {
    public let name: String
    /// The fields that it goes into; none where it is left out.
    public var fields: [String]
    /// Why it is left out.
    public var reason: String?
    /// What was made of it: the order of its dates, the words that stand for others.
    public var notes: [String] = []
}
