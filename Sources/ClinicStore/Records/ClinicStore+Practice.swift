import ClinicModel

extension Practice: StoredRecord {
    public static var filterKeys: FilterKeys { .practice }
    public static var isStarting: Bool { true }
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
