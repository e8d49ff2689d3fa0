extension SchemaMigration {
    /// By which a database at the newest schema is known when it is opened, without making that schema anew.
    ///
    /// Written by `PLUMB_SCHEMA=write swift test --filter SchemaFingerprintTests`. While it is behind, every command
    /// compares at length, and a test fails.
    public static let fingerprint = "809270e734c4ea159cbd215f912ae76f6cfa21aac01e8c2477a87aa3e167fd74"
}
