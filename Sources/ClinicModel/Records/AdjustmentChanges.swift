/// What an edit does to the adjustments of a draft.
public struct AdjustmentChanges: Sendable {
    /// Those that take the place of what they were.
    public var changed: [RecordID<Adjustment>: Adjustment] = [:]
    /// Those that are new.
    public var added: [Adjustment] = []
    /// Those that are withdrawn: kept as void.
    public var cleared: [RecordID<Adjustment>] = []

    public init() {}
}
