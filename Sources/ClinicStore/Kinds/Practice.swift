import ClinicModel

extension Practice: StoredRecord {
    public static let kind = RecordKind<Practice>(
        act: .practice, ending: .kept, undo: .stays { _ in "it stays on record" }, owner: .practice, filter: .practice,
        words: TableWords("Practice", "The practice, in one row."), beginning: .setUp)
}

extension ClinicReader {
    /// The practice; nil in a database in which none was set up yet.
    public func practice() throws -> Stored<Practice>? { try records(Practice.self).first }
}

extension ClinicWriter {
    /// Changes what the practice has settled.
    public func edit(_ practice: Stored<Practice>, to new: Practice) throws -> Stored<Practice> {
        try change(practice, to: new)
    }
}
