import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct AppointmentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "appointment", abstract: "The times that are kept for patients.",
        discussion: """
            An appointment is kept once a visit is recorded for it: plumb visit record finds the one that the \
            patient has that day, or takes it with --appointment.
            """,
        subcommands: .of(
            "appointment",
            [
                AppointmentFields.commands.add, AppointmentFields.commands.edit, Arrive.self, Cancel.self, NoShow.self,
                AppointmentReopen.self, AppointmentKeep.self, AppointmentList.self, AppointmentFields.commands.show,
                AppointmentFields.commands.void,
            ]))

    struct Arrive: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "arrive", abstract: "Say that the patient is here.")

        @OptionGroup var settling: Settling

        func run() throws { try settling.settle(as: .arrived) }
    }

    struct Cancel: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "cancel", abstract: "Say that it was cancelled.")

        @OptionGroup var settling: Settling

        func run() throws { try settling.settle(as: .cancelled) }
    }

    struct NoShow: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "no-show", abstract: "Say that the patient did not come.")

        @OptionGroup var settling: Settling

        func run() throws { try settling.settle(as: .noShow) }
    }
}

/// What a command takes that says what came of an appointment.
struct Settling: ParsableArguments {
    @Argument(
        help: ArgumentHelp("The appointment, or the patient who has one that day.", valueName: "ref"))
    var reference: String
    @OptionGroup var note: TextOption<NoteFlag>

    @OptionGroup var options: WriteOptions

    func settle(as status: Appointment.Status) throws {
        let session = try Session(options.common)
        let note = try note.text
        try session.write(showing: AppointmentFields.view, as: options.shown) { clinic in
            try clinic.settle(clinic.appointment(reference, at: session.desk).id, as: status, note: note)
        }
    }
}

// What was settled by a slip, or too soon, and what was not settled when it could have been.

struct AppointmentReopen: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen", abstract: "Book again what was cancelled, or was a no-show and came after all.")

    @Argument(help: .reference(Appointment.self))
    var reference: String
    @Flag(help: "Even where the clinician has another appointment at the same time.")
    var anyway = false

    @OptionGroup var options: WriteOptions

    func run() throws {
        try options.write(showing: AppointmentFields.view) { clinic, _ in
            try clinic.reopen(clinic.record(reference, of: Appointment.self), anyway: anyway)
        }
    }
}

struct AppointmentKeep: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keep", abstract: "Say which visit came of it, where the visit was recorded without it.")

    @Argument(help: .reference(Appointment.self))
    var reference: String
    @Option(help: ArgumentHelp("The visit.", valueName: "ref"))
    var visit: String

    @OptionGroup var options: WriteOptions

    func run() throws {
        try options.write(showing: AppointmentFields.view) { clinic, _ in
            let appointment = try clinic.record(reference, of: Appointment.self)
            return try clinic.keep(appointment.id, with: clinic.record(visit, of: Visit.self).id)
        }
    }
}

struct AppointmentList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the appointments, void ones left out, as the days go.",
        discussion: "From today on where no day and no patient is said; of a patient, all of them.")

    @Option(parsing: .unconditional, help: ArgumentHelp("Only of this day.", valueName: "day"))
    var on: String?
    @Option(parsing: .unconditional, help: ArgumentHelp("Only from this day on.", valueName: "day"))
    var from: String?
    @Option(parsing: .unconditional, help: ArgumentHelp("Only to this day.", valueName: "day"))
    var until: String?
    @Option(help: ArgumentHelp("Only at this office.", valueName: "ref"))
    var office: String?
    @Option(help: ArgumentHelp("Only with this clinician.", valueName: "ref"))
    var clinician: String?
    @Option(help: ArgumentHelp("Only of this patient.", valueName: "ref"))
    var patient: String?

    @OptionGroup var options: ReadOptions

    func validate() throws {
        if on != nil && (from != nil || until != nil) {
            throw ValidationError("--on is one day; it goes without --from and --until.")
        }
    }

    func run() throws {
        let session = try Session(options.common)
        let patientID = try patient.map { try session.viewing($0).id }
        try session.read { clinic in
            let (office, days) = try session.desk.days(at: office, in: clinic)
            let dates = office.map { session.desk.dates(at: $0.record) } ?? session.desk.dates
            // While midnight lies between two offices, the day is not over at one of them.
            let today = patient == nil && until == nil ? days.distinct.first ?? dates.today : nil
            let first = try (on ?? from).map(dates.day) ?? today
            let last = try (on ?? until).map(dates.day)
            try DateEntry.checkOrder(first, last, flag: "--from")
            let appointments = Selection<Appointment>.between(
                first, last, office: office?.id, clinician: try clinician.map { try clinic.staffMember($0).id },
                patient: patientID)
            try RecordTable<Appointment>().table(of: appointments).write(
                AppointmentFields.shown, from: clinic, as: options.format, to: session.console,
                none: "No appointments.")
        }
    }
}
