import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct VisitEdit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: "Change a draft; what it was stays in the audit log.",
        discussion: """
            A finding takes the place of the draft's own answer to the same test. What is said of an adjustment is \
            of the one that the draft has; where it has several, --adjustment names it.
            """)

    @Argument(help: ArgumentHelp("The visit.", valueName: "ref"))
    var reference: String

    @OptionGroup(title: "Fields") var fields: VisitFields

    @Option(help: ArgumentHelp("Empty a field, by its column's name, such as reason_text.", valueName: "field"))
    var clear: [String] = []
    @Option(help: ArgumentHelp("Withdraw the findings of a test.", valueName: "test"))
    var clearFinding: [String] = []
    @Option(help: ArgumentHelp("The adjustment that is changed, by its number.", valueName: "ref"))
    var adjustment: String?
    @Option(help: ArgumentHelp("Withdraw an adjustment, by its number.", valueName: "ref"))
    var clearAdjustment: [String] = []

    @OptionGroup var options: WriteOptions

    func run() throws {
        try options.write(showing: .visit) { clinic, desk in
            let visit = try clinic.record(reference, of: Visit.self)
            let sheet = try clinic.visitSheet(visit.id)
            var new = visit.record
            try VisitFields.clear(clear, of: &new)
            let office = try fields.office.map(clinic.office) ?? clinic.record(visit.officeID)
            let dates = desk.dates(at: office.record)
            try fields.apply(to: &new, in: clinic, dates: dates)
            let cleared = try clearFinding.map { try clinic.tests.get().test($0).code }
            let edited = try clinic.edit(
                visit.id, to: new, findings: fields.findings(in: clinic, practice: desk.practice),
                clearing: cleared,
                adjustments: adjustments(of: sheet, outcome: new.outcome, in: clinic, dates: dates))
            try clinic.noteView(of: edited, unlessChangedFrom: visit)
            return edited
        }
    }

    private func adjustments(
        of sheet: VisitSheet, outcome: Outcome?, in clinic: ClinicReader, dates: DateEntry
    ) throws -> AdjustmentChanges {
        var changes = AdjustmentChanges()
        changes.added = try fields.otherAdjustments(in: clinic)
        changes.cleared = try clearAdjustment.map { try clinic.record($0, of: Adjustment.self).id }
        let named = try adjustment.map { try clinic.record($0, of: Adjustment.self).id }
        guard named != nil || fields.saysAdjustment else { return changes }
        let old = try sheet.adjustment(named: named, clearing: changes.cleared, outcome: outcome)
        guard let new = try fields.adjustment(changing: old?.record, in: clinic, dates: dates) else { return changes }
        if let old { changes.changed[old.id] = new } else { changes.added.insert(new, at: 0) }
        return changes
    }
}
