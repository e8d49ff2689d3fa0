import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

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
        let patientID = try patient.map { try session.viewing($0) { $0.id } }
        try session.read { clinic in
            let (office, days) = try session.days(at: office, in: clinic)
            let dates = office.map { session.dates(at: $0.record) } ?? session.dates
            // While midnight lies between two offices, the day is not over at one of them.
            let today = patient == nil && until == nil ? days.distinct.first ?? dates.today : nil
            let first = try (on ?? from).map(dates.day) ?? today
            let last = try (on ?? until).map(dates.day)
            if let first, let last, last < first {
                throw UsageError("--from is \(first), after --until, \(last); the first day comes first.")
            }
            let appointments = Selection<Appointment>.between(
                first, last, office: office?.id, clinician: try clinic.staffID(clinician), patient: patientID)
            try RecordTable<Appointment>().table(of: appointments).write(
                AppointmentFields.shown, from: clinic, as: options.format, to: session.console,
                none: "No appointments.")
        }
    }
}
