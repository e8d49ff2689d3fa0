/// By which a database at the newest schema is known when it is opened, without making that schema anew.
///
/// Written by `PLUMB_SCHEMA=write swift test --filter SchemaFingerprintTests`. While it is behind, every command compares at
/// length, and a test fails.
enum SchemaFingerprint {
    static let newest = "36dd72d35ad718e73d387b676d808f4895b858765957be491042fa1d4238bb31"
}
