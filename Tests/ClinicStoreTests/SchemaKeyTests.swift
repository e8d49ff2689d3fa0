import ClinicModel
import ClinicStore
import GRDB
import Testing

/// What a table refers to, and what finds it.
@Suite struct SchemaKeyTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("plumb.sqlite")
        _ = try ClinicStore(creatingAt: path)
    }

    private func texts(_ sql: String, _ table: String) throws -> [String] {
        try rawly(path) { try String.fetchAll($0, sql: sql, arguments: [table]) }
    }

    @Test(arguments: RecordType.all)
    func `a field that refers to a record is a foreign key, and so is a code`(type: RecordType) throws {
        let found = try texts(
            #"SELECT "from" || ' > ' || "table" || '.' || "to" FROM pragma_foreign_key_list(?)"#, type.table)
        let expected = type.fields.compactMap { field -> String? in
            switch field.type {
            case .reference(let table, _): "\(field.name) > \(table).id"
            case .code(let catalogue): "\(field.name) > \(catalogue).code"
            default: nil
            }
        }
        #expect(found.sorted() == expected.sorted())
    }

    @Test(arguments: RecordType.all)
    func `every foreign key has an index`(type: RecordType) throws {
        let keys = try texts(#"SELECT "from" FROM pragma_foreign_key_list(?)"#, type.table)
        // An index of some of the rows does not find the others, unless it lacks only those that refer to nothing.
        let indexed = try texts(
            """
            SELECT i.name FROM pragma_index_list(?) l JOIN pragma_index_info(l.name) i ON i.seqno = 0
            JOIN sqlite_master m ON m.name = l.name
            WHERE l.partial = 0 OR m.sql LIKE '% (' || i.name || ') WHERE ' || i.name || ' IS NOT NULL'
            """, type.table)
        #expect(Set(keys).subtracting(indexed).isEmpty)
    }

    @Test(arguments: RecordType.all)
    func `a table has a trigger against deletion`(type: RecordType) throws {
        let triggers = try texts(
            "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", type.table)
        #expect(triggers.contains { $0.contains("BEFORE DELETE ON \(type.table) BEGIN") })
    }

    @Test func `a foreign key holds even where the store did not look`() throws {
        #expect(throws: DatabaseError.self) {
            try rawly(path) { try $0.execute(sql: "INSERT INTO test_units VALUES (100, 'no-such-test', 'mm', 0, 1)") }
        }
    }
}
