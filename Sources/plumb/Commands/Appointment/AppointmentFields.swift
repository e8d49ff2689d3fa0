import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

/// The flags of an appointment's fields, for booking and for changing one.
struct AppointmentFields: RecordFields {
    @Option(parsing: .unconditional, help: ArgumentHelp("The day of it: a date, tomorrow, +1w.", valueName: "day"))
    var on: String?
    @Option(help: ArgumentHelp("When it starts, by the office's clock.", valueName: "HH:MM"))
    var at: String?
    @Option(help: ArgumentHelp("How long it is to take; 30.", valueName: "minutes"))
    var minutes: Int?
    @Option(help: ArgumentHelp("The office where it is.", valueName: "ref"))
    var office: String?
    @Option(help: ArgumentHelp("The clinician with whom it is.", valueName: "ref"))
    var clinician: String?
    @Option(help: "What it is for.")
    var kind: Visit.Kind?
    @Option(help: "How it was booked.")
    var channel: Appointment.Channel?
    @Option(help: "Whether it costs the patient anything.")
    var fee: Appointment.Fee?
    @OptionGroup var note: TextOption<NoteFlag>
    @Flag(help: "Book it even where the clinician has another appointment at the same time.")
    var anyway = false

    static let shown = ["appointment_id", "starts_on", "starts_at", "patient_name", "clinician", "office", "status"]
    static let columns = [
        "on": "starts_on", "at": "starts_at", "office": "office_id", "clinician": "clinician_id",
    ]

    private static let usualMinutes = 30

    mutating func complete(_ asking: inout Asking, session: Session) throws {
        on = try asking.text(on, "--on", "Day", session.dates.day)
        at = try asking.text(at, "--at", "Time", Self.time)
    }

    func prepare(
        _ appointment: inout Appointment, for patient: Stored<Patient>, in clinic: ClinicReader, session: Session
    ) throws {
        appointment.minutes = Self.usualMinutes
        if office == nil { appointment.officeID = try clinic.usualOffice(of: patient.record).id }
        if clinician == nil {
            appointment.clinicianID = try clinic.knownClinician(of: patient.record, at: session.author)
        }
    }

    func apply(to appointment: inout Appointment, in clinic: ClinicReader, session: Session) throws {
        appointment.officeID = try office.map { try clinic.office($0).id } ?? appointment.officeID
        let dates = session.dates(at: try clinic.record(appointment.officeID).record)
        appointment.startsOn = try on.map(dates.day) ?? appointment.startsOn
        appointment.startsAt = try at.map(Self.time) ?? appointment.startsAt
        appointment.minutes = minutes ?? appointment.minutes
        appointment.clinicianID = try clinic.staffID(clinician) ?? appointment.clinicianID
        appointment.kind = kind ?? appointment.kind
        appointment.channel = channel ?? appointment.channel
        appointment.fee = fee ?? appointment.fee
        appointment.note = try note.text ?? appointment.note
    }

    func add(_ appointment: Appointment, to clinic: ClinicWriter) throws -> Stored<Appointment> {
        try clinic.book(appointment, anyway: anyway)
    }

    func change(
        _ old: Stored<Appointment>, to new: Appointment, in clinic: ClinicWriter
    ) throws -> Stored<Appointment> {
        try clinic.rebook(old, to: new, anyway: anyway)
    }

    private static func time(_ text: String) throws -> TimeOfDay {
        try TimeOfDay(entered: text, field: "starts_at", title: "Starts at")
    }
}
