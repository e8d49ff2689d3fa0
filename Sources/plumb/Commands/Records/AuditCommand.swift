import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Who did what, and whether the ledger of it is whole.",
        subcommands: [List.self, Verify.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the entries of the ledger.")

        @Option(help: ArgumentHelp("Only what concerns this patient.", valueName: "ref"))
        var patient: String?
        @Option(help: ArgumentHelp("Only what this staff member did.", valueName: "ref"))
        var staff: String?
        @Option(parsing: .unconditional, help: ArgumentHelp("Only from this day on (UTC).", valueName: "day"))
        var since: String?

        @Option(help: ArgumentHelp("How the data is written.", valueName: "format"))
        var format: ReadOptions.Format = .text

        @Option(help: ArgumentHelp("The database file.", valueName: "file"))
        var database: String?
        @Option(
            help: ArgumentHelp(
                "A file with the passphrase of who is at the keyboard; - reads a line.", valueName: "file"))
        var passphraseFile: String?
        @Option(help: ArgumentHelp("How long to wait while another desk writes.", valueName: "seconds"))
        var wait: Double = 10
        @Flag(name: .customLong("no-color"), help: "Write without colour, as when NO_COLOR is set.")
        var noColor = false

        func validate() throws { try CommonOptions.checkWait(wait) }

        func run() throws {
            // Here --staff is whose entries are listed; who asks is PLUMB_STAFF, or the account.
            let session = try Session(
                database: database, staff: nil, passphraseFile: passphraseFile, wait: wait, noColor: noColor)
            try session.read { clinic in
                let patient = try patient.map { try session.named($0, in: clinic).id }
                let entries = Selection<AuditEntry>.entries(
                    of: patient,
                    by: try staff.map { try clinic.staffMember($0).id }, since: try since.map(session.dates.day))
                try RecordTable.auditEntries.table(of: entries).write(
                    [
                        "audit_entry_id", "at", "staff_member", "account", "proof", "action", "record_type",
                        "record_id",
                        "patient_id", "reason",
                    ], from: clinic, as: format, to: session.console, none: "No entries.")
                if let patient { try remark(on: patient, in: clinic, console: session.console) }
            }
        }

        /// Says whose entries are among those of a patient, and where others are.
        private func remark(on patient: RecordID<Patient>, in clinic: ClinicReader, console: Console) throws {
            for merged in try clinic.mergedPatients(into: patient) {
                if let trail = try clinic.mergeTrail(of: merged.patient.id) {
                    console.remark("\(trail); the entries of \(merged.patient.id) are among these.")
                }
            }
            if let trail = try clinic.mergeTrail(of: patient) {
                console.remark("\(trail); what was done since is with the entries of \(trail.end).")
            }
        }
    }

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify", abstract: "Hold every entry of the ledger against the one before it.")

        @OptionGroup var options: WriteOptions

        func run() throws {
            let session = try Session(options.common)
            let verdict = try session.read { try $0.verifyLedger() }
            switch (verdict, options.format) {
            case (.intact(let count, let head), .text):
                session.console.print("The ledger is whole: \(count) entries, the last with hash \(head).")
            case (.intact(let count, let head), .json):
                session.console.print(
                    JSONText.object([
                        ("intact", .boolean(true)), ("entries", .integer(count)), ("head", .string(head)),
                    ]).indented)
            case (.missing(let number), _): throw LedgerError.missing(number)
            case (.broken(let number), _): throw LedgerError.broken(number)
            }
        }
    }
}

/// A ledger that another program has touched.
private enum LedgerError: ClinicError {
    case missing(Int64)
    case broken(Int64)

    var kind: ErrorKind { .rule }

    var description: String {
        switch self {
        case .missing(let number): "Entry \(number) of the ledger is missing; another program removed it."
        case .broken(let number):
            "Entry \(number) of the ledger does not follow from the one before it; another program altered, inserted "
                + "or removed an entry there."
        }
    }
}
