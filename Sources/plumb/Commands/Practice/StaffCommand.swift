import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct StaffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "staff", abstract: "The people who use the system.",
        subcommands: .of(
            "staff",
            [
                Add.self, Show.self, Edit.self, List.self, Deactivate.self, Qualify.self, StaffPassphrase.self,
                StaffRoles.self,
            ]))

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "add", abstract: "Add a staff member.")

        @OptionGroup(title: "Fields") var fields: StaffFields
        @OptionGroup var options: WriteOptions

        func run() throws {
            guard let name = fields.name, let role = fields.role else {
                throw UsageError("A staff member needs --name and --role.")
            }
            let session = try Session(options.common)
            var member = StaffMember(name: name, role: role)
            try session.write(showing: StaffFields.view, as: options.shown) { clinic in
                try fields.fill(&member, in: clinic, dates: session.desk.dates)
                return try clinic.add(member)
            }
        }
    }

    struct Edit: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "edit", abstract: "Change what is kept of a staff member; what it was stays in the audit log.")

        @Argument(help: ArgumentHelp("The staff member.", valueName: "ref"))
        var reference: String

        @OptionGroup(title: "Fields") var fields: StaffFields

        @Option(help: ArgumentHelp("Empty a field, by its column's name.", valueName: "field"))
        var clear: [String] = []
        @Option(help: "Whether the person still works here.")
        var active: YesNo?

        @OptionGroup var options: WriteOptions

        func run() throws {
            try options.write(showing: StaffFields.view) { clinic, desk in
                let member = try clinic.staffMember(reference)
                var new = member.record
                try StaffFields.clear(clear, of: &new)
                try fields.fill(&new, in: clinic, dates: desk.dates)
                new.active = active?.isYes ?? new.active
                return try clinic.edit(member, to: new)
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show a staff member's qualifications.")

        @Argument(help: ArgumentHelp("The staff member.", valueName: "ref"))
        var reference: String

        @OptionGroup var options: ReadOptions

        func run() throws {
            try options.write(
                ["staff_member", "title", "awarded_by", "awarded_on", "checked_by", "checked_on"],
                none: "No qualifications."
            ) { clinic, _ in
                let member = try clinic.staffMember(reference)
                return RecordTable<Qualification>().table(of: .of(member.id))
            }
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List the staff members.")

        @OptionGroup var options: ReadOptions

        func run() throws {
            try options.write(
                ["staff_member_id", "name", "role", "account", "profession", "active"], none: "No staff members.",
                of: RecordTable<StaffMember>().all)
        }
    }

    struct Deactivate: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "deactivate", abstract: "End a staff member's work here; what they did stays theirs.")

        @Argument(help: ArgumentHelp("The staff member.", valueName: "ref"))
        var reference: String

        @OptionGroup var options: WriteOptions

        func run() throws {
            try options.write(showing: StaffFields.view) { clinic, _ in
                try clinic.deactivate(clinic.staffMember(reference).id)
            }
        }
    }

    struct Qualify: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "qualify", abstract: "Add a qualification of a staff member.",
            discussion: "With --checked-on, the person at the keyboard is the one who saw the proof of it.")

        @Argument(help: ArgumentHelp("The staff member.", valueName: "ref"))
        var reference: String
        @Option(help: "What the qualification is called.")
        var title: String
        @Option(help: "The body that awarded it.")
        var awardedBy: String?
        @Option(parsing: .unconditional, help: ArgumentHelp("When it was awarded.", valueName: "date"))
        var awardedOn: String?
        @Option(parsing: .unconditional, help: ArgumentHelp("When the proof of it was seen.", valueName: "day"))
        var checkedOn: String?

        @OptionGroup var options: WriteOptions

        func run() throws {
            try options.write(showing: RecordView<Qualification>()) { clinic, desk in
                var qualification = Qualification(of: try clinic.staffMember(reference).id, title: title)
                qualification.awardedBy = awardedBy
                qualification.awardedOn = try awardedOn.map(desk.dates.partialDate)
                qualification.checkedOn = try checkedOn.map(desk.dates.day)
                qualification.checkedBy = checkedOn == nil ? nil : desk.author.staffMemberID
                return try clinic.add(qualification)
            }
        }
    }
}

struct StaffRoles: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roles", abstract: "List who may do what.")

    @OptionGroup var options: ReadOptions

    func run() throws {
        try options.write(["what", "front_desk", "clinician", "owner"], none: "", of: Table.roles)
    }
}

/// The flags of a staff member's fields, for adding and for editing.
struct StaffFields: RecordFlags {
    typealias Value = StaffMember

    @Option(help: "The person's name.")
    var name: String?
    @Option(help: "What the person does in the practice.")
    var role: StaffMember.Role?
    @Option(help: "The operating system account that proves who it is.")
    var account: String?
    @Option(help: "A clinician's profession.")
    var profession: StaffMember.Profession?
    @Option(help: "The registering body and the number it gave.")
    var registration: String?

    static var flags: [FieldFlag<Self>] {
        [
            FieldFlag("name") { $0.name },
            FieldFlag("role") { $0.role },
            FieldFlag("account") { $0.account },
            FieldFlag("profession") { $0.profession },
            FieldFlag("registration") { $0.registration },
        ]
    }
}
