import ArgumentParser
import ClinicExchange
import Foundation

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Read an export into a new database.",
        discussion: """
            Reads the folder of an export, every table of it, with its ids: a second export is the same to the byte. All \
            of it comes in, or nothing; what is refused is told with its file, line and column.

            The database is made where there is none, and is there only once everything is in it. One that plumb init \
            made, and in which nothing was recorded since, is taken too.
            """)

    @Argument(help: ArgumentHelp("The folder of an export.", valueName: "path"))
    var path: String
    @Flag(help: "Say what would come in, and keep nothing.")
    var dryRun = false

    @OptionGroup var options: WriteOptions

    func run() throws {
        let url = URL(filePath: path)
        guard (try? url.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true else {
            throw ImportError.noPackage(path)
        }
        try FolderImport(of: url, isRehearsal: dryRun, options: options).run()
    }
}
