import ClinicModel

/// One person at one desk: who is at the keyboard, for which practice, and how days are read there.
public struct Desk: Sendable {
    public let practice: Practice
    public let author: Author
    /// How the practice writes dates, and which day it is.
    public private(set) var dates: DateEntry

    public init(of practice: Practice, author: Author) {
        self.practice = practice
        self.author = author
        dates = DateEntry(today: author.today, order: practice.dateOrder)
    }

    /// The staff member at the keyboard.
    public var staffMemberID: RecordID<StaffMember> {
        get throws {
            guard let id = author.staffMemberID else { throw DeskError.noPractice }
            return id
        }
    }

    /// The day that it is at an office.
    public func today(at office: Office) -> CalendarDay {
        TimeZoneName.localTime(at: author.now, in: office.timeZone)?.day ?? author.today
    }

    /// How dates are read at an office.
    public func dates(at office: Office) -> DateEntry { DateEntry(today: today(at: office), order: practice.dateOrder) }

    /// The same desk, with the days of the office to which a patient comes: the patient's own, or the only one.
    ///
    /// Where neither is, today is the latest day that it is at any office.
    public func atOffice(of patient: Patient, in clinic: ClinicReader) throws -> Desk {
        let offices = try clinic.activeOffices()
        let own = try patient.officeID.map { try clinic.record($0) }
        guard let office = own ?? (offices.count == 1 ? offices.first : nil) else { return self }
        var desk = self
        desk.dates = dates(at: office.record)
        return desk
    }

    /// The same, of the patient on whose chart a record is.
    public func atOffice(of record: some ChartRecord, in clinic: ClinicReader) throws -> Desk {
        try atOffice(of: clinic.record(record.patientID).record, in: clinic)
    }

    /// The office that `reference` names, and the day that a report is of there; of all offices where none is named.
    ///
    /// - Parameter day: as it was typed; nil is today, which is each office's own, and which closed ones do not have.
    public func days(
        _ day: String? = nil, at reference: String?, in clinic: ClinicReader
    ) throws -> (office: Stored<Office>?, days: OfficeDays) {
        let office = try reference.map { try clinic.office($0) }
        let offices = try office.map { [$0] } ?? (day == nil ? clinic.activeOffices() : clinic.records(Office.self))
        guard let day else {
            let elsewhere = office.map { today(at: $0.record) } ?? author.today
            return (office, OfficeDays(at: author.now, of: offices, elsewhere: elsewhere))
        }
        let entry = office.map { dates(at: $0.record) } ?? dates
        return (office, OfficeDays(try entry.day(day), at: offices))
    }
}

/// What a desk cannot tell by itself.
public enum DeskError: ClinicError, Hashable {
    case noPractice
    /// The time zone of an office is not on this machine, so that nobody knows which day it is there.
    case unknownTimeZone(String, of: String)
    /// Which office is meant; the practice has these.
    case whichOffice([String])
    /// Which clinician is meant; these treat.
    case whichClinician([String])

    public var kind: ErrorKind {
        switch self {
        case .noPractice, .unknownTimeZone: .notFound
        case .whichOffice, .whichClinician: .usage
        }
    }

    public var description: String {
        switch self {
        case .noPractice: "The database has no practice yet; set one up with plumb init."
        case .unknownTimeZone(let name, let office):
            "This machine does not know the time zone \(name.printable) of office \(office); install the package tzdata (for "
                + "older names, tzdata-legacy). Nothing was changed."
        case .whichOffice(let offices):
            "Say at which office, with --office: \(offices.joined(separator: ", "))."
        case .whichClinician(let clinicians):
            "Say which clinician, with --clinician: \(clinicians.joined(separator: ", "))."
        }
    }
}

/// A practice whose database was opened: what is known of the desk before anybody is asked for a passphrase.
public struct DeskOpening: Sendable {
    public let store: ClinicStore
    public let practice: Practice
    /// The latest moment in the audit log, where the clock is behind it by more than a day.
    public let entryAhead: Instant?
    /// The account, of which it is not known yet who it is, on the latest day that it is at any office.
    private let account: Author
    private let found: Result<Keyboard, Refusal>

    /// Opens the database of a practice, and looks in the same transaction who is at the keyboard.
    ///
    /// - Parameters:
    ///   - patience: seconds to wait for another desk that is writing.
    ///   - member: the id or the name of who is said to be there; nil is the member to whom the account is bound.
    ///   - account: the operating system account that runs the program.
    /// - Throws: ``StoreError`` where the database cannot be opened, ``DeskError/noPractice`` where it was never set up,
    ///   ``ReferenceError`` where nobody is called `member`.
    public init(
        at path: String, patience: Double, member: String?, account name: String, now: Instant
    ) throws {
        (store, (practice, account, entryAhead, found)) = try ClinicStore.opening(path, patience: patience) { clinic in
            guard let practice = try clinic.practice() else { throw DeskError.noPractice }
            let chosen = try member.map { try clinic.staffMember($0) }
            let account = Author(
                staffMemberID: nil, account: name, proof: .unproved, now: now, today: try clinic.latestDay(at: now))
            return (
                practice.record, account, try clinic.entryAhead(of: now),
                try clinic.keyboard(of: chosen, at: account)
            )
        }
    }

    /// Who is at the keyboard.
    ///
    /// - Throws: ``Refusal``, which is in the audit log then, where it cannot be the member who was named.
    public func keyboard() throws -> Keyboard { try store.noting(by: account) { try found.get() } }

    /// The desk, once a member was asked for the passphrase.
    ///
    /// - Parameters:
    ///   - passphrase: nil where nobody could be asked.
    ///   - now: the moment at which it was given.
    /// - Throws: as ``ClinicStore/author(_:proving:at:)``.
    public func author(
        _ member: Stored<StaffMember>, proving passphrase: Passphrase?, now: Instant
    ) throws -> Author {
        let desk = Author(
            staffMemberID: nil, account: account.account, proof: .unproved, now: now, today: account.today)
        return try store.author(member, proving: passphrase, at: desk)
    }
}

extension ClinicReader {
    /// The latest day that it is at any office now.
    fileprivate func latestDay(at now: Instant) throws -> CalendarDay {
        let days = try activeOffices().map { office in
            guard let day = TimeZoneName.localTime(at: now, in: office.timeZone)?.day else {
                throw DeskError.unknownTimeZone(office.timeZone, of: "\(office.id) \(office.name.printable)")
            }
            return day
        }
        guard let today = days.max() ?? TimeZoneName.localTime(at: now, in: "UTC")?.day else {
            throw DeskError.noPractice
        }
        return today
    }
}
