import ClinicModel
import ClinicStore

extension Session {
    /// The office that `reference` names, and the day that a report is of there; of all offices where none is named.
    ///
    /// - Parameter day: as it was typed; nil is today, which is each office's own, and which closed ones do not have.
    func days(
        _ day: String? = nil, at reference: String?, in clinic: ClinicReader
    ) throws -> (office: Stored<Office>?, days: OfficeDays) {
        let office = try reference.map { try clinic.office($0) }
        let offices = try office.map { [$0] } ?? (day == nil ? clinic.activeOffices() : clinic.records(Office.self))
        guard let day else {
            let elsewhere = office.map { today(at: $0.record) } ?? author.today
            return (office, OfficeDays(at: author.now, of: offices, elsewhere: elsewhere))
        }
        let entry = office.map { dates(at: $0.record) } ?? dates
        return (office, OfficeDays(try entry.day(day), at: offices))
    }
}
