/// One step of the schema: SQL text that was embedded when the program was built.
///
/// A released step is never edited; a change to the schema is a new file under `Schema/SQLite/` and a new
/// last element of ``all``.
public struct SchemaMigration: Sendable {
    /// The file's name without its ending, `v1_records`; what a database remembers having applied.
    public let name: String
    private let bytes: [UInt8]

    /// The statements, in SQLite's dialect.
    public var sql: String { String(decoding: bytes, as: UTF8.self) }

    /// Every step, in the order in which they apply.
    public static let all = [
        SchemaMigration(name: "v1_records", bytes: PackageResources.v1_records_sql),
        SchemaMigration(name: "v2_guards", bytes: PackageResources.v2_guards_sql),
        SchemaMigration(name: "v3_catalogues", bytes: PackageResources.v3_catalogues_sql),
    ]
}
