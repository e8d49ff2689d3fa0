import CSQLite

extension EngineError {
    /// - Parameter code: an extended result code of SQLite.
    init(code: Int32, message: String) {
        self.message = message
        kind =
            switch code & 0xFF {
            case SQLITE_BUSY, SQLITE_LOCKED: .busy
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM: .readOnly
            case SQLITE_FULL: .full
            case SQLITE_NOTADB: .notADatabase
            case SQLITE_CORRUPT: .damaged
            case SQLITE_INTERRUPT: .interrupted
            case SQLITE_IOERR: .inputOutput
            case SQLITE_CONSTRAINT: .constraint(Self.constraint(code, message))
            default: .other(code: code)
            }
    }

    private static func constraint(_ code: Int32, _ message: String) -> Constraint {
        // A trigger says so too where it holds that a value is one record's alone.
        let prefix = "UNIQUE constraint failed: "
        if message.hasPrefix(prefix), code != Self.primaryKey, code != Self.rowID {
            return .unique(column: String(message.dropFirst(prefix.count)))
        }
        return switch code {
        case Self.primaryKey, Self.rowID: .primaryKey
        case Self.foreignKey: .foreignKey
        case Self.trigger: .rule(message)
        default: .other
        }
    }

    // Macros that Swift does not see.
    private static let foreignKey = SQLITE_CONSTRAINT | 3 << 8
    private static let primaryKey = SQLITE_CONSTRAINT | 6 << 8
    private static let trigger = SQLITE_CONSTRAINT | 7 << 8
    private static let rowID = SQLITE_CONSTRAINT | 10 << 8
}
