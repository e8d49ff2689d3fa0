import ClinicModel

/// Why the store could not be opened, read or written.
public enum StoreError: ClinicError, Hashable {
    case missing(String)
    case isFolder(String)
    case notAFile(String)
    /// Another account put it into a folder to which everybody may write.
    case anothers(String)
    case exists(String)
    case cannotCreate(String)
    case beingMade(String)
    case readOnly(String)
    case notPlumbline(String)
    case newer(String)
    /// A program from before the first release made it.
    case unreleased(String)
    /// What it declares that no version of the program does, or the other way round.
    case strange(String, [String])
    case busy(String, seconds: Double)
    case full(String)
    case damaged(String)
    case inputOutput(String)
    /// A rule that the database itself guards, in the words of the schema.
    case guarded(String)
    /// Another record has the value already that must be one record's alone.
    case taken(noun: String, field: String)

    public var kind: ErrorKind {
        switch self {
        case .missing, .isFolder: .notFound
        case .exists, .cannotCreate: .cannotCreate
        case .readOnly, .full, .damaged, .inputOutput: .inputOutput
        case .notPlumbline, .newer, .unreleased, .strange, .notAFile, .guarded, .taken: .rule
        case .anothers: .notPermitted
        case .busy, .beingMade: .busy
        }
    }

    public var description: String {
        switch self {
        case .missing(let path):
            "There is no database at \(path); make one with plumb init, or name another with --database."
        case .isFolder(let path): "\(path) is a folder; --database names a file, such as \(path)/plumb.sqlite."
        case .notAFile(let path): "\(path) is no ordinary file; --database names one."
        case .anothers(let path):
            "\(path) was put there by another account, in a folder to which everybody may write; it is left as it is. Name "
                + "a file in a folder of your own with --database."
        case .exists(let path): "There is something at \(path) already; it is left as it is."
        case .cannotCreate(let path):
            "A database cannot be made at \(path); the folder must be there, or be one that you may make."
        case .beingMade(let path):
            "Another program is making a database at \(path) now; wait until it is there, or name another place."
        case .readOnly(let path):
            "The database at \(path) cannot be written to by this account; the file and its folder must be its own."
        case .notPlumbline(let path): "\(path) is not a Plumbline database; it is left as it is."
        case .newer(let path):
            "The database at \(path) was written by a newer plumb; install that version to open it."
        case .unreleased(let path):
            "The database at \(path) was made by a plumb from before the first release; nothing was changed. Bring the "
                + "records across: with that program, plumb export --to FOLDER; with this one, plumb import FOLDER "
                + "--database NEWFILE. Then set the passphrases again, and keep the old file: its passphrases, pseudonyms and "
                + "audit log stay in it."
        case .strange(let path, let names):
            "The database at \(path) declares other than any plumb does (\(names.prefix(5).joined(separator: ", "))), so "
                + "nothing in it was read or changed. See what plumb audit verify says; then put back a backup with plumb "
                + "restore."
        case .busy(let path, let seconds):
            "The database at \(path) was in use by another program for \(seconds.shortText) s; nothing was "
                + "changed, so try again."
        case .full(let path): "The disk that holds \(path) is full; nothing was changed."
        case .damaged(let path):
            "The database at \(path) is damaged; nothing was changed. Put back a copy that was made before."
        case .inputOutput(let path): "The database at \(path) could not be read or written; nothing was changed."
        case .guarded(let rule): "The records refuse this: \(rule)."
        case .taken(let noun, let field): "Another \(noun) has this \(field) already; it must be one \(noun)'s alone."
        }
    }
}

extension StoreError {
    /// Runs `body`, and says in the user's words what SQLite says in its own.
    static func explaining<Result>(path: String, patience: Double, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as EngineError {
            throw StoreError(error, path: path, patience: patience)
        }
    }

    /// Runs `body`, and says which rule of the schema it breaks; other errors pass.
    static func explainingRules<Result>(of noun: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as EngineError {
            guard case .constraint(let constraint) = error.kind else { throw error }
            throw StoreError(broken: constraint, of: noun)
        }
    }

    /// What SQLite says in its own words, of the file at `path`.
    static func explained(_ error: EngineError, path: String) -> StoreError {
        StoreError(error, path: path, patience: 0)
    }

    private init(_ error: EngineError, path: String, patience: Double) {
        switch error.kind {
        case .busy: self = .busy(path, seconds: patience)
        case .readOnly: self = .readOnly(path)
        case .full: self = .full(path)
        case .notADatabase: self = .notPlumbline(path)
        case .damaged: self = .damaged(path)
        case .constraint(let constraint): self = StoreError(broken: constraint, of: "record")
        case .interrupted, .inputOutput, .other: self = .inputOutput(path)
        }
    }

    private init(broken constraint: EngineError.Constraint, of noun: String) {
        self =
            switch constraint {
            case .unique(let column): .taken(noun: noun, field: column.fieldWords)
            case .primaryKey: .taken(noun: noun, field: "id")
            case .rule(let rule): .guarded(rule)
            case .foreignKey: .guarded("a record that is referred to does not exist")
            case .other: .guarded("a value is not one that the records take")
            }
    }
}

extension String {
    /// The field of `patients.legacy_number`, in words.
    fileprivate var fieldWords: String { String(split(separator: ".").last ?? "value").replacing("_", with: " ") }
}

/// A record that was asked for and is not there.
public struct NotFoundError: ClinicError, Hashable {
    public let name: String
    public let reference: String

    public init<Value: ClinicRecord>(_ id: RecordID<Value>) {
        name = Value.noun
        reference = id.description
    }

    public var kind: ErrorKind { .notFound }
    public var description: String { "There is no \(name) \(reference)." }
}
