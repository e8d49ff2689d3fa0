import ClinicExchange
import ClinicModel
import ClinicStore
import Foundation
import Testing

/// A foreign key that a package claims, holds: for everything, and for every part.
@Suite struct ForeignKeyTests {
    private typealias Object = [String: Any]

    private struct Key: Hashable {
        let table: String
        let column: String
        let target: String
        let targetColumn: String
    }

    private func keys(of tables: [Table], _ scope: ExportScope) throws -> [Key] {
        let text = DataPackage.json(of: tables, scope).compact
        let package = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? Object)
        return try #require(package["resources"] as? [Object]).flatMap { resource in
            let name = try #require(resource["name"] as? String)
            let schema = try #require(resource["schema"] as? Object)
            return try #require(schema["foreignKeys"] as? [Object]).map { key in
                let reference = try #require(key["reference"] as? Object)
                let target = try #require(reference["resource"] as? String)
                return try Key(
                    table: name, column: #require((key["fields"] as? [String])?.first),
                    target: target.isEmpty ? name : target,
                    targetColumn: #require((reference["fields"] as? [String])?.first))
            }
        }
    }

    private func values(_ column: String, of table: String, in tables: [Table], _ store: ClinicStore) throws -> [String]
    {
        let table = try #require(tables.first { $0.name == table })
        let place = try #require(table.columns.firstIndex { $0.name == column })
        return try store.rows(of: table).map { $0[place] }.filter { !$0.isEmpty }
    }

    private func expectKeysHold(
        _ scope: ExportScope, in store: ClinicStore, sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> Set<Key> {
        let tables = try Table.named([], scope)
        let keys = try keys(of: tables, scope)
        for key in keys {
            let targets = try Set(values(key.targetColumn, of: key.target, in: tables, store))
            let lost = try values(key.column, of: key.table, in: tables, store).filter { !targets.contains($0) }
            #expect(lost == [], "\(key)", sourceLocation: sourceLocation)
        }
        return Set(keys)
    }

    @Test(arguments: [
        RecordFilter(), RecordFilter(patient: 6), RecordFilter(patient: 12), RecordFilter(office: 1),
        RecordFilter(office: 2), RecordFilter(since: "2026-03-01"), RecordFilter(until: "2026-03-01"),
        RecordFilter(office: 2, since: "2026-02-01", until: "2026-06-30"),
        RecordFilter(patient: 10, since: "2026-05-01"),
    ])
    func `the keys of a scope hold`(filter: RecordFilter) throws {
        let keys = try expectKeysHold(ExportScope(filter), in: DemoPractice.store)
        // What cannot be without its visit is there with it, and every row with its patient.
        #expect(keys.contains(Key(table: "findings", column: "visit_id", target: "visits", targetColumn: "visit_id")))
        #expect(
            keys.contains(Key(table: "visits", column: "patient_id", target: "patients", targetColumn: "patient_id")))
    }

    @Test func `a whole chart keeps every key, and some days do not`() throws {
        let all = try expectKeysHold(.everything, in: DemoPractice.store)
        #expect(
            try expectKeysHold(ExportScope(RecordFilter(patient: 6)), in: DemoPractice.store)
                == all.filter { !["merged_into", "moved_to"].contains($0.column) })
        let days = try expectKeysHold(ExportScope(RecordFilter(since: "2026-03-01")), in: DemoPractice.store)
        let rating = Key(
            table: "severity_ratings", column: "complaint_id", target: "complaints", targetColumn: "complaint_id")
        #expect(all.contains(rating) && !days.contains(rating))
    }

    @Test func `the keys of a pseudonymous export hold`() throws {
        let store = try ClinicStore(importing: Repository.demoPractice)
        let scope = ExportScope(isPseudonymous: true)
        try store.write(as: .of(1)) { try $0.noteExport(of: Table.named([], scope), scope, as: .analysis, to: "-") }
        let keys = try expectKeysHold(scope, in: store)
        #expect(keys.contains(Key(table: "findings", column: "visit_id", target: "visits", targetColumn: "visit_id")))
        #expect(keys.count > 40)
    }
}
