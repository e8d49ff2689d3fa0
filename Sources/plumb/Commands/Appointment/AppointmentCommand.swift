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
        let settled = try session.write { clinic in
            try clinic.settle(session.appointment(reference, in: clinic), as: status, note: note)
        }
        try session.show(settled, as: options.format)
    }
}

extension Session {
    /// The appointment that `reference` means: its number, or a patient with one open appointment today.
    func appointment(_ reference: String, in clinic: ClinicReader) throws -> RecordID<Appointment> {
        if let id = RecordID<Appointment>(reference) { return try clinic.record(id).id }
        let patient = try patient(reference, in: clinic)
        let open = try clinic.openAppointments(of: patient.id) { today(at: $0) }
        guard open.count == 1, let only = open.first else {
            let times = open.map { "\($0.id) at \($0.startsAt)" }.joined(separator: ", ")
            throw UsageError(
                open.isEmpty
                    ? "\(patient.id) \(patient.record.name.printable) has no open appointment today; say which by its "
                        + "number (plumb appointment list --patient \(patient.id))."
                    : "\(patient.id) \(patient.record.name.printable) has more than one appointment today; say which "
                        + "by its number: \(times).")
        }
        return only.id
    }
}

extension ClinicReader {
    /// The open appointments of a patient on the day that `day` says it is at the office of each.
    func openAppointments(
        of patient: RecordID<Patient>, on day: (Office) throws -> CalendarDay
    ) throws -> [Stored<Appointment>] {
        try records(Appointment.self, .of(patient)).filter { appointment in
            try appointment.record.isOpen && appointment.startsOn == day(record(appointment.officeID).record)
        }.reversed()
    }
}
