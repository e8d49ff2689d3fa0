import ClinicSchema
import GRDB

/// How a file comes from an older schema to the newest.
extension SQLite {
    /// Applies those of some migrations that a database lacks, all of them or none.
    ///
    /// They are one transaction, so that a program that is killed there, or finds the disk full, leaves the file at the
    /// schema that it had. Of two programs that begin at once, the second waits, and finds nothing left to do.
    static func migrate(
        _ database: DatabaseQueue, _ migrations: ArraySlice<SchemaMigration> = SchemaMigration.all[...]
    ) throws {
        try database.writeWithoutTransaction { db in
            // A table that is made anew is away for a moment, and others refer to it. SQLite takes this only outside.
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            defer { try? db.execute(sql: "PRAGMA foreign_keys = ON") }
            try db.inTransaction(.immediate) {
                try db.execute(
                    sql: "CREATE TABLE IF NOT EXISTS grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
                let applied = try self.migrations(of: db)
                for migration in migrations where !applied.contains(migration.name) {
                    try db.execute(sql: migration.sql)
                    try db.execute(
                        sql: "INSERT INTO grdb_migrations (identifier) VALUES (?)", arguments: [migration.name])
                }
                try db.checkForeignKeys()
                return .commit
            }
        }
    }

    /// The migrations that a file remembers, in no order.
    static func migrations(of db: Database) throws -> Set<String> {
        Set(try String.fetchAll(db, sql: "SELECT identifier FROM grdb_migrations"))
    }

    /// Whether the schema is still the one that the file had when it was opened.
    ///
    /// Another program may have brought it up to date meanwhile: what this one then wrote would lack what that one asks.
    static func isUnchanged(_ db: Database) throws -> Bool {
        let count = try Int.fetchOne(db.cachedStatement(sql: "SELECT count(*) FROM grdb_migrations"))
        return count == SchemaMigration.all.count
    }
}
