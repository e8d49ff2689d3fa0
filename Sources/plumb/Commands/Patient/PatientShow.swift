import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct PatientShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a patient's whole chart.",
        discussion: "That the chart was looked at, and by whom, goes into the audit log.")

    @Argument(help: ArgumentHelp("The patient.", valueName: "ref"))
    var reference: String
    @Option(help: "Only this part of the chart.")
    var section: ChartSection?

    @OptionGroup var options: ReadOptions

    func run() throws {
        let session = try Session(options.common)
        let patient = try session.viewing(reference)
        try session.read { clinic in
            switch options.format {
            case .text:
                let chart = ChartText(
                    try clinic.chart(of: patient.id), names: try clinic.names(), today: session.desk.author.today,
                    console: session.console)
                session.console.print(chart.lines(of: section))
            case .json:
                let json = try section.map { try ChartJSON.section($0, of: patient, in: clinic) }
                session.console.print(try (json ?? ChartJSON.chart(of: patient, in: clinic)).indented)
            case .csv:
                let table =
                    section?.table(of: patient, among: clinic.kinds)
                    ?? RecordTable<Patient>().table(of: .id(patient.id))
                try table.write(
                    [], from: clinic, as: .csv, to: session.console, none: "")
            }
        }
    }
}

struct PatientTimeline: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline", abstract: "List everything that happened to a patient, by day.",
        discussion: "That the chart was looked at, and by whom, goes into the audit log.")

    @Argument(help: ArgumentHelp("The patient.", valueName: "ref"))
    var reference: String

    @OptionGroup var options: ReadOptions

    func run() throws {
        let session = try Session(options.common)
        let patient = try session.viewing(reference)
        try session.read { clinic in
            try Table.timeline(of: patient.id).write(
                ["day", "record", "id", "what"], from: clinic, as: options.format, to: session.console,
                none: "Nothing is on record.")
        }
    }
}

struct PatientHistory: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "Show what the fields of a patient were before, with when and who.",
        discussion: """
            Each value that a field had, as the audit log has it, oldest first, of the fields that were ever changed. That it \
            was looked at, and by whom, goes into the audit log. A clinician or the owner may. What was done to the whole \
            chart: plumb audit list --patient.
            """)

    @Argument(help: ArgumentHelp("The patient.", valueName: "ref"))
    var reference: String
    @Option(help: ArgumentHelp("Only this field, by its column's name, changed or not.", valueName: "field"))
    var field: String?

    @OptionGroup var options: ReadOptions

    func run() throws {
        let session = try Session(options.common)
        let field = try field.map { try PatientFields.field(entered: $0) }
        // One who was merged has a history of its own, which stays with it.
        let patient = try session.write { clinic in
            let patient = try clinic.patientOrMerged(reference, at: session.desk)
            try clinic.permitHistory(of: patient)
            try clinic.noteView(of: patient)
            return patient
        }
        try session.read { clinic in
            if options.format == .text {
                session.console.print("\(patient.id)  \(patient.record.name.printable)")
            }
            try Table.history(of: patient, field: field).write(
                ["field", "value", "since", "staff_member", "until"], from: clinic, as: options.format,
                to: session.console, none: "Nothing was changed since it was entered.")
            if let trail = try clinic.mergeTrail(of: patient.id) {
                session.console.remark("\(trail); this is what was kept of \(patient.id) itself.")
            }
        }
    }
}
