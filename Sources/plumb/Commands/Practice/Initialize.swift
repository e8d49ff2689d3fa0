import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore
import FoundationEssentials

struct Initialize: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Set up the database of a practice.",
        discussion: """
            Makes the database, with its first office and its owner, and binds the owner to the operating system \
            account that runs the command.
            """)

    @Option(help: "The practice's name.")
    var practice: String
    @Option(help: "The name of its first office.")
    var office: String
    @Option(help: "The owner's name.")
    var owner: String
    @Option(help: ArgumentHelp("The office's time zone; this machine's where it is left out.", valueName: "Area/City"))
    var timeZone: String?
    @Option(help: "The order in which dates like 3/4/1980 are typed; without it only 1980-04-03 is read.")
    var dateOrder: DateOrder?
    @Option(help: "The unit of leg checks that are typed without one.")
    var legUnit: Practice.LegUnit?
    @Option(help: "The owner's profession, where the owner treats patients.")
    var profession: StaffMember.Profession?

    @OptionGroup var options: WriteOptions

    func run() throws {
        let today = TimeZoneName.localTime(at: Clock.now, in: "UTC")?.day
        guard let today else { throw UsageError("The clock of this machine is not set.") }
        var practice = Practice(name: practice, dateOrder: dateOrder)
        practice.legUnit = legUnit
        let office = Office(name: office, timeZone: try timeZone ?? Self.machineTimeZone)
        var owner = StaffMember(name: owner, role: .owner)
        owner.account = Account.name
        owner.profession = profession
        // Checked before the file is made: a slip leaves nothing behind.
        _ = (try practice.checked(today: today), try office.checked(today: today), try owner.checked(today: today))

        let path = try Session.databasePath(options.common.database)
        let store = try Self.emptyStore(at: path, patience: options.common.wait)
        let author = Author(
            staffMemberID: nil, account: Account.name, proof: .account, now: Clock.now, today: today)
        let console = Console(noColor: options.common.noColor)
        let text = try store.write(as: author) { clinic in
            guard try clinic.practice() == nil else { throw StoreError.exists(path) }
            let added = try clinic.add(practice)
            try clinic.add(office)
            try clinic.add(owner)
            return try PracticeFields.view.text(of: added.id, from: clinic, as: options.shown, at: console)
        }
        console.write(text)
        console.remark("The records of \(practice.name.printable) are kept in \(path).")
    }

    /// A new database, or one that was made and then never set up.
    private static func emptyStore(at path: String, patience: Double) throws -> ClinicStore {
        if let store = try? ClinicStore(openingAt: path, patience: patience),
            try store.read({ try $0.practice() == nil })
        {
            return store
        }
        return try ClinicStore(creatingAt: path, patience: patience)
    }

    private static var machineTimeZone: String {
        get throws {
            if let name = TimeZoneName.ofMachine { return name }
            let setting = ProcessInfo.processInfo.environment["TZ"].flatMap { $0.isEmpty ? nil : $0 }
            let cause = setting.map { "TZ is \u{201C}\($0.shortened)\u{201D}, which is" } ?? "/etc/localtime leads to"
            throw UsageError(
                "\(cause) no time zone that is written Area/City, so the office\u{2019}s cannot be told; name it with "
                    + "--time-zone, such as --time-zone Europe/London, or UTC.")
        }
    }
}
