import ClinicModel

extension Office: StoredRecord {}

extension ClinicReader {
    /// The offices at which the practice works.
    public func activeOffices() throws -> [Stored<Office>] { try records(Office.self).filter(\.active) }
}

extension ClinicWriter {
    /// Changes what is kept of an office.
    public func edit(_ office: Stored<Office>, to new: Office) throws -> Stored<Office> { try change(office, to: new) }
}
