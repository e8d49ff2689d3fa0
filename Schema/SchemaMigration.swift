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
        SchemaMigration(name: "v4_intake", bytes: PackageResources.v4_intake_sql),
        SchemaMigration(name: "v5_intake_catalogues", bytes: PackageResources.v5_intake_catalogues_sql),
        SchemaMigration(name: "v6_imaging", bytes: PackageResources.v6_imaging_sql),
        SchemaMigration(name: "v7_follow_up", bytes: PackageResources.v7_follow_up_sql),
        SchemaMigration(name: "v8_pseudonyms", bytes: PackageResources.v8_pseudonyms_sql),
        SchemaMigration(name: "v9_merges", bytes: PackageResources.v9_merges_sql),
        SchemaMigration(name: "v10_import_maps", bytes: PackageResources.v10_import_maps_sql),
        SchemaMigration(name: "v11_proof", bytes: PackageResources.v11_proof_sql),
        SchemaMigration(name: "v12_finality", bytes: PackageResources.v12_finality_sql),
        SchemaMigration(name: "v13_disclosures", bytes: PackageResources.v13_disclosures_sql),
    ]
}
