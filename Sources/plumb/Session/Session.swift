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
            database: options.database, staff: options.staff, wait: options.wait, noColor: options.noColor)
    }

    /// - Parameter staff: who says to be at the keyboard; nil leaves it to `PLUMB_STAFF` and the account.
    init(database: String?, staff: String?, wait: Double, noColor: Bool) throws {
        console = Console(noColor: noColor)
        store = try ClinicStore(openingAt: Self.databasePath(database), patience: wait)
        let now = Clock.now
        (practice, author) = try store.read { clinic in
            guard let practice = try clinic.practice() else { throw SessionError.noPractice }
            let member = try clinic.memberAtKeyboard(staff)
            return (
                practice.record,
                Author(
                    staffMemberID: member.id, account: Account.name,
                    proof: member.account == nil ? .unproved : .account, now: now,
                    today: try clinic.today(at: now))
            )
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
    func read<Result>(_ body: (ClinicReader) throws -> Result) throws -> Result { try store.read(body) }
    @discardableResult
    func write<Result>(_ body: (ClinicWriter) throws -> Result) throws -> Result {
        try store.write(as: author, body)
    }

    /// Where the database is: the option, else `PLUMB_DATABASE`, else under `$XDG_DATA_HOME`.
    static func databasePath(_ option: String?) -> String {
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
}

extension ClinicReader {
    /// The staff member at the keyboard, chosen by `--staff` or `PLUMB_STAFF`, or proved by the account.
    fileprivate func memberAtKeyboard(_ option: String?) throws -> Stored<StaffMember> {
        let chosen = option ?? ProcessInfo.processInfo.environment["PLUMB_STAFF"].flatMap { $0.isEmpty ? nil : $0 }
        guard let chosen else {
            guard let member = try staffMember(account: Account.name), member.active else {
                throw SessionError.unknownAccount(Account.name)
            }
            return member
        }
        let member = try staffMember(chosen)
        guard member.active else { throw SessionError.inactive(member.record.name, member.id) }
        if let account = member.account, account != Account.name {
            throw SessionError.anothersAccount(member.record.name, member.id)
        }
        return member
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

/// Why nobody can be at the keyboard.
enum SessionError: ClinicError {
    case noPractice
    case unknownAccount(String)
    case inactive(String, RecordID<StaffMember>)
    case anothersAccount(String, RecordID<StaffMember>)

    var kind: ErrorKind {
        switch self {
        case .noPractice: .notFound
        case .unknownAccount, .inactive, .anothersAccount: .notPermitted
        }
    }

    var description: String {
        switch self {
        case .noPractice: "The database has no practice yet; set one up with plumb init."
        case .unknownAccount(let account):
            "The account \(account) is nobody's here; say who you are with --staff S-n, or have the owner add you with "
                + "plumb staff add --account \(account)."
        case .inactive(let name, let id): "\(name) (\(id)) no longer works here."
        case .anothersAccount(let name, let id):
            "\(name) (\(id)) signs in with an operating system account of their own, and this is not it."
        }
    }
}
