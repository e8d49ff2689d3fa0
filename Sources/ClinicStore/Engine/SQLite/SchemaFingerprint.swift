/// By which the schema of a database is known when it is opened, without making it anew.
enum SchemaFingerprint {
    /// Those of the released steps, by number, as the program of each made them, its guards among them. The guards that this
    /// program makes may be others.
    static let released = [13: "0a0f593e2dbf6220cfdcf9ca48aa96a384afd8d5fd02c49e2516d88f17af0a52"]

    /// That of the newest step.
    ///
    /// Written by `PLUMB_SCHEMA=write swift test --filter SchemaFingerprintTests`. While it is behind, every command compares
    /// at length, and a test fails.
    static let newest = "00d5fd50c6026d8784c433bcb7d70496ff1829c8de6f6380113f787c899ff7b0"
}
