import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore
import FoundationEssentials
import Glibc

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Read an export into a new database, or another system's file into this one.",
        discussion: """
            Of a folder, reads every table of an export, with its ids: a second export is the same to the byte. The database \
            is made where there is none, and is there only once everything is in it. One that plumb init made, and in \
            which nothing was recorded since, is taken too.

            Of a file, reads one table of another system, which --as or --from names, into the database in use. Columns are \
            known by their usual names in English, French and German; --dry-run shows what becomes of each. Patients get \
            new ids, and their number in the other system stays on record; visits and the rest name their patient by it.

            All of it comes in, or nothing; what is refused is told with its file, line and column.
            """)

    @Argument(help: ArgumentHelp("The folder of an export, or a file; - is what is piped in.", valueName: "path"))
    var path: String?
    @Flag(help: "Say what would come in, and keep nothing.")
    var dryRun = false

    @OptionGroup(title: "Files of other systems") var source: SourceFlags

    @OptionGroup var options: WriteOptions

    func run() throws {
        if source.listMaps { return try listMaps() }
        guard let path else { throw UsageError("Say what to read: the folder of an export, or a file.") }
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
            if source.isSaid { throw SourceError.isFolder(path) }
            try FolderImport(of: URL(filePath: path), isRehearsal: dryRun, options: options).run()
        } else {
            try FileImport(of: path, flags: source, isRehearsal: dryRun, options: options).run()
        }
    }

    private func listMaps() throws {
        try Session(options.common).write(
            ["name", "becomes", "system", "date_order"], none: "No map is kept; --save-map keeps one.",
            as: options.shown
        ) { _, _ in RecordTable<ImportMap>().all }
    }
}

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
        return try source.read(into: clinic, progress: progress.show, remark: console.remark)
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
        console.remark(
            "Passphrases, pseudonyms and the audit log are in no export: set passphrases again with plumb staff "
                + "passphrase, and keep the database that the export came from.")
        let store = try ClinicStore(openingAt: database, patience: options.common.wait)
        let staff = try store.read { try $0.records(StaffMember.self) }.filter(\.active)
        if let member = staff.first(where: { $0.account == Account.name }) {
            console.remark("You are signed in there as \(member.name.printable) (\(member.id)).")
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

/// How many rows of each table came in, or would.
struct ImportSummary {
    private let counts: [(table: Table, rows: Int)]
    private let isRehearsal: Bool
    private let database: String

    init(_ counts: [(table: Table, rows: Int)], isRehearsal: Bool, database: String) {
        self.counts = counts
        self.isRehearsal = isRehearsal
        self.database = database
    }

    func write(as format: RecordFormat, to console: Console) {
        switch format {
        case .json:
            console.print(
                JSONText.object(counts.map { (key: $0.table.name, value: .integer(Int64($0.rows))) }).indented)
        case .text:
            console.print(counts.map { "\($0.table.name)  \($0.rows) \($0.rows == 1 ? "row" : "rows")" })
        }
        console.remark(
            isRehearsal ? "Nothing was kept: this was a dry run." : "The records are kept in \(database.printable).")
    }
}
