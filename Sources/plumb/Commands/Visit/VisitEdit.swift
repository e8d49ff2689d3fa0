import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct VisitEdit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: "Change a draft; what it was stays in the ledger.",
        discussion: "A finding takes the place of the draft's own answer to the same test.")

    @Argument(help: ArgumentHelp("The visit.", valueName: "ref"))
    var reference: String

    @OptionGroup(title: "Fields") var fields: VisitFields

    @Option(help: ArgumentHelp("Empty a field, by its column's name, such as reason_text.", valueName: "field"))
    var clear: [String] = []
    @Option(help: ArgumentHelp("Withdraw the findings of a test.", valueName: "test"))
    var clearFinding: [String] = []

    @OptionGroup var options: WriteOptions

    func run() throws {
        let session = try Session(options.common)
        let id = try session.write { clinic in
            let visit = try clinic.record(reference, of: Visit.self)
            let sheet = try clinic.visitSheet(visit.id)
            var new = visit.record
            try new.clear(clear, flags: VisitFields.columns)
            let office = try fields.office.map(clinic.office) ?? clinic.record(visit.officeID)
            try fields.apply(to: &new, in: clinic, dates: session.dates(at: office.record))
            let cleared = try clearFinding.map { try clinic.tests.get().test($0).code }
            return try clinic.edit(
                visit.id, to: new, findings: fields.findings(in: clinic, practice: session.practice),
                clearing: cleared,
                adjustment: fields.adjustment(changing: sheet.adjustments.first?.record, in: clinic)
            ).id
        }
        try session.showVisit(id, as: options.format)
    }
}
