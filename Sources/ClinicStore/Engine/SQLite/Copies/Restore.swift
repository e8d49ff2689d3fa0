import ClinicModel
import Crypto
import Glibc

/// A copy on its way back into the place of a database: verified, beside it, and for this account alone.
public final class Restore {
    /// The copy, and the place of the database.
    public let source: String
    public let database: String
    public let contents: CopyContents
    private let draft: DraftFile
    private let existing: ExistingDatabase
    private let patience: Double

    /// Verifies a copy beside the place to which it is to be restored; nothing is changed there yet.
    ///
    /// - Parameters:
    ///   - source: the copy, clear or encrypted.
    ///   - key: what opens it where it is encrypted.
    ///   - anyway: whether one that is not as its audit log has it is restored too.
    /// - Throws: ``CopyError``, ``StoreError`` or ``AgeError`` where it is not to be restored there.
    public init(
        of source: String, to database: String, key: DecryptionKey?, anyway: Bool = false, patience: Double = 10
    ) throws {
        self.source = source
        self.patience = patience
        let copy = try CopySource(source, notAt: database)
        try DatabaseFile(path: database).createFolder()
        // A link stays where it is, and what it leads to is replaced.
        let linked = realpath(database, nil)
        defer { free(linked) }
        draft = try DraftFile(
            ofCopyFor: linked.map { String(cString: $0) } ?? database, mustBePrivate: true, mayWait: true)
        self.database = draft.path
        try copy.fill(draft, key: key)
        let file = try ClinicFile(draft.draftPath, called: source)
        defer { file.close() }
        contents = try file.verifiedContents()
        if let doubt = contents.doubt, !anyway { throw CopyError.doubtful(source, doubt) }
        existing = try ExistingDatabase(at: draft.path, patience: patience, against: file, called: source)
    }

    /// Whether there is something in the place already, which would be kept beside it.
    public var replaces: Bool { if case .nothing = existing { false } else { true } }

    /// What would be lost; nil where there is nothing, or nobody can tell any more.
    public var loss: AuditLogLoss? { if case .readable(let loss) = existing { loss } else { nil } }

    /// Reads the database that would be replaced, to find out who may; nil where there is nothing, or nobody can tell.
    ///
    /// - Parameter person: who reads; nil where the program does by itself.
    @discardableResult
    public func readExisting<Result>(
        as person: Author? = nil, _ body: (ClinicReader) throws -> Result
    ) throws -> Result? {
        guard loss != nil else { return nil }
        let store = try ClinicStore(openingAt: database, patience: patience)
        defer { store.close() }
        return try store.read(as: person, body)
    }

    /// Puts the copy into the place of the database, with an entry in its audit log that says so.
    ///
    /// - Returns: where what was there is kept; nil where there was nothing.
    /// - Throws: ``Refusal`` where the database that is there does not let the author.
    public func run(as author: Author) throws -> String? {
        try readExisting(as: author) { try $0.permit(.restore) }
        let kept = replaces ? keptPath(at: author.now) : nil
        let head = try note(keptAt: kept, author)
        switch existing {
        case .nothing: try takePlace(puttingAside: keptPath(at: author.now))
        case .unreadable:
            guard ExistingDatabase.isUnused(database) else { throw StoreError.busy(database, seconds: 0) }
            if let kept {
                try moveAside(to: kept)
                try takePlace(puttingAside: kept)
            }
        case .readable(let loss):
            if let kept { try replacePages(keepingAt: kept, expecting: loss) }
        }
        let file = try ClinicFile(database, isShared: true, patience: patience)
        defer { file.close() }
        guard try file.read({ try AuditLogChain.lastEntry(in: $0.db).hash }) == head else {
            throw CopyError.changedMeanwhile(database)
        }
        return kept
    }

