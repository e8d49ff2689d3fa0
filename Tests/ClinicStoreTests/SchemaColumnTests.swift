import ClinicModel
import ClinicStore
import GRDB
import Testing

/// The tables against the records: neither has what the other has not.
@Suite struct SchemaColumnTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("plumb.sqlite")
        _ = try ClinicStore(creatingAt: path)
    }

    private struct ColumnInfo: FetchableRecord {
        let name: String
        let type: String
        let isRequired: Bool

        init(row: Row) throws {
            (name, type, isRequired) = (row["name"], row["type"], row["notnull"])
        }
    }

    private func columns(of table: String) throws -> [ColumnInfo] {
        try rawly(path) { try ColumnInfo.fetchAll($0, sql: "SELECT * FROM pragma_table_info(?)", arguments: [table]) }
    }

    @Test(arguments: RecordType.all)
    func `a table has the id, the fields and what the store derives`(type: RecordType) throws {
        let names = try columns(of: type.table).map(\.name)
        #expect(names.first == "id")
        #expect(names.sorted() == (["id"] + type.fields.map(\.name) + type.derived).sorted())
    }

    @Test(arguments: RecordType.all)
    func `a column refuses nothing exactly where its field is required`(type: RecordType) throws {
        let required = try columns(of: type.table).filter(\.isRequired).map(\.name)
        #expect(required.sorted() == (type.fields.filter(\.isRequired).map(\.name) + type.derived).sorted())
    }

    @Test(arguments: RecordType.all)
    func `a column is of its field's type`(type: RecordType) throws {
        let found = try Dictionary(uniqueKeysWithValues: columns(of: type.table).map { ($0.name, $0.type) })
        for field in type.fields {
            let expected =
                switch field.type {
                case .integer, .boolean, .reference: "INTEGER"
                case .number: "REAL"
                default: "TEXT"
                }
            #expect(found[field.name] == expected, "\(type.table).\(field.name)")
        }
    }

    @Test(arguments: RecordType.all)
    func `a table is strict about types`(type: RecordType) throws {
        let isStrict = try rawly(path) { db in
            try Bool.fetchOne(db, sql: "SELECT strict FROM pragma_table_list WHERE name = ?", arguments: [type.table])
        }
        #expect(isStrict == true)
    }
}
