import ClinicModel

/// A row of a report's statement, each of its values typed by what it is put into.
struct ReportRow {
    private let row: CurrentRow
    /// The place of each column.
    private let places: [String: Int]

    init(_ row: CurrentRow, _ places: [String: Int]) {
        self.row = row
        self.places = places
    }

    /// The value of the column called `name`; throws ``FieldError`` where another program left what is no such value.
    subscript<Value: FieldRepresentable>(_ name: String) -> Value {
        get throws {
            guard let place = places[name] else { preconditionFailure("The statement has no column \(name)") }
            let fieldValue = row.value(at: place)
            if let value = Value.decode(fieldValue) { return value }
            let problem: FieldError.Problem =
                if case .null = fieldValue { .missing } else {
                    .notOfType(Value.fieldType.text(of: fieldValue), Value.fieldType)
                }
            let words = name.replacing("_", with: " ")
            throw FieldError(field: name, title: words.prefix(1).uppercased() + words.dropFirst(), problem: problem)
        }
    }
}

extension ClinicReader {
    /// Hands each row of a report's statement to `body`, one at a time.
    func forEachReportRow(
        _ sql: String, _ arguments: [FieldValue] = [], _ body: (ReportRow) throws -> Void
    ) throws {
        let statement = try db.statement(sql)
        let names = statement.columnNames.enumerated().map { ($1, $0) }
        let places = Dictionary(names, uniquingKeysWith: { first, _ in first })
        try statement.forEachRow(arguments) { try body(ReportRow($0, places)) }
    }

    /// The rows of a report's statement, each as `line` reads it.
    func reportLines<Line>(
        _ sql: String, _ arguments: [FieldValue] = [], _ line: (ReportRow) throws -> Line
    ) throws -> [Line] {
        var lines: [Line] = []
        try forEachReportRow(sql, arguments) { try lines.append(line($0)) }
        return lines
    }
}

/// The day that a report is of at each office: the same at all of them, or the day that each one's clock shows.
public struct OfficeDays: Hashable, Sendable {
    private let days: [RecordID<Office>: CalendarDay]
    /// The day at any other office, and where none is named.
    private let elsewhere: CalendarDay

    /// One day at every office of `offices`.
    public init(_ day: CalendarDay, at offices: [Stored<Office>]) {
        days = Dictionary(uniqueKeysWithValues: offices.map { ($0.id, day) })
        elsewhere = day
    }

    /// The day that it is at each office of `offices` at an instant, and `elsewhere` at any other or at none.
    public init(at instant: Instant, of offices: [Stored<Office>], elsewhere: CalendarDay) {
        self.elsewhere = elsewhere
        days = Dictionary(
            uniqueKeysWithValues: offices.map { office in
                (office.id, TimeZoneName.localTime(at: instant, in: office.timeZone)?.day ?? elsewhere)
            })
    }

    /// The day at an office; nil is no office, as of a patient who has none.
    public subscript(office: RecordID<Office>?) -> CalendarDay { office.flatMap { days[$0] } ?? elsewhere }

    /// How many offices the report is of.
    public var offices: Int { days.count }

    /// Whether it is one of the offices that the report is of.
    public func includes(_ office: RecordID<Office>) -> Bool { days[office] != nil }

    /// The days, each once, in their order; more than one only while midnight lies between two offices.
    public var distinct: [CalendarDay] { Set(days.values).sorted() }

    /// A common table expression `office_days (office_id, day)` of them, and its arguments.
    var sql: (text: String, arguments: [FieldValue]) {
        let pairs = days.sorted { $0.key < $1.key }
        let rows = pairs.isEmpty ? "(NULL, NULL)" : pairs.map { _ in "(?, ?)" }.joined(separator: ", ")
        return (
            "office_days (office_id, day) AS (VALUES \(rows))",
            pairs.flatMap { [$0.key.fieldValue, $0.value.fieldValue] }
        )
    }
}

extension ClinicReader {
    /// When a day begins at the practice: at the first of its offices.
    public func start(of day: CalendarDay) throws -> Instant {
        try offices { TimeZoneName.start(of: day, in: $0) }.min() ?? TimeZoneName.start(of: day)
    }

    /// When a day is over at the practice, at the last of its offices; nil for the last day of the calendar.
    public func end(of day: CalendarDay) throws -> Instant? {
        guard let next = day.adding(days: 1) else { return nil }
        return try offices { TimeZoneName.start(of: next, in: $0) }.max() ?? TimeZoneName.start(of: next)
    }

    private func offices(_ instant: (_ zone: String) -> Instant?) throws -> [Instant] {
        try records(Office.self).compactMap { instant($0.timeZone) }
    }
}
