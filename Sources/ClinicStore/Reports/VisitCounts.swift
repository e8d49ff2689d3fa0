import ClinicModel
import GRDB

/// How many visits there were of one office, clinician and month, as far as they are told apart.
public struct VisitCount: Hashable, Sendable {
    /// Nil where offices are not told apart.
    public let office: String?
    /// Nil where clinicians are not told apart, and for the visits that name none.
    public let clinician: String?
    /// `2026-03`; nil where months are not told apart.
    public let month: String?
    public let visits: Int
    public let adjusted: Int
    public let notAdjusted: Int

    /// What visits are told apart by.
    public enum Part: String, ValueSet {
        case office, clinician, month
    }

    /// Visits whose outcome was not entered yet.
    public var noOutcome: Int { visits - adjusted - notAdjusted }

    /// Adjusted visits among those that have an outcome, to 4 decimals; nil where none has.
    public var shareAdjusted: Double? {
        let decided = adjusted + notAdjusted
        // In whole numbers, so that a half is one and is rounded up.
        return decided == 0 ? nil : Double((20_000 * adjusted + decided) / (2 * decided)) / 10_000
    }

    fileprivate init(_ row: ReportRow) throws {
        office = try row["office"]
        clinician = try row["clinician"]
        month = try row["month"]
        visits = try row["visits"]
        adjusted = try row["adjusted"]
        notAdjusted = try row["not_adjusted"]
    }
}

extension ClinicReader {
    /// Counts the visits from one day to another that are not void; an end that is nil is open.
    ///
    /// - Parameter parts: what they are told apart by, one at least.
    public func visitCounts(
        from first: CalendarDay? = nil, until last: CalendarDay? = nil, by parts: Set<VisitCount.Part>
    ) throws -> [VisitCount] {
        precondition(!parts.isEmpty, "Visits are counted by something")
        let groups = VisitCount.Part.allCases.filter(parts.contains).map(\.groupSQL)
        func name(_ part: VisitCount.Part) -> String {
            "\(parts.contains(part) ? part.nameSQL : "NULL") AS \(part.rawValue)"
        }
        return try reportLines(
            """
            SELECT \(VisitCount.Part.allCases.map(name).joined(separator: ", ")), count(*) AS visits,
                count(CASE WHEN v.outcome = 'adjusted' THEN 1 END) AS adjusted,
                count(CASE WHEN v.outcome = 'not-adjusted' THEN 1 END) AS not_adjusted
            FROM visits v
            JOIN offices o ON o.id = v.office_id
            LEFT JOIN staff_members s ON s.id = v.clinician_id
            WHERE v.state <> 'void' AND v.visited_on >= ? AND v.visited_on <= ?
            GROUP BY \(groups.joined(separator: ", "))
            ORDER BY \(groups.map { "\($0) NULLS FIRST" }.joined(separator: ", "))
            """, [first?.description ?? "", last?.description ?? "9"], VisitCount.init)
    }
}

extension VisitCount.Part {
    fileprivate var nameSQL: String {
        switch self {
        case .office: "o.name"
        case .clinician: "s.name"
        case .month: groupSQL
        }
    }

    /// By id, since two people of one name are two.
    fileprivate var groupSQL: String {
        switch self {
        case .office: "o.id"
        case .clinician: "s.id"
        case .month: "substr(v.visited_on, 1, 7)"
        }
    }
}
