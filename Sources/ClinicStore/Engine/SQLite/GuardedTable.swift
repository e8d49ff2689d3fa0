import ClinicModel

/// A table whose rows no program may delete, replace or alter once they are final.
///
/// Its guards are triggers, made from seven templates whenever a database is made or upgraded; those that hold between
/// records of several tables are written out in the schema. Each program that opens the file runs them.
struct GuardedTable: Sendable {
    let table: String
    /// The columns that name a row.
    let key: [String]
    let ending: Ending
    /// Whether its `patient_id` names the patient on whose chart a row is.
    let isOnChart: Bool
    let releases: [Release]

    private init(
        _ table: String, key: [String] = ["id"], ending: Ending, isOnChart: Bool = false, releases: [Release] = []
    ) {
        self.table = table
        self.key = key
        self.ending = ending
        self.isOnChart = isOnChart
        self.releases = releases
    }

    private init<Value: StoredRecord>(_: Value.Type) {
        self.init(
            Value.table, ending: Value.kind.ending, isOnChart: Value.isOnChart, releases: Value.kind.releases)
    }

    /// The tables of the kinds, and those that keep no records.
    static func all(of kinds: Kinds) -> [GuardedTable] {
        kinds.all.map { GuardedTable($0) } + [
            GuardedTable(AuditEntry.self),
            GuardedTable("passphrases", key: ["staff_member_id"], ending: .kept),
            GuardedTable("pseudonyms", key: ["record_table", "record_id"], ending: .final),
        ]
    }

    /// A trigger that guards the table.
    struct Guard: Hashable, Sendable {
        let name: String
        let sql: String
    }

    /// The guards of the table as it is declared.
    ///
    /// - Parameters:
    ///   - columns: all of its columns, in their order.
    ///   - uniqueKeys: the columns of each of its unique constraints.
    func guards(columns: [String], uniqueKeys: [[String]]) -> [Guard] {
        var guards = [
            make("are_never_deleted", "BEFORE DELETE ON \(table)", refusing: "records are never deleted"),
            // INSERT OR REPLACE puts a row out of the way without running the triggers against its deletion.
            make(
                "are_never_replaced", "BEFORE INSERT ON \(table)", when: "EXISTS (\(row(where: key)))",
                refusing: taken(key)),
        ]
        if ending == .final {
            guards.append(
                make(
                    "are_never_altered", "BEFORE UPDATE ON \(table)",
                    refusing: "\(table.replacing("_", with: " ")) are never altered"))
        } else {
            // UPDATE OR REPLACE does so too. A trigger OF the key would not see one that is called rowid.
            let isOther = key.map { "NEW.\($0) IS NOT OLD.\($0)" }.joined(separator: " OR ")
            guards.append(
                make(
                    "keep_their_\(name(of: key))", "BEFORE UPDATE ON \(table)", when: isOther,
                    refusing: "an id never changes"))
        }
        if let void = ending.voidSQL("OLD") {
            let kept = columns.filter { !key.contains($0) }.map(keeping).joined(separator: "\n    AND ")
            guards.append(
                Guard(
                    name: "void_\(table)_are_final",
                    sql: """
                        CREATE TRIGGER void_\(table)_are_final BEFORE UPDATE ON \(table)
                        WHEN \(void) AND NOT (
                            \(kept)
                        ) BEGIN
                            SELECT RAISE(ABORT, 'a void record is never altered');
                        END
                        """))
        }
        if isOnChart {
            guards.append(
                make(
                    "join_no_merged_chart", "BEFORE INSERT ON \(table)",
                    when: "(SELECT merged_into FROM patients WHERE id = NEW.patient_id) IS NOT NULL",
                    refusing: "the patient was merged into another"))
        }
        for key in uniqueKeys {
            let other = self.key.map { "\($0) <> OLD.\($0)" }.joined(separator: " OR ")
            guards += [
                make(
                    "keep_their_\(name(of: key))", "BEFORE INSERT ON \(table)", when: "EXISTS (\(row(where: key)))",
                    refusing: taken(key)),
                make(
                    "take_no_other_\(name(of: key))",
                    "BEFORE UPDATE OF \(key.joined(separator: ", ")) ON \(table)",
                    when: "EXISTS (\(row(where: key)) AND (\(other)))", refusing: taken(key)),
            ]
        }
        return guards
    }

    private func make(
        _ rule: String, _ event: String, when condition: String? = nil, refusing reason: String
    ) -> Guard {
        let head = "CREATE TRIGGER \(table)_\(rule) \(event)" + (condition.map { "\nWHEN \($0)" } ?? "")
        return Guard(name: "\(table)_\(rule)", sql: "\(head) BEGIN\n    SELECT RAISE(ABORT, '\(reason)');\nEND")
    }

    private func name(of key: [String]) -> String { key.joined(separator: "_and_") }

    private func row(where key: [String]) -> String {
        "SELECT 1 FROM \(table) WHERE \(key.map { "\($0) = NEW.\($0)" }.joined(separator: " AND "))"
    }

    /// SQLite's own words for a key that is taken, so that it is told the same way whoever notices.
    private func taken(_ key: [String]) -> String {
        "UNIQUE constraint failed: \(key.map { "\(table).\($0)" }.joined(separator: ", "))"
    }

    /// That a column of a void row keeps its value, but for what a merge and a visit that moves must change.
    private func keeping(_ column: String) -> String {
        let same = "NEW.\(column) IS OLD.\(column)"
        if isOnChart, column == "patient_id" { return "(\(same) OR \(Self.mergeDoor))" }
        guard let release = releases.first(where: { $0.field == column }) else { return same }
        let condition = release.condition.map { " AND \($0)" } ?? ""
        return "(\(same) OR (NEW.\(column) IS NULL\(condition)))"
    }

    /// Whether one of the two patients was merged into the other: the record changes charts with all the others.
    private static let mergeDoor = """
        EXISTS (
                SELECT 1 FROM patients p
                WHERE (p.id = OLD.patient_id AND p.merged_into = NEW.patient_id)
                OR (p.id = NEW.patient_id AND p.merged_into = OLD.patient_id)
            )
        """
}
