import ClinicExchange
import ClinicModel
import ClinicStore
import Foundation

/// A small practice whose reports were worked out by hand, read from its fixture once: a test only reads from it.
///
/// It has two offices in England and one in Samoa. The clock stands at Saturday, 21 November 2026, 10:00 in London,
/// where it is still Friday evening in Samoa.
enum ReportPractice {
    static let folder = Repository.fixtures.appending(path: "report-practice")

    private static let result = Result { try ClinicStore(importing: folder) }

    static var store: ClinicStore {
        get throws { try result.get() }
    }

    /// Today at each office.
    static var today: OfficeDays {
        get throws {
            let offices = try store.read { try $0.records(Office.self) }
            return OfficeDays(at: "2026-11-21T10:00:00.000Z", of: offices, elsewhere: "2026-11-21")
        }
    }

    /// One day at each office.
    static func day(_ day: CalendarDay) throws -> OfficeDays {
        OfficeDays(day, at: try store.read { try $0.records(Office.self) })
    }

    /// One day at one office.
    static func day(_ day: CalendarDay, at office: RecordID<Office>) throws -> OfficeDays {
        OfficeDays(day, at: [try store.read { try $0.record(office) }])
    }

    /// The rows of a report as they are written in CSV, with `|` between the cells.
    static func lines(of table: Table) throws -> [String] {
        try store.rows(of: table).map { $0.joined(separator: "|") }
    }
}
