import ClinicModel

extension ImportMap {
    /// What was decided of a file, to be done again with the next such file.
    public init(named name: String, of source: SourceImport, options: SourceOptions) {
        self.init(name: name, becomes: source.table)
        system = options.format?.name
        columnFields = Self.lines(
            source.choices.map { choice in
                let column = choice.column.split(whereSeparator: \.isNewline).joined(separator: " ")
                return "\(column)=\(choice.isAdded ? "+" : "")\(choice.field)"
            })
        // What a system is known for is decided by its name, the next time too.
        if options.format != nil {
            columnFields = Self.lines(options.columns.map { "\($0.column)=\($0.isAdded ? "+" : "")\($0.field)" })
        }
        fieldValues = Self.lines(options.values.map { "\($0.field)=\($0.text)" })
        dateOrder = options.dateOrder
        delimiter = options.delimiter.map { $0 == UInt8(ascii: "\t") ? "tab" : String(Unicode.Scalar($0)) }
    }

    /// Says of a file what was kept.
    ///
    /// - Throws: ``SourceMapError`` where the map names a system that is not known.
    public func apply(to options: inout SourceOptions) throws {
        options.table = becomes
        options.format = try system.map(SourceFormat.named)
        options.columns = Self.parts(columnFields).compactMap(SourceColumnChoice.init)
        options.values = Self.parts(fieldValues).compactMap { line in
            line.firstIndex(of: "=").map { (String(line[..<$0]), String(line[line.index(after: $0)...])) }
        }
        options.dateOrder = dateOrder
        options.delimiter = try delimiter.map(SourceDialect.delimiter)
        options.isKept = true
    }

    private static func lines(_ lines: [String]) -> String? { lines.isEmpty ? nil : lines.joined(separator: "\n") }

    private static func parts(_ text: String?) -> [String] {
        text?.split(whereSeparator: \.isNewline).map(String.init) ?? []
    }
}
