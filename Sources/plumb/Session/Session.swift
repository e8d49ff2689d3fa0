import ClinicModel
import ClinicStore
import Foundation

/// The store as one person at one desk has it for the length of a command.
struct Session {
    let store: ClinicStore
    let author: Author
    /// How the practice writes dates, and which day it is there.
    private(set) var dates: DateEntry
    let practice: Practice
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
        store = try ClinicStore(openingAt: Self.databasePath(database), patience: wait)
        let now = Clock.now
        let chosen: RecordID<StaffMember>?
        let today: CalendarDay
        let ahead: Instant?
        (practice, chosen, today, ahead) = try store.read { clinic in
            guard let practice = try clinic.practice() else { throw SessionError.noPractice }
            return (
                practice.record, try clinic.chosenMember(staff), try clinic.today(at: now),
                try clinic.entryAhead(of: now)
            )
        }
        if let ahead {
            console.remark(
                "This machine's clock says \(now.minuteText), and the audit log has entries of \(ahead.minuteText); "
                    + "see to the clock, which today is taken from.")
        }
        let desk = Author(staffMemberID: nil, account: Account.name, proof: .unproved, now: now, today: today)
        switch try store.keyboard(of: chosen, at: desk) {
        case .known(let author): self.author = author
        case .asks(let member):
            let passphrase = try PassphraseEntry(file: staffPassphraseFile).passphrase(of: member)
            let desk = Author(
                staffMemberID: nil, account: Account.name, proof: .unproved, now: Clock.now, today: today)
            author = try store.author(member, proving: passphrase, at: desk)
        }
        dates = DateEntry(today: author.today, order: practice.dateOrder)
    }

    /// The same, with the days of the office to which a patient comes: the patient's own, or the only one.
    ///
    /// Where neither is, today is the latest day that it is at any office.
    func atOffice(of patient: RecordID<Patient>, in clinic: ClinicReader) throws -> Session {
        let offices = try clinic.activeOffices()
        let own = try clinic.record(patient).officeID.map { try clinic.record($0) }
        guard let office = own ?? (offices.count == 1 ? offices.first : nil) else { return self }
        var session = self
        session.dates = dates(at: office.record)
        return session
    }

    @discardableResult
    func read<Result>(_ body: (ClinicReader) throws -> Result) throws -> Result { try store.read(as: author, body) }
    @discardableResult
    func write<Result>(_ body: (ClinicWriter) throws -> Result) throws -> Result {
        try store.write(as: author, body)
    }

    /// Where the database is: the option, else `PLUMB_DATABASE`, else under `$XDG_DATA_HOME`.
    static func databasePath(_ option: String?) throws -> String {
        if option?.isEmpty == true { throw UsageError("--database is empty; name the database file.") }
        let environment = ProcessInfo.processInfo.environment
        if let path = option ?? environment["PLUMB_DATABASE"], !path.isEmpty { return path }
        let home = environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory() + "/.local/share"
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

extension ClinicReader {
    /// The staff member whom `--staff` or `PLUMB_STAFF` names; nil leaves it to the account.
    fileprivate func chosenMember(_ option: String?) throws -> RecordID<StaffMember>? {
        let named = option ?? ProcessInfo.processInfo.environment["PLUMB_STAFF"].flatMap { $0.isEmpty ? nil : $0 }
        return try named.map { try staffMember($0).id }
    }

    /// The latest day that it is at any office now: nothing can have happened after it.
    fileprivate func today(at now: Instant) throws -> CalendarDay {
        let days = try activeOffices().compactMap { TimeZoneName.localTime(at: now, in: $0.timeZone)?.day }
        guard let today = days.max() ?? TimeZoneName.localTime(at: now, in: "UTC")?.day else {
            throw SessionError.noPractice
        }
        return today
    }
}

/// Why there is nothing to work with.
enum SessionError: ClinicError {
    case noPractice

    var kind: ErrorKind { .notFound }

    var description: String { "The database has no practice yet; set one up with plumb init." }
}
