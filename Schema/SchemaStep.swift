/// One step of the schema: statements that bring a database from the step before to this one.
///
/// The SQL lies under `Schema/SQLite` and is embedded when the program is built. The base makes every table as it
/// stands. A released step is never edited: a change of the schema is a new section of `steps.sql`.
public struct SchemaStep: Hashable, Sendable {
    /// What a database remembers having applied, and what an export says it was written at.
    public let number: Int
    /// What the step does, `base`.
    public let name: String
    /// The statements, in SQLite's dialect.
    public let sql: String

    public init(number: Int, name: String, sql: String) {
        self.number = number
        self.name = name
        self.sql = sql
    }

    /// Every step, in the order in which they apply.
    public static let all = [base] + sections(of: text(PackageResources.steps_sql))

    /// Thirteen, as the steps before the first release came to, whose exports are read still.
    static let base = SchemaStep(
        number: 13, name: "base",
        sql: [
            PackageResources.practice_sql, PackageResources.catalogues_sql, PackageResources.patients_sql,
            PackageResources.visits_sql, PackageResources.chart_sql, PackageResources.intake_sql,
            PackageResources.desk_sql, PackageResources.audit_sql,
        ].map(text).joined(separator: "\n"))

    /// The steps in a text, each under a line such as `-- Step 14: moved visits`.
    static func sections(of text: String) -> [SchemaStep] {
        let head = "-- Step "
        var steps: [SchemaStep] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let parts = line.dropFirst(head.count).split(separator: ":", maxSplits: 1)
            if line.hasPrefix(head), parts.count == 2, let number = Int(parts[0]) {
                let name = parts[1].drop { $0 == " " }
                steps.append(SchemaStep(number: number, name: String(name), sql: ""))
            } else if let last = steps.popLast() {
                steps.append(SchemaStep(number: last.number, name: last.name, sql: last.sql + line + "\n"))
            }
        }
        return steps
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
