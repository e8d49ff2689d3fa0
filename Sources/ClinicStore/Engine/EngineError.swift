/// What a database refused or failed at.
struct EngineError: Error, Hashable, CustomStringConvertible {
    let kind: Kind
    /// What the database itself says; for logs and tests, never for the person at the keyboard but for ``Constraint/rule``.
    let message: String

    var description: String { "\(kind): \(message)" }

    enum Kind: Hashable {
        /// Another connection holds what this one needs.
        case busy
        /// The file, or its folder, cannot be opened or written to.
        case readOnly
        /// The disk is full.
        case full
        /// The file is no database, or one that is encrypted.
        case notADatabase
        /// Pages of the file do not fit together.
        case damaged
        case interrupted
        /// The file or the disk cannot be read or written.
        case inputOutput
        case constraint(Constraint)
        /// Anything else: the memory, or a statement that the database does not take.
        case other(code: Int32)
    }

    /// Which rule of the schema a change breaks.
    enum Constraint: Hashable {
        /// A value that must be one record's alone; the column as the database names it.
        case unique(column: String)
        case primaryKey
        case foreignKey
        /// A rule that a trigger holds, in its words.
        case rule(String)
        case other
    }
}
