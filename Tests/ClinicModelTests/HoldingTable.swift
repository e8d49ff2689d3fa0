import ClinicModel
import Testing

/// A patient's visits and the holding periods that they make, both as tables.
struct HoldingTable: CustomTestStringConvertible {
    let testDescription: String
    private let visitLines: String
    private let periodLines: String

    /// - Parameters:
    ///   - visits: a line for each: id, day (`@` and the time), determination, outcome, and `void` or `signed` where
    ///     it is not a draft; `-` for nothing.
    ///   - periods: a line for each: adjusted visit, adjusted on, last found holding, found misaligned, checks, days
    ///     at least, days at most, state; `-` for nothing.
    init(_ name: String, visits: String, periods: String) {
        testDescription = name
        visitLines = visits
        periodLines = periods
    }

    var periods: [String] { Self.rows(of: periodLines).map { $0.joined(separator: " ") } }

    func visits() throws -> [Stored<Visit>] { try Self.rows(of: visitLines).map(Self.visit) }

    /// A period in the notation of ``periods``.
    static func line(_ period: HoldingPeriod) -> String {
        let columns = [
            String(period.adjustedVisitID.number), period.adjustedOn.description,
            period.lastFoundHolding?.description, period.foundMisaligned?.description, String(period.checks),
            String(period.daysAtLeast), period.daysAtMost.map(String.init), period.state.rawValue,
        ]
        return columns.map { $0 ?? "-" }.joined(separator: " ")
    }

    private static func rows(of lines: String) -> [[String]] {
        lines.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    }

    private static func visit(_ columns: [String]) throws -> Stored<Visit> {
        let moment = columns[1].split(separator: "@").map(String.init)
        var visit = Visit(
            of: RecordID(7), at: RecordID(1), on: try calendarDay(moment[0]), enteredBy: RecordID(1))
        if moment.count == 2 { visit.visitedAt = try timeOfDay(moment[1]) }
        visit.determination = try word(columns[2])
        visit.outcome = try word(columns[3])
        if columns.count == 5 { visit.state = try word(columns[4]) ?? .draft }
        return Stored(id: RecordID(try #require(Int64(columns[0]))), visit)
    }

    private static func word<Word: ValueSet>(_ column: String) throws -> Word? {
        if column == "-" { return nil }
        let word: Word = try #require(Word(rawValue: column))
        return word
    }
}
