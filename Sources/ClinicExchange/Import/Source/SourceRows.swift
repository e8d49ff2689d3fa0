import CSVCodec
import ClinicModel

/// The rows of a file of another system.
struct SourceRows {
    let file: SourceFile
    let dialect: SourceDialect

    /// Hands the header and then every row to `body`, each with how many bytes were read by then.
    func forEachRow(_ body: (CSVRow, _ read: Int64) throws -> Void) throws {
        var decoder = CSVDecoder(delimiter: dialect.delimiter, checksWidth: false)
        var transcoder = SourceTranscoder(from: dialect.encoding.encoding, of: file.name)
        var read: Int64 = 0
        var skipped = dialect.encoding.hasMark && dialect.preamble > 0 ? dialect.preamble + 3 : dialect.preamble
        if skipped > 0, [.utf16LittleEndian, .utf16BigEndian].contains(dialect.encoding.encoding) { skipped += 3 }
        let offset = dialect.preamble > 0 ? 1 : 0
        func numbered(_ row: borrowing CSVRowView) throws {
            try body(CSVRow(line: row.line + offset, fields: row.fields), read)
        }
        do {
            try file.forEachChunk { chunk in
                try transcoder.transcode(chunk) { text in
                    let rest = text.dropFirst(skipped)
                    skipped = 0
                    try decoder.decode(UnsafeRawBufferPointer(rebasing: rest), numbered)
                }
                read += Int64(chunk.count)
                return true
            }
            try transcoder.finish()
            try decoder.finish(numbered)
        } catch let error as CSVError {
            guard case .nul = error else { throw SourceError.csv(error.description, file: file.name) }
            throw SourceError.csv(
                error.description + " UTF-16 is known by a mark before it; save the file as UTF-8.", file: file.name)
        }
    }

    /// Hands rows to `body` until it says that it has enough.
    func forEachRowUntil(_ body: (CSVRow) throws -> Bool) throws {
        struct Enough: Error {}
        do {
            try forEachRow { row, _ in if try !body(row) { throw Enough() } }
        } catch is Enough {}
    }
}