    /// A name beside the database at which there is nothing yet.
    private func keptPath(at moment: Instant) -> String {
        let base = database.hasSuffix(".sqlite") ? String(database.dropLast(7)) : database
        let stem = "\(base)-before-restore-\(moment.secondForFileName)Z"
        var number = 1
        while true {
            let path = stem + (number == 1 ? "" : "-\(number)") + ".sqlite"
            var status = stat()
            if lstat(path, &status) != 0 { return path }
            number += 1
        }
    }

    /// Brings the copy up to date and notes the restore in its audit log, and returns the hash of that entry.
    private func note(keptAt kept: String?, _ author: Author) throws -> String {
        let store = try CopyError.explaining(path: database) { try ClinicStore(openingAt: draft.draftPath) }
        defer { store.close() }
        // Who joined after the copy was made is not in it.
        let member = try store.read { clinic in
            try author.staffMemberID.flatMap { id in
                try clinic.count(Selection<StaffMember>.id(id)) > 0 ? id : nil
            }
        }
        let author = Author(
            staffMemberID: member, account: author.account, proof: author.proof, now: author.now, today: author.today)
        var details: [(key: String, value: JSONText)] = [
            ("from", .string((try? FilePlace(source).path) ?? source)), ("entries", .integer(contents.entries)),
            ("head", .string(contents.head)),
        ]
        if let loss {
            details += [("lost_entries", .integer(loss.entries)), ("lost_changes", .integer(loss.changes))]
        }
        if let doubt = contents.doubt { details.append(("doubt", .string(doubt))) }
        if let kept { details.append(("kept", .string(kept))) }
        try store.transaction(as: author) { try $0.note(.add, "restore", details) }
        return try store.read { try AuditLogChain.lastEntry(in: $0.db).hash }
    }

    /// Puts the copy where nothing is; what SQLite left beside the place would be taken for the copy's own.
    private func takePlace(puttingAside stem: String) throws {
        let copy = try Connection(path: draft.draftPath, settings: .usual(patience: patience))
        try copy.use { try $0.useWriteAheadLog() }
        try copy.closeWholly()
        for suffix in DatabaseFile.companions where rename(database + suffix, stem + suffix) != 0 {
            if errno != ENOENT { throw CopyError.cannotWrite(stem + suffix) }
        }
        try draft.place()
    }

    private func moveAside(to kept: String) throws {
        for suffix in [""] + DatabaseFile.companions where rename(database + suffix, kept + suffix) != 0 {
            if suffix.isEmpty || errno != ENOENT { throw CopyError.cannotWrite(kept + suffix) }
        }
        chmod(kept, 0o600)
        DatabaseFile(path: database).syncFolder()
    }

    /// Replaces every page of the database in one transaction, so that desks which have it open go on with the copy.
    ///
    /// Renaming would leave them writing into a file that nobody reads any more. The first step takes the database for
    /// itself; what is there is kept then, before the rest follows, so that nothing can come between the two.
    private func replacePages(keepingAt kept: String, expecting loss: AuditLogLoss?) throws {
        try StoreError.explaining(path: database, patience: patience) {
            let live = try Connection(path: database, settings: .usual(patience: patience))
            defer { live.close() }
            let pageSize = try Int(live.use { try $0.integer("PRAGMA page_size") } ?? 4096)
            let copy = try Connection(path: draft.draftPath, settings: .copy)
            defer { copy.close() }
            let pages = try copy.use { try $0.repage(to: pageSize) }
            var isKept = false
            try copy.copy(to: live, pagesPerStep: Int32(max(1, pages / 2))) {
                if isKept { return }
                try self.keep(at: kept, expecting: loss)
                isKept = true
            }
            try? live.use { try $0.emptyLog() }
        }
    }

    private func keep(at path: String, expecting loss: AuditLogLoss?) throws {
        let existing = try Connection(path: database, settings: .usual(patience: patience))
        defer { existing.close() }
        if let loss, try existing.read({ try AuditLogChain.lastEntry(in: $0) }) != loss.end {
            throw CopyError.changedMeanwhile(database)
        }
        let draft = try DraftFile(ofCopyFor: path, mustBePrivate: true)
        try draft.fill(from: existing)
        try draft.place()
    }
}
