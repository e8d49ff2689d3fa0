import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

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
        let session = try Session(options.common)
        let reopened = try session.write { clinic in
            let appointment = try clinic.record(reference, of: Appointment.self)
            guard appointment.status == .cancelled || appointment.status == .noShow else {
                throw AppointmentError.notOpen(appointment.id, appointment.status)
            }
            var new = appointment.record
            new.status = .booked
            return try clinic.rebook(appointment, to: new, anyway: anyway)
        }
        try session.show(reopened, as: options.format)
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
        let session = try Session(options.common)
        let kept = try session.write { clinic in
            let appointment = try clinic.record(reference, of: Appointment.self)
            return try clinic.keep(appointment.id, with: clinic.record(visit, of: Visit.self).id)
        }
        try session.show(kept, as: options.format)
    }
}
