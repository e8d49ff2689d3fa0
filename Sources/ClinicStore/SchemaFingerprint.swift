/// By which a database at the newest schema is known when it is opened, without making that schema anew.
///
/// Written by `PLUMB_SCHEMA=write swift test --filter SchemaFingerprintTests`. While it is behind, every command compares at
/// length, and a test fails.
enum SchemaFingerprint {
    static let newest = "0a0f593e2dbf6220cfdcf9ca48aa96a384afd8d5fd02c49e2516d88f17af0a52"
}
