import ClinicModel

/// What a file of another system was read as, and what came of its rows.
public struct SourceReport: Sendable {
    public let file: String
    public let table: String
    public let title: String
    public let format: String?
    public let dialect: SourceDialect
    public let columns: [SourceColumn]
    /// What holds for every row of which the file says nothing.
    public let constants: [(field: String, text: String)]
    public let remark: String?

    public internal(set) var rows = 0
    public internal(set) var added = 0
    /// The ids of the first and the last record that was added, where they are written with a letter.
    public internal(set) var firstID: String?
    public internal(set) var lastID: String?
    /// Rows that say nothing but whose they are.
    public internal(set) var silent = 0
    public internal(set) var refusedRows = 0
    public internal(set) var refusals: [SourceRefusal] = []
    public internal(set) var refusalCount = 0
    public internal(set) var skippedRows = 0
    public internal(set) var skipped: [SourceSkip] = []
    public internal(set) var duplicates: [SourceDuplicate] = []
    public internal(set) var duplicateCount = 0
    /// The first rows, as they are read.
    public internal(set) var sample: [SourceSample] = []

    static let mostSamples = 3
    static let mostListed = 10_000
}

/// Why a row is refused: where, what stands there, and which rule it breaks.
public struct SourceRefusal: Hashable, Sendable {
    public let line: Int
    /// The column of the file; nil where the whole row is at fault.
    public let column: String?
    public let value: String?
    public let rule: String
}

/// A row that was left out, since it is on record already or may be.
public struct SourceSkip: Hashable, Sendable {
    public let line: Int
    public let isOnRecord: Bool
    /// The records that it is, or may be.
    public let candidates: [String]
}

/// One of the first rows, as it is read.
public struct SourceSample: Sendable {
    public let line: Int
    public let values: [(field: String, text: String)]
}

extension SourceReport {
    mutating func note(_ refusals: [SourceRefusal]) {
        refusedRows += 1
        refusalCount += refusals.count
        self.refusals += refusals.prefix(max(0, Self.mostListed - self.refusals.count))
    }

    mutating func note(_ skip: SourceSkip) {
        skippedRows += 1
        if skipped.count < Self.mostListed { skipped.append(skip) }
    }

    /// The same for programs.
    public func json(isRehearsal: Bool) -> JSONText {
        var members: [(key: String, value: JSONText)] = [
            ("file", .string(file)), ("table", .string(table)), ("format", Self.json(format)),
            ("encoding", .string(dialect.encoding.encoding.rawValue)), ("delimiter", .string(dialect.delimiterName)),
            ("line_end", .string(dialect.lineEnd.rawValue)), ("dry_run", .boolean(isRehearsal)),
        ]
        members.append(("columns", .array(columns.map(\.json))))
        members.append(("constants", Self.json(constants)))
        members.append(("sample", .array(sample.map { Self.json($0.values) })))
        for (key, count) in [
            ("rows", rows), ("added", added), ("refused", refusedRows), ("skipped", skippedRows), ("silent", silent),
            ("maybe_on_record", duplicateCount),
        ] {
            members.append((key, .integer(Int64(count))))
        }
        members.append(("first_id", Self.json(firstID)))
        members.append(("last_id", Self.json(lastID)))
        members.append(("refusals", .array(refusals.map(\.json))))
        members.append(("skips", .array(skipped.map(\.json))))
        members.append(("likely_duplicates", .array(duplicates.map(\.json))))
        return .object(members)
    }

    private static func json(_ text: String?) -> JSONText { text.map(JSONText.string) ?? .null }

    private static func json(_ values: [(field: String, text: String)]) -> JSONText {
        .object(values.map { (key: $0.field, value: .string($0.text)) })
    }
}

extension SourceColumn {
    fileprivate var json: JSONText {
        .object([
            ("name", .string(name)), ("fields", .array(fields.map(JSONText.string))),
            ("left_out", reason.map(JSONText.string) ?? .null), ("notes", .array(notes.map(JSONText.string))),
        ])
    }
}

extension SourceRefusal {
    fileprivate var json: JSONText {
        .object([
            ("line", .integer(Int64(line))), ("column", column.map(JSONText.string) ?? .null),
            ("value", value.map(JSONText.string) ?? .null), ("rule", .string(rule)),
        ])
    }
}

extension SourceSkip {
    fileprivate var json: JSONText {
        .object([
            ("line", .integer(Int64(line))), ("on_record", .boolean(isOnRecord)),
            ("candidates", .array(candidates.map(JSONText.string))),
        ])
    }
}

extension SourceDuplicate {
    fileprivate var json: JSONText {
        .object([
            ("line", line.map { .integer(Int64($0)) } ?? .null), ("patient_id", .string(patient.description)),
            ("candidates", .array(candidates.map { .string($0.description) })),
        ])
    }
}
