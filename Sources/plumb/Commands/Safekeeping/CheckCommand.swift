import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore
import Glibc

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check the database and what lies around it, and say what to do.",
        discussion: """
            Looks at the file, its schema, its references, every record, the audit log, who may open it, the disk, the last \
            backup, the clock, and whether everybody on staff can be told from the others. It changes nothing. It ends with 0 where \
            all holds, warnings apart, and with 1 where anything does not. A record is named, and never what is in it.
            """)

    @Option(help: ArgumentHelp("How old the last backup may be.", valueName: "days"))
    var backupWithin = 7

    @OptionGroup var options: WriteOptions

    func validate() throws {
        guard (1...3650).contains(backupWithin) else {
            throw ValidationError("--backup-within takes 1 to 3650 days.")
        }
    }

    func run() throws {
        let console = Console(noColor: options.common.noColor)
        let now = Clock.now
        let path = try Session.databasePath(options.common.database)
        let checkup = try Checkup(
            of: path, patience: options.common.wait, backupWithin: backupWithin, now: now,
            today: Clock.latestDay(at: now))
        switch options.format {
        case .json: console.print(json(of: checkup, database: path, at: now).indented)
        case .text: console.print(checkup.checks.flatMap { lines(of: $0, at: console) })
        }
        if !checkup.holds { throw ExitCode.failure }
    }

    private func lines(of check: Check, at console: Console) -> [String] {
        let width = Check.State.words.map(\.count).max() ?? 0
        let nameWidth = Check.Name.words.map(\.count).max() ?? 0
        let state = check.state.rawValue.padded(to: width)
        let name = check.name.rawValue.padded(to: nameWidth)
        let text = ([check.found, check.advice].compactMap(\.self).joined(separator: "; ")).printable
        let lines = console.fitted("\(state)  \(name)  \(text)")
        return check.state == .failed ? lines.map(console.style.warning) : lines
    }

    private func json(of checkup: Checkup, database: String, at now: Instant) -> JSONText {
        .object([
            ("database", .string(database)), ("checked_at", .string(now.description)),
            ("holds", .boolean(checkup.holds)),
            (
                "checks",
                .array(
                    checkup.checks.map { check in
                        .object([
                            ("check", .string(check.name.rawValue)), ("state", .string(check.state.rawValue)),
                            ("found", .string(check.found)), ("advice", check.advice.map { .string($0) } ?? .null),
                        ])
                    })
            ),
        ])
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
