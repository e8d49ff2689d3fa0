import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Who did what, and whether the audit log of it is whole.",
        subcommands: [AuditList.self, AuditHead.self, AuditVerify.self], defaultSubcommand: AuditList.self)
}

struct AuditList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the entries of the audit log.",
        discussion: """
            What was done and what was refused, oldest first. Who saw a chart: plumb audit list --patient P-3 --action \
            view. CSV and JSON have what was changed, before and after. Days are those of the practice; times are UTC.
            """)

    @Option(help: ArgumentHelp("Only what concerns this patient.", valueName: "ref"))
    var patient: String?
    @Option(help: ArgumentHelp("Only what this staff member did; PLUMB_STAFF says who asks.", valueName: "ref"))
    var staff: String?
    @Option(parsing: .unconditional, help: ArgumentHelp("Only of this day.", valueName: "day"))
    var on: String?
    @Option(parsing: .unconditional, help: ArgumentHelp("Only from this day on.", valueName: "day"))
    var since: String?
    @Option(parsing: .unconditional, help: ArgumentHelp("Only to this day.", valueName: "day"))
    var until: String?
    @Option(parsing: .upToNextOption, help: "Only where this was done; may be several, or said again.")
    var action: [AuditEntry.Action] = []

    @Option(help: ArgumentHelp("How the data is written.", valueName: "format"))
    var format: Format = .text

    @Option(help: ArgumentHelp("The database file.", valueName: "file"))
    var database: String?
    @Option(
        help: ArgumentHelp("A file with the passphrase of who is at the keyboard; - reads a line.", valueName: "file"))
    var staffPassphraseFile: String?
    @Option(help: ArgumentHelp("How long to wait while another desk writes.", valueName: "seconds"))
    var wait: Double = 10
    @Flag(name: .customLong("no-color"), help: "Write without colour, as when NO_COLOR is set.")
    var noColor = false

    func validate() throws {
        try CommonOptions.checkWait(wait)
        if on != nil && (since != nil || until != nil) {
            throw ValidationError("--on is one day; it goes without --since and --until.")
        }
    }

    func run() throws {
        // Here --staff is whose entries are listed; who asks is PLUMB_STAFF, or the account.
        let session = try Session(
            database: database, staff: nil, staffPassphraseFile: staffPassphraseFile, wait: wait, noColor: noColor)
        let first = try (on ?? since).map(session.desk.dates.day)
        let last = try (on ?? until).map(session.desk.dates.day)
        try DateEntry.checkOrder(first, last, flag: "--since")
        try session.read { clinic in
            let patient = try patient.map { try clinic.patientOrMerged($0, at: session.desk).id }
            let span = (since: try first.map(clinic.start(of:)), until: try last.flatMap(clinic.end(of:)))
            let entries = Selection<AuditEntry>.entries(
                of: patient, by: try staff.map { try clinic.staffMember($0).id }, actions: action, in: span)
            try RecordTable<AuditEntry>().table(of: entries).write(
                [
                    "audit_entry_id", "at", "staff_member", "account", "proof", "action", "record_type", "record_id",
                    "patient_id", "reason",
                ], from: clinic, as: format, to: session.console, none: "No entries.")
            guard let patient else { return }
            try remark(on: patient, in: clinic, console: session.console)
            if action.isEmpty || action.contains(where: { $0 == .view || $0 == .export }) {
                try remark(onExportsIn: span, in: clinic, console: session.console)
            }
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

    /// Says that a chart may have left with those of others.
    private func remark(
        onExportsIn span: (since: Instant?, until: Instant?), in clinic: ClinicReader, console: Console
    ) throws {
        let count = try clinic.count(Selection<AuditEntry>.exportsOfMany(in: span))
        if count == 0 { return }
        console.remark(
            "The records of many patients left in \(count) \(count == 1 ? "export or backup" : "exports and backups"); "
                + "plumb audit list --action export says which.")
    }
}

extension AuditEntry.Action: ExpressibleByArgument {}

struct AuditHead: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "head", abstract: "Print the last entry's number and hash, to be kept elsewhere.",
        discussion: """
            Kept where nobody can change it who can change the database, on paper or on another machine, it shows later \
            that no entry up to it is missing: plumb audit verify --head NUMBER:HASH. The short form is for writing down.
            """)

    @Flag(help: "The short form, to be written down by hand.")
    var short = false

    @OptionGroup var options: ReadOptions

    func run() throws {
        let session = try Session(options.common)
        guard let (head, at) = try session.read({ try $0.auditLogHead() }) else { throw AuditLogError.empty }
        switch options.format {
        case .text: session.console.print(short ? head.shortText : head.text)
        case .csv:
            session.console.print("entry,hash,short,at\r")
            session.console.print("\(head.number ?? 0),\(head.digits),\(head.shortText),\(at)\r")
        case .json:
            session.console.print(
                JSONText.object([
                    ("entry", .integer(head.number ?? 0)), ("hash", .string(head.digits)),
                    ("short", .string(head.shortText)), ("at", .string(at.description)),
                ]).indented)
        }
    }
}
