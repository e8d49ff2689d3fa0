import ClinicModel

/// One thing that is checked of a database, and what was found.
public struct Check: Hashable, Sendable {
    public let name: Name
    public let state: State
    /// What holds, or what does not.
    public let found: String
    /// What to do where it does not.
    public let advice: String?

    public init(_ name: Name, _ state: State, _ found: String, advice: String? = nil) {
        self.name = name
        self.state = state
        self.found = found
        self.advice = advice
    }

    public enum Name: String, ValueSet {
        case file, pages, schema, references, rules
        case auditLog = "audit-log"
        case permissions, space, backup, members, clock
    }

    public enum State: String, ValueSet {
        case ok, warning, failed
        case notChecked = "not-checked"
    }
}

extension Check {
    static let restore = "keep a copy of the file as it is, and restore the last backup with plumb restore FILE"

    /// Of pages of which SQLite can make no sense.
    public static let unreadablePages = Check(
        .pages, .failed, "SQLite cannot make sense of them", advice: restore)

    /// Of an index that SQLite can make anew from the patients, of whom nothing is lost.
    public static let spoiltSearchIndex = Check(
        .rules, .failed, "the index by which patients are searched for is spoilt; no record is",
        advice: "make a copy of the file, and say to the sqlite3 shell of it: "
            + "INSERT INTO patient_search (patient_search) VALUES ('rebuild');")

    /// What could not be checked, since something before it does not hold.
    public static func skipped(_ name: Name, because cause: Name) -> Check {
        Check(name, .notChecked, "not while \(cause.rawValue) does not hold")
    }

    /// Runs a check, and where SQLite cannot read what it needs, says so in its place.
    public static func reading(_ name: Name, _ body: () throws -> Check) throws -> Check {
        do {
            return try CopyError.explaining(path: "the file", body)
        } catch CopyError.damaged {
            return Check(name, .failed, "SQLite cannot make sense of the pages", advice: restore)
        } catch let error as FieldError {
            return Check(name, .failed, "\(error.title) of a record cannot be read", advice: restore)
        } catch let error as any ClinicError where error.kind != .busy {
            return Check(name, .failed, "it could not be read", advice: restore)
        }
    }
}
