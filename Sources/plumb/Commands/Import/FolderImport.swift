import ClinicExchange
import ClinicModel
import ClinicStore
import Foundation

/// The import of the folder of an export.
struct FolderImport {
    private let source: Import
    private let isRehearsal: Bool
    private let options: WriteOptions
    private let database: String
    private let progress: ProgressBar
    private let console: Console

    init(of folder: URL, isRehearsal: Bool, options: WriteOptions) throws {
        source = try Import(from: folder, reason: "import from \(folder.standardizedFileURL.lastPathComponent)")
        self.isRehearsal = isRehearsal
        self.options = options
        database = try Session.databasePath(options.common.database)
        progress = ProgressBar("Importing", noColor: options.common.noColor)
        console = Console(noColor: options.common.noColor)
    }

    func run() throws {
        let counts = try counts()
        ImportSummary(counts, isRehearsal: isRehearsal, database: database).write(as: options.format, to: console)
        if !isRehearsal { try sayWhoIsWho() }
    }

    private func counts() throws -> [(table: Table, rows: Int)] {
        // The staff come with the import, and an id from before may be another's then.
        let author = try Account.author()
        if FileManager.default.fileExists(atPath: database) {
            let store = try ClinicStore(openingAt: database, patience: options.common.wait)
            try checkPermission(in: store)
            return try isRehearsal ? store.rehearse(as: author, read) : store.write(as: author, read)
        }
        if isRehearsal { return try ClinicStore(rehearsing: ()).write(as: author, read) }
        return try ClinicStore.make(at: database, as: author, read)
    }

    private func read(into clinic: ClinicWriter) throws -> [(table: Table, rows: Int)] {
        defer { progress.clear() }
        return try source.read(into: clinic, progress: progress.show)
    }

    /// Throws where the database has staff, and somebody is at the keyboard who may not import, or records.
    private func checkPermission(in store: ClinicStore) throws {
        guard try store.read({ try $0.practice() }) != nil else { return }
        try Session(options.common).read { clinic in
            try clinic.permit(.importing)
            guard try clinic.hasOnlySetUp() else { throw ImportError.notEmpty }
        }
    }

    /// Says who of the staff that came in the person at the keyboard may be.
    private func sayWhoIsWho() throws {
        let store = try ClinicStore(openingAt: database, patience: options.common.wait)
        let staff = try store.read { try $0.records(StaffMember.self) }.filter(\.active)
        if let member = staff.first(where: { $0.account == Account.name }) {
            console.remark("You are \(member.id) \(member.name.printable) there.")
        } else if let member = staff.first(where: { $0.account == nil }) {
            console.remark("Say who you are with --staff, such as --staff \(member.id) (\(member.name.printable)).")
        } else {
            let accounts = staff.compactMap(\.account).joined(separator: ", ")
            console.remark(
                "The account \(Account.name) is nobody's there; the records open to the accounts \(accounts.printable)."
            )
        }
    }
}
