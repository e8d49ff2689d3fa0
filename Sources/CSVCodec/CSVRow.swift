/// One record of a CSV text.
public struct CSVRow: Hashable, Sendable {
    /// The physical line its first field starts on, from 1.
    public let line: Int

    /// The values of its fields, without the quotes the file may have put around them.
    public let fields: [String]

    public init(line: Int, fields: [String]) {
        self.line = line
        self.fields = fields
    }
}
