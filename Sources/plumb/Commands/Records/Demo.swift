import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore
import FoundationEssentials
import Glibc

struct Demo: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Load an invented practice and show what the records give.",
        discussion: """
            Reads the demo practice into a database of its own, prints the last day's visits, one chart and the \
            holding periods, and writes the export. A demo that nobody worked in since is made anew; anything else \
            in its place is left alone.
            """)

    @Argument(help: ArgumentHelp("The folder of the practice, as an export writes it.", valueName: "fixtures"))
    var fixtures = "Fixtures/demo-practice"
    @Option(help: ArgumentHelp("The folder to make it in.", valueName: "dir"))
    var to = "plumb-demo"
    @Option(help: ArgumentHelp("The patient whose chart is printed; one who came that day.", valueName: "ref"))
    var chart: String?
    @Flag(name: .customLong("no-color"), help: "Write without colour, as when NO_COLOR is set.")
    var noColor = false

    func run() throws {
        let console = Console(noColor: noColor)
        let source = try Import(from: URL(filePath: fixtures), reason: "demo practice", isDemo: true)
        let path = to + "/plumb.sqlite"
        try removeUntouchedDemo(at: path)

        let store = try ClinicStore(creatingAt: path)
        let now = Clock.now
        guard let day = TimeZoneName.localTime(at: now, in: "UTC")?.day else {
            throw UsageError("The clock of this machine is not set.")
        }
        let author = Author(staffMemberID: nil, account: Account.name, proof: .account, now: now, today: day)
        do {
            try store.write(as: author) { clinic in
                _ = try source.read(into: clinic)
                // What leaves is noted before it does, and by whoever sets the practice up.
                try clinic.noteExport(of: Table.all, .everything, as: .analysis, to: to + "/export")
            }
        } catch {
            removeDatabase(at: path)
            throw error
        }
        try store.read { clinic in try show(clinic, to: console) }

        let export = try Export(of: Table.all, to: URL(filePath: to + "/export"))
        let counts = try store.read(export.write)
        console.print("")
        console.print(console.style.bold("Export"))
        console.print(ExportSummary.lines(counts, to: to + "/export"))
        console.remark(
            "\nTry it: plumb patient find hartley --database \(path) --staff S-1 (S-1 is the owner of the demo practice)."
        )
    }

    private func show(_ clinic: ClinicReader, to console: Console) throws {
        guard let practice = try clinic.practice(), let lastDay = try clinic.lastVisitDay() else { return }
        let daySheet = Selection<Visit>.on(lastDay)
        console.print(console.style.bold("\(practice.record.name.printable), \(lastDay)"))
        try RecordTable<Visit>().table(of: daySheet).write(
            ["visit_id", "visited_at", "patient_name", "clinician", "determination", "outcome", "state"],
            from: clinic, as: .text, to: console, none: "No visits.")

        let patient =
            try chart.map { try clinic.record($0, of: Patient.self).id }
            ?? clinic.records(Visit.self, daySheet).first?.patientID
        if let patient {
            console.print("")
            console.print(
                ChartText(try clinic.chart(of: patient), names: try clinic.names(), today: lastDay, console: console)
                    .lines())
        }
        console.print("")
        console.print(console.style.bold("Holding"))
        try Table.currentHolding.write(
            HoldingCommand.shownOfAll, from: clinic, as: .text, to: console, none: "No adjustments.")
    }

    /// Makes room for a new demo, where what is there is a demo that nobody has worked in.
    private func removeUntouchedDemo(at path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        let isUntouched =
            (try? ClinicStore(openingAt: path).read { try $0.everyChange(isOf: .demo) }) ?? false
        guard isUntouched else { throw StoreError.exists(path) }
        removeDatabase(at: path)
    }

    private func removeDatabase(at path: String) {
        for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
    }
}
