import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore
import Foundation

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
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            if source.isSaid { throw SourceError.isFolder(path) }
            try FolderImport(of: URL(filePath: path), isRehearsal: dryRun, options: options).run()
        } else {
            try FileImport(of: path, flags: source, isRehearsal: dryRun, options: options).run()
        }
    }

    private func listMaps() throws {
        let session = try Session(options.common)
        try session.read { clinic in
            try RecordTable<ImportMap>().all.write(
                ["name", "becomes", "system", "date_order"], from: clinic, as: options.format.reading,
                to: session.console, none: "No map is kept; --save-map keeps one.")
        }
    }
}
