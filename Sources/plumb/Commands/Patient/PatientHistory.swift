import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

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
        let field = try field.map { try Patient.field(entered: $0, flags: PatientFields.columns) }
        // One who was merged has a history of its own, which stays with it.
        let patient = try session.write { clinic in
            let patient = try clinic.record(session.named(reference, in: clinic).id)
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
