import ClinicModel
import Crypto
import GRDB

extension SQLite {
    /// The SHA-256 of what the schema of a file declares, without what SQLite keeps for itself: type, name, table and
    /// text of each part, in the order of their names, each with its number of bytes before it.
    ///
    /// Nothing but SQLite's own table of the schema is read, which no view can stand for.
    static func schemaFingerprint(of db: Database) throws -> String {
        let statement = try db.makeStatement(sql: "\(declarations) ORDER BY name, type")
        let rows = try Row.fetchCursor(statement)
        let row = SQLiteRow(of: statement)
        var hash = SHA256()
        while try rows.next() != nil {
            for column in 0..<4 {
                guard case .text(let bytes) = row.cell(at: column) else { continue }
                withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { hash.update(bufferPointer: $0) }
                hash.update(bufferPointer: UnsafeRawBufferPointer(bytes))
            }
        }
        return hash.finalize().map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }

    /// What every part of a schema declares; what SQLite keeps for itself is left out.
    static let declarations = """
        SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master
        WHERE name NOT IN ('sqlite_sequence', 'sqlite_stat1', 'sqlite_stat4')
        AND NOT (type = 'index' AND name LIKE 'sqlite\\_autoindex\\_%' ESCAPE '\\' AND sql IS NULL)
        """
}
