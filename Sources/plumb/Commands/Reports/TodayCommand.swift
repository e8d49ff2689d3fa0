import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct TodayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "today", abstract: "The day sheet: who is expected, who came, and what has become of it.",
        discussion: """
            Lists the appointments of a day, cancelled ones among them, and the visits of that day that came of none. \
            Today is the day that it is at each office.
            """)

    @Option(help: ArgumentHelp("Only this office.", valueName: "ref"))
    var office: String?
    @Option(parsing: .unconditional, help: ArgumentHelp("The day; today.", valueName: "day"))
    var on: String?

    @OptionGroup var options: ReadOptions

    func run() throws {
        let session = try Session(options.common)
        try session.read { clinic in
            let (office, days) = try session.desk.days(on, at: office, in: clinic)
            let sheet = try DaySheet(of: days, at: office?.id, in: clinic)
            let text = DaySheetText(sheet, of: days, at: office?.id)
            try sheet.table.write(
                text.shown, from: clinic, as: options.format, to: session.console, none: text.none)
            if options.format == .text, let counts = text.counts {
                session.console.print(session.console.fitted(counts))
            }
        }
    }
}

/// What text says of a day sheet beside its lines.
private struct DaySheetText {
    private let sheet: DaySheet
    private let days: [CalendarDay]
    private let severalOffices: Bool
    private let office: RecordID<Office>?

    init(_ sheet: DaySheet, of days: OfficeDays, at office: RecordID<Office>?) {
        self.sheet = sheet
        self.days = days.distinct
        severalOffices = days.offices > 1
        self.office = office
    }

    private var dayText: String { days.map(\.description).joined(separator: " and ") }

    var none: String { "No appointments and no visits on \(dayText)." }

    /// The columns that fit 80 cells, also where a name is long: which office it is takes the place of the patient's
    /// number, and which day that of the clinician.
    var shown: [String] {
        let first = days.count > 1 ? ["day", "starts_at"] : ["starts_at"]
        let who = severalOffices ? ["patient_name", "office"] : ["patient_id", "patient_name"]
        let clinician = days.count > 1 ? [] : ["clinician"]
        return first + who + clinician + ["status", "appointment_id", "visit_id"]
    }

    /// How many there are of each, and of the notes that are not signed; nil where there is neither.
    var counts: String? {
        let command = "plumb report unsigned" + (office.map { " --office \($0)" } ?? "")
        if sheet.isEmpty {
            return sheet.unsigned == 0 ? nil : "\(notes(sheet.unsigned)) in all (\(command))"
        }
        return "\(dayText): \(sheet.booked) booked, \(sheet.here) here, \(sheet.done) done; "
            + "\(notes(sheet.unsignedOfDay)) of \(days.count > 1 ? "these days" : "this day"), "
            + "\(sheet.unsigned) in all (\(command))"
    }

    private func notes(_ count: Int) -> String { count == 1 ? "1 unsigned note" : "\(count) unsigned notes" }
}
