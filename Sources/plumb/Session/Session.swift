import ArgumentParser
import ClinicModel
import ClinicStore
import FoundationEssentials
import Glibc

/// The store as one person at one desk has it for the length of a command.
struct Session {
    let store: ClinicStore
    let desk: Desk
    let console: Console

    /// Opens the database and finds out who is at the keyboard.
    init(_ options: CommonOptions) throws {
        try self.init(
            database: options.database, staff: options.staff, staffPassphraseFile: options.staffPassphraseFile,
            wait: options.wait, noColor: options.noColor)
    }

    /// - Parameter staff: who says to be at the keyboard; nil leaves it to `PLUMB_STAFF` and the account.
    init(database: String?, staff: String?, staffPassphraseFile: String?, wait: Double, noColor: Bool) throws {
        console = Console(noColor: noColor)
        let named = ProcessInfo.processInfo.environment["PLUMB_STAFF"].flatMap { $0.isEmpty ? nil : $0 }
        let now = Clock.now
        let opening = try DeskOpening(
            at: Self.databasePath(database), patience: wait, member: staff ?? named, account: Account.name, now: now)
        store = opening.store
        if let ahead = opening.entryAhead {
            console.remark(
                "This machine's clock says \(now.minuteText), and the audit log has entries of \(ahead.minuteText); "
                    + "see to the clock, which today is taken from.")
        }
        switch try opening.keyboard() {
        case .known(let author): desk = Desk(of: opening.practice, author: author)
        case .asks(let member):
            let passphrase = try PassphraseEntry(file: staffPassphraseFile).passphrase(of: member)
            let author = try opening.author(member, proving: passphrase, now: Clock.now)
            desk = Desk(of: opening.practice, author: author)
        }
    }

    @discardableResult
    func read<Result>(_ body: (ClinicReader) throws -> Result) throws -> Result {
        try store.read(as: desk.author, body)
    }

    @discardableResult
    func write<Result>(_ body: (ClinicWriter) throws -> Result) throws -> Result {
        try store.write(as: desk.author, body)
    }

    /// Finds the patient whose chart is looked at, and notes the view in the audit log before anything is shown.
    ///
    /// The id of one who was merged leads to the one who has the chart, and that is said.
    func viewing(_ reference: String) throws -> Stored<Patient> {
        let (patient, trail) = try write { clinic in
            let named = try clinic.patientOrMerged(reference, at: desk)
            let patient = try clinic.survivor(of: named)
            try clinic.noteView(of: patient)
            return (patient, try clinic.mergeTrail(of: named))
        }
        if let trail { console.remark("\(trail); this is \(trail.end).") }
        return patient
    }

    /// The folder of the account, as a shell has it for `~`.
    private static func homeFolder(_ environment: [String: String]) -> String {
        if let home = environment["HOME"], !home.isEmpty { return home }
        return getpwuid(geteuid()).map { String(cString: $0.pointee.pw_dir) } ?? "/"
    }

    /// Where the database is: the option, else `PLUMB_DATABASE`, else under `$XDG_DATA_HOME`.
    static func databasePath(_ option: String?) throws -> String {
        if option?.isEmpty == true { throw UsageError("--database is empty; name the database file.") }
        let environment = ProcessInfo.processInfo.environment
        if let path = option ?? environment["PLUMB_DATABASE"], !path.isEmpty { return path }
        let home =
            environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? homeFolder(environment) + "/.local/share"
        return home + "/plumb/plumb.sqlite"
    }
}

/// The operating system account that runs the program.
enum Account {
    /// Asked of the system, since anybody can set `USER`.
    static let name: String = getpwuid(geteuid()).map { String(cString: $0.pointee.pw_name) } ?? "uid-\(geteuid())"

    /// The account as an author who is nobody of the staff, where there is no staff to ask.
    static func author() throws -> Author {
        let now = Clock.now
        // The day at the offices is not asked; nowhere is it later.
        return Author(
            staffMemberID: nil, account: name, proof: .account, now: now, today: try Clock.latestDay(at: now))
    }
}

/// The clock on the wall, read nowhere else.
enum Clock {
    static var now: Instant {
        #if DEBUG
            // Pins the moment for the transcripts of the tests; a release build has no such door.
            if let pinned = ProcessInfo.processInfo.environment["PLUMB_NOW"].flatMap(Instant.init) { return pinned }
        #endif
        return Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }

    /// The latest day that it is anywhere.
    static func latestDay(at now: Instant) throws -> CalendarDay {
        guard let day = TimeZoneName.latestDay(at: now) else {
            throw UsageError("The clock of this machine is not set.")
        }
        return day
    }
}

/// What every command takes.
struct CommonOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The database file.", valueName: "file"))
    var database: String?

    @Option(help: ArgumentHelp("Who is at the keyboard: a staff member's id or name.", valueName: "ref"))
    var staff: String?

    @Option(
        help: ArgumentHelp("A file with the passphrase of who is at the keyboard; - reads a line.", valueName: "file"))
    var staffPassphraseFile: String?

    @Option(help: ArgumentHelp("How long to wait while another desk writes.", valueName: "seconds"))
    var wait: Double = 10

    @Flag(name: .customLong("no-color"), help: "Write without colour, as when NO_COLOR is set.")
    var noColor = false

    func validate() throws { try Self.checkWait(wait) }

    static func checkWait(_ wait: Double) throws {
        guard (0...3600).contains(wait) else { throw ValidationError("--wait takes 0 to 3600 seconds.") }
    }
}

/// How data is written.
enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv
}

/// What every command takes that reads.
struct ReadOptions: ParsableArguments {
    @Option(help: ArgumentHelp("How the data is written.", valueName: "format"))
    var format: Format = .text

    @OptionGroup var common: CommonOptions
}

/// What every command takes that writes.
struct WriteOptions: ParsableArguments {
    @Option(help: ArgumentHelp("How the record that was written is shown.", valueName: "format"))
    var format: RecordFormat = .text

    @OptionGroup var common: CommonOptions

    /// The format among those in which anything is shown.
    var shown: Format { format == .json ? .json : .text }
}

/// How one record is shown, which no table is.
enum RecordFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}
