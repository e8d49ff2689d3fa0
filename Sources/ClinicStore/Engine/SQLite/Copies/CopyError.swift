import ClinicModel

/// Why a copy of the database could not be made, read or put back.
public enum CopyError: ClinicError, Hashable {
    case cannotWrite(String)
    case noFolder(String)
    case isNoFolder(String)
    case isFolder(String)
    /// Another account put it into a folder to which everybody may write.
    case anothers(String)
    case notPrivate(folder: String)
    case ofTheDatabase(String)
    case full(String)
    case missing(String)
    case notAFile(String)
    case unreadable(String)
    case isTheDatabase(String)
    case notPlumbline(String)
    case newer(String)
    /// A program from before the first release made it.
    case unreleased(String)
    case strangeSchema(String, [String])
    case damaged(String, String)
    /// Its audit log does not bear out its records.
    case doubtful(String, String)
    case ofAnotherPractice(String, database: String)
    case changedMeanwhile(String)

    public var kind: ErrorKind {
        switch self {
        case .cannotWrite, .noFolder, .isNoFolder, .isFolder, .anothers, .notPrivate, .ofTheDatabase: .cannotCreate
        case .full, .unreadable: .inputOutput
        case .missing: .notFound
        case .notAFile, .isTheDatabase, .notPlumbline, .newer, .unreleased, .strangeSchema, .damaged, .doubtful,
            .ofAnotherPractice:
            .rule
        case .changedMeanwhile: .busy
        }
    }

    public var description: String {
        switch self {
        case .cannotWrite(let path):
            "Nothing can be written to \(path); name a file in a folder that you may write to."
        case .noFolder(let path): "There is no folder \(path); make it, or mount the disk that it is on."
        case .isNoFolder(let path): "\(path) is a file; name a folder for dated copies."
        case .isFolder(let path): "\(path) is a folder; name a file in it."
        case .anothers(let path):
            "\(path) was put there by another account, in a folder to which everybody may write; name a folder of your own."
        case .notPrivate(let folder):
            "The disk that holds \(folder) cannot keep a file from being read by others; encrypt the copy with "
                + "--recipient or --passphrase-file, or name a place on another disk."
        case .ofTheDatabase(let path):
            "\(path) is a name that a database beside it uses while somebody works; give the copy another."
        case .full(let path): "The disk that holds \(path) is full; no copy was left there."
        case .missing(let path): "There is no file \(path)."
        case .notAFile(let path): "\(path) is no ordinary file; a copy that plumb backup made is expected."
        case .unreadable(let path): "\(path) cannot be read by this account, or the disk that it is on fails."
        case .isTheDatabase(let path): "\(path) is the database itself; a copy of it is expected."
        case .notPlumbline(let path): "\(path) is not a copy of a Plumbline database."
        case .newer(let path): "\(path) was written by a newer plumb; install that version to restore it."
        case .unreleased(let path):
            "\(path) was made by a plumb from before the first release. Restore it with that program, and bring the records "
                + "across: plumb export --to FOLDER there, then plumb import FOLDER here. Set the passphrases "
                + "again, and keep the copy: its passphrases, pseudonyms and audit log stay in it."
        case .strangeSchema(let path, let names):
            "\(path) declares what no plumb declares (\(names.joined(separator: ", "))); it is not to be trusted."
        case .damaged(let path, let how): "\(path) is not whole: \(how). Take another copy."
        case .doubtful(let path, let how):
            "\(path) is not as its audit log has it: \(how). Take another copy, or this one as it is with --anyway."
        case .ofAnotherPractice(let path, let database):
            "\(path) is a copy of other records than those at \(database): their audit logs have nothing in common. To "
                + "open it beside them, name another place with --database."
        case .changedMeanwhile(let path):
            "Somebody wrote to \(path) after you were told what would be lost; nothing was changed, so try again."
        }
    }
}

extension CopyError {
    /// Runs `body`, and says of the copy what SQLite says in its own words.
    static func explaining<Result>(path: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as EngineError {
            switch error.kind {
            case .full: throw CopyError.full(path)
            case .notADatabase: throw CopyError.notPlumbline(path)
            case .damaged: throw CopyError.damaged(path, "SQLite cannot make sense of its pages")
            case .readOnly, .inputOutput: throw CopyError.unreadable(path)
            default: throw StoreError.explained(error, path: path)
            }
        }
    }
}
