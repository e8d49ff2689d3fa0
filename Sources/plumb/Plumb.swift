import ArgumentParser
import ClinicModel
import Glibc

/// The command line: options in, text out.
@main
struct Plumb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plumb",
        abstract: "Patient records and visits of a small practice, in one file.",
        discussion: """
            Records are patients (P-12), complaints (C-5), visits (V-31), imaging studies (X-3), staff members (S-2) and \
            offices (O-1), and others by their number alone; a patient may also be named, by enough of the name to be \
            unique. Dates are written 2026-03-14, today, yesterday, tomorrow, -3d or +2w.

            The database is --database, else PLUMB_DATABASE, else plumb/plumb.sqlite under $XDG_DATA_HOME \
            (~/.local/share). Who is at the keyboard is --staff, else PLUMB_STAFF, else the staff member to whom \
            the operating system account is bound; a member who has a passphrase is asked for it.

            While a command runs, other accounts of the machine may see its command line. Each text that is written about a \
            patient can come from a file instead, with --note-file FILE and its like (- is what is piped in), and \
            plumb intake --from FILE takes a patient with all that is known of them.

            Exit codes: 0 done, 1 failed, 2 declined, 64 usage, 65 the data breaks a rule, 66 not found, \
            73 cannot create, 74 disk, 75 database in use, 77 not permitted.
            """,
        version: programVersion,
        groupedSubcommands: [
            CommandGroup(
                name: "At the desk",
                subcommands: [
                    TodayCommand.self, PatientCommand.self, IntakeCommand.self, AppointmentCommand.self,
                    ComplaintCommand.self, VisitCommand.self, HoldingCommand.self, RecallCommand.self,
                    UndoCommand.self, RedoCommand.self,
                ]),
            CommandGroup(
                name: "The chart",
                subcommands: [
                    ConsentCommand.self, HistoryCommand.self, PriorCareCommand.self, SafetyCommand.self,
                    AssessmentCommand.self, ExternalTestCommand.self, ImagingCommand.self, ReactionCommand.self,
                    ScoreCommand.self, CarePlanCommand.self, DisclosureCommand.self,
                ]),
            CommandGroup(
                name: "The practice",
                subcommands: [
                    Initialize.self, PracticeCommand.self, OfficeCommand.self, StaffCommand.self, CatalogueCommand.self,
                ]),
            CommandGroup(
                name: "Records in and out",
                subcommands: [ReportCommand.self, ExportCommand.self, ImportCommand.self, AuditCommand.self, Demo.self]),
            CommandGroup(
                name: "Keeping the records safe",
                subcommands: [BackupCommand.self, RestoreCommand.self, CheckCommand.self]),
        ])

    static func main() {
        // Where nobody reads on (`| head`), the program ends without a word, even if its parent would not have it so.
        signal(SIGPIPE, SIG_DFL)
        // Where a file may not grow further (`ulimit -f`), that is told like a full disk.
        signal(SIGXFSZ, SIG_IGN)
        Privacy.begin()
        // What scripts ask first needs no parser, which takes two thirds of the time to start.
        if CommandLine.arguments.dropFirst() == ["--version"] {
            return Console.write(configuration.version + "\n", to: STDOUT_FILENO)
        }
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            Failure.exit(with: error)
        }
    }
}

extension [any ParsableCommand.Type] {
    /// The commands of a group, where the command line names the group, or asks for what needs all of them (help,
    /// completions); none otherwise.
    ///
    /// The parser makes the tree of all commands before it looks at the command line, which is a fifth of the time to
    /// start.
    static func of(_ group: String, _ commands: @autoclosure () -> Self) -> Self {
        let isAskedFor = CommandLine.arguments.dropFirst().contains { argument in
            argument == group || argument == "help" || argument.hasPrefix("--generate-completion")
                || argument.hasPrefix("--experimental")
        }
        return isAskedFor ? commands() : []
    }
}
