import ClinicModel

extension Office: StoredRecord {
    public static let kind = RecordKind<Office>(
        act: .practice, ending: .kept,
        undo: .stays(putBack: { _ = try $3.edit($0, to: $1, reason: $2) }) { office in
            "an office stays on record. It is closed with plumb office edit \(office.id) --active no"
        },
        owner: .practice, filter: .practice,
        words: TableWords("Offices", "One row for each place of the practice.", withoutNames: ["office_id", "active"]),
        beginning: .setUp)
}

extension ClinicReader {
    /// The offices at which the practice works.
    public func activeOffices() throws -> [Stored<Office>] { try records(Office.self).filter(\.active) }
}

extension ClinicWriter {
    /// Changes what is kept of an office.
    ///
    /// - Throws: ``OfficeClosingError`` where the practice would have none left.
    public func edit(_ office: Stored<Office>, to new: Office, reason: String? = nil) throws -> Stored<Office> {
        if !new.active, try activeOffices().map(\.id) == [office.id] {
            throw OfficeClosingError(name: office.record.name, id: office.id)
        }
        return try change(office, to: new, reason: reason)
    }
}

/// The only office of a practice, which cannot be closed.
public struct OfficeClosingError: ClinicError, Hashable {
    public let name: String
    public let id: RecordID<Office>

    public var description: String { "\(name) (\(id)) is the only office; a practice always has one." }
}
