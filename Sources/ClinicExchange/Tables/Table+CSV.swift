import CSVCodec
import ClinicModel
import ClinicStore

extension Table {
    /// Hands the table to `sink` as CSV, header first, a piece at a time, and returns how many rows it has.
    @discardableResult
    public func writeCSV(
        from clinic: ClinicReader, as dialect: ExportDialect = .analysis,
        to sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws -> Int {
        var encoder = CSVEncoder(delimiter: dialect.delimiter.byte, byteOrderMark: dialect.hasByteOrderMark)
        var rows = 0
        let spellings = columns.map { CSVSpelling(of: $0.type, in: dialect) }
        for column in columns { encoder.append(field: dialect.name(of: column)) }
        encoder.endRow()
        try forEachListedRow(in: clinic) { row in
            row.forEachCell { index, cell in spellings[index].append(cell, to: &encoder) }
            encoder.endRow()
            rows += 1
            if encoder.count > 1 << 16 { try encoder.drain(sink) }
        }
        try encoder.drain(sink)
        return rows
    }
}
