import CSVCodec
import ClinicModel
import ClinicStore

extension Table {
    /// Hands the table to `sink` as CSV, header first, a piece at a time, and returns how many rows it has.
    @discardableResult
    public func writeCSV(
        from clinic: ClinicReader, to sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws -> Int {
        var encoder = CSVEncoder()
        var rows = 0
        for column in columns { encoder.append(field: column.name) }
        encoder.endRow()
        try forEachRow(in: clinic) { row in
            for (column, value) in zip(columns, row) { encoder.append(field: column.type.text(of: value)) }
            encoder.endRow()
            rows += 1
            if encoder.count > 1 << 16 { try encoder.drain(sink) }
        }
        try encoder.drain(sink)
        return rows
    }
}
