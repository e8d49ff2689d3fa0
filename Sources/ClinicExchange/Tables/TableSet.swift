import ClinicModel
import ClinicStore

extension Table {
    /// The table of each kind of record, in the order of the kinds: what is referred to comes first.
    static func records(of kinds: Kinds) -> [any ImportableTable & ExportableTable] {
        func table<Value: StoredRecord>(of _: Value.Type) -> any ImportableTable & ExportableTable {
            RecordTable<Value>()
        }
        return kinds.all.map { table(of: $0) }
    }

    /// Every table of an export.
    public static let all = all(of: .standard)

    /// The same, of other kinds of records.
    static func all(of kinds: Kinds) -> [Table] { records(of: kinds).map(\.all) + [holdingPeriods] }

    /// Every table of an export, filtered.
    static func exportable(of kinds: Kinds) -> [any ExportableTable] { records(of: kinds) + [HoldingTable()] }

    /// Every table of the records in scope.
    static func exported(_ scope: ExportScope, of kinds: Kinds = .standard) -> [Table] {
        exportable(of: kinds).compactMap { $0.table(of: scope) }
    }

    /// The tables with these names, of the records in scope, in the order of ``all``; every one where none is named.
    ///
    /// - Throws: ``TableError`` where there is no such table, or ``PseudonymousTableError`` where nothing of it may leave.
    public static func named(
        _ names: [String], _ scope: ExportScope, of kinds: Kinds = .standard
    ) throws -> [Table] {
        let named = Set(try Table.named(names, of: kinds).map(\.name))
        let tables = exported(scope, of: kinds).filter { named.contains($0.name) }
        if let name = names.first(where: { name in !tables.contains { $0.name == name } }) {
            throw PseudonymousTableError(table: name)
        }
        return tables
    }

    /// The tables with these names, in the order of ``all``; every one where none is named.
    public static func named(_ names: [String], of kinds: Kinds = .standard) throws -> [Table] {
        let all = all(of: kinds)
        for name in names where !all.contains(where: { $0.name == name }) {
            throw TableError(entered: name, nearest: nearestWord(to: name, among: all.map(\.name)))
        }
        return names.isEmpty ? all : all.filter { names.contains($0.name) }
    }
}

/// A table of which nothing leaves with a pseudonymous export.
public struct PseudonymousTableError: ClinicError, Hashable {
    public let table: String

    public var kind: ErrorKind { .usage }
    public var description: String {
        "Nothing of \(table) leaves with a pseudonymous export: it holds names and free text."
    }
}

/// A table that an export does not have.
public struct TableError: ClinicError, Hashable {
    public let entered: String
    public let nearest: String?

    public var kind: ErrorKind { .usage }

    public var description: String {
        "There is no table \u{201C}\(entered.shortened)\u{201D}; "
            + (nearest.map { "did you mean \($0)?" }
                ?? "the tables are \(Table.all.map(\.name).joined(separator: ", ")).")
    }
}
