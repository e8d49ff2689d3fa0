import ClinicModel
import GRDB

/// A record that is not as the rules have it: which one, and which field, but never what is in it.
public struct BrokenRule: Hashable, Sendable, CustomStringConvertible {
    public let record: String
    public let field: String?

    public var description: String { field.map { "\(record) (\($0))" } ?? record }
}

extension ClinicReader {
    /// Reads every record of a kind again and holds it against every rule that holds for it.
    ///
    /// - Parameter today: the day after which nothing can have happened yet.
    /// - Returns: how many records there are.
    public func forEachBrokenRule<Value: StoredRecord>(
        of type: Value.Type, today: CalendarDay, _ body: (BrokenRule) -> Void
    ) throws -> Int {
        let derived = Value.kind.derived
        let columns = ([Value.storedColumns("t")] + (derived?.columns ?? []).map { "t.\($0)" }).joined(separator: ", ")
        let rows = try Row.fetchCursor(db, sql: "SELECT \(columns) FROM \(Value.table) t ORDER BY t.id")
        let plan = try RecordPlan(of: type, among: kinds, in: db)
        var count = 0
        while let row = try rows.next() {
            count += 1
            let number: Int64 = row[0]
            let id = RecordID<Value>(number)
            let name = Value.letter == nil ? "\(Value.noun) \(id.number)" : id.description
            do {
                let stored = try row.stored(as: Value.self)
                let (checked, values) = try stored.record.checkedWithValues(today: today)
                guard checked == stored.record else {
                    body(BrokenRule(record: name, field: nil))
                    continue
                }
                for (index, value) in (derived?.values(stored.record) ?? []).enumerated()
                where row.fieldValue(at: 1 + Value.fields.count + index) != value {
                    body(BrokenRule(record: name, field: derived?.columns[index]))
                }
                _ = try checkReferences(
                    of: values, plan: plan, table: Value.table, chart: Value.kind.chartPatient(of: stored.record),
                    leniency: ReferenceLeniency(old: values, isEntry: false))
                try stored.record.check(in: self, replacing: stored)
            } catch let error as any ClinicError {
                body(BrokenRule(record: name, field: (error as? FieldError)?.field))
            }
        }
        return count
    }

    /// Finds the visits whose parts contradict one another, and the patients whom a search would not find.
    public func forEachBrokenRule(_ body: (BrokenRule) -> Void) throws {
        let sql = """
            SELECT v.id FROM visits v WHERE v.state <> 'void' AND (
                coalesce(v.outcome = 'adjusted', FALSE) <> EXISTS (
                    SELECT 1 FROM adjustments a WHERE a.visit_id = v.id AND a.state = 'recorded')
                OR v.outcome = 'not-adjusted' AND EXISTS (
                    SELECT 1 FROM findings f WHERE f.visit_id = v.id AND f.phase = 'after' AND f.state <> 'void'))
            ORDER BY v.id
            """
        for number in try Int64.fetchAll(db, sql: sql) {
            body(BrokenRule(record: RecordID<Visit>(number).description, field: nil))
        }
        for number in try SQLite.unindexedPatients(in: db) {
            body(BrokenRule(record: RecordID<Patient>(number).description, field: "search"))
        }
    }
    /// Whether a search finds every patient by what they are found by, and by nothing else.
    public func hasWholeSearchIndex() throws -> Bool { try SQLite.searchIndexIsWhole(in: db) }
}
