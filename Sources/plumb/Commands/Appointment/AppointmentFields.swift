import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

/// The flags of an appointment's fields, for booking and for changing one.
struct AppointmentFields: RecordFields {
    typealias Value = Appointment

    @Option(parsing: .unconditional, help: ArgumentHelp("The day of it: a date, tomorrow, +1w.", valueName: "day"))
    var on: String?
    @Option(help: ArgumentHelp("When it starts, by the office's clock.", valueName: "HH:MM"))
    var at: String?
    @Option(help: ArgumentHelp("How long it takes; \(Appointment.usualMinutes).", valueName: "minutes"))
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
    static var flags: [FieldFlag<Self>] {
        [
            FieldFlag("office_id", flag: "office") { $0.office },
            FieldFlag("starts_on", flag: "on", asks: "Day") { $0.on },
            FieldFlag("starts_at", flag: "at", asks: "Time") { $0.at },
            FieldFlag("minutes") { $0.minutes },
            FieldFlag("clinician_id", flag: "clinician") { $0.clinician },
            FieldFlag("kind") { $0.kind },
            FieldFlag("channel") { $0.channel },
            FieldFlag("fee") { $0.fee },
            FieldFlag("note") { try $0.note.text },
        ]
    }

    func prepare(
        _ appointment: inout Appointment, for patient: Stored<Patient>, in clinic: ClinicReader, at desk: Desk
    ) throws {
        appointment.minutes = Appointment.usualMinutes
        if office == nil { appointment.officeID = try clinic.usualOffice(of: patient.record).id }
        if clinician == nil {
            appointment.clinicianID = try clinic.knownClinician(of: patient.record, at: desk.author)
        }
    }

    func apply(
        _ answers: [String: FieldValue], to appointment: inout Appointment, in clinic: ClinicReader, at desk: Desk
    ) throws {
        // Its day is one of the office where it is.
        let office = try office.map(clinic.office) ?? clinic.record(appointment.officeID)
        try fill(&appointment, with: answers, in: clinic, dates: desk.dates(at: office.record))
    }

    func add(_ appointment: Appointment, to clinic: ClinicWriter) throws -> Stored<Appointment> {
        try clinic.book(appointment, anyway: anyway)
    }

    func change(
        _ old: Stored<Appointment>, to new: Appointment, in clinic: ClinicWriter
    ) throws -> Stored<Appointment> {
        try clinic.rebook(old, to: new, anyway: anyway)
    }
}
