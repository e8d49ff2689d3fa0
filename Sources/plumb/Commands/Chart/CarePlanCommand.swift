import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct CarePlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "care-plan", abstract: "What clinicians and patients planned, and the visits that were kept.",
        discussion: """
            A plan is not changed: a new one supersedes the plan that the patient has, which stays on record. With \
            revise it begins as a copy of that plan.
            """,
        subcommands: .of(
            "care-plan",
            [
                CarePlanFields.commands.add, Revise.self, CarePlanFields.commands.list, CarePlanFields.commands.show,
                CarePlanFields.commands.void,
            ]))

    struct Revise: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "revise", abstract: "Plan anew, from the plan that the patient has; that one is superseded.")

        @Argument(help: ArgumentHelp("The patient.", valueName: "ref"))
        var patient: String

        @OptionGroup(title: "Fields") var fields: CarePlanFields

        @Option(help: ArgumentHelp("Leave a field of the old plan out, by its column's name.", valueName: "field"))
        var clear: [String] = []

        @OptionGroup var options: WriteOptions

        func run() throws {
            try options.write(showing: CarePlanFields.view) { clinic, desk in
                let patient = try clinic.patient(patient, at: desk)
                let desk = try desk.atOffice(of: patient.record, in: clinic)
                var (old, new) = try clinic.planToRevise(of: patient.id, from: desk.dates.today)
                try CarePlanFields.clear(clear, of: &new)
                try fields.apply([:], to: &new, in: clinic, at: desk)
                try new.checkDays(of: old.record)
                return try clinic.add(new)
            }
        }
    }
}

struct CarePlanFields: RecordFields {
    typealias Value = CarePlan

    enum Goals: TextFlag {
        static let name = "goals"
        static let help = "What it is to reach, in words."
    }

    @OptionGroup var goals: TextOption<Goals>
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("The complaints that it is for; may be said more than once.", valueName: "ref"))
    var complaint: [String] = []
    @Option(help: ArgumentHelp("How often the patient is to come; 0.5 is every other week.", valueName: "number"))
    var visitsPerWeek: Double?
    @Option(help: ArgumentHelp("How many visits are planned.", valueName: "number"))
    var plannedVisits: Int?
    @Option(parsing: .unconditional, help: ArgumentHelp("The first day of the plan; today.", valueName: "day"))
    var from: String?
    @Option(parsing: .unconditional, help: ArgumentHelp("The last day of the plan.", valueName: "day"))
    var until: String?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The day by which the patient is to be examined again.", valueName: "day"))
    var reExaminationDue: String?
    @Option(help: ArgumentHelp("The clinician who made it.", valueName: "ref"))
    var clinician: String?

    static let shown = [
        "care_plan_id", "starts_on", "ends_on", "visits_per_week", "planned_visits", "kept_visits",
        "re_examination_due", "superseded_by",
    ]
    static var flags: [FieldFlag<Self>] {
        [
            FieldFlag("goals") { try $0.goals.text },
            FieldFlag("complaints", flag: "complaint") {
                $0.complaint.isEmpty ? nil : $0.complaint.joined(separator: ";")
            },
            FieldFlag("visits_per_week") { $0.visitsPerWeek },
            FieldFlag("planned_visits") { $0.plannedVisits },
            FieldFlag("starts_on", flag: "from") { $0.from },
            FieldFlag("ends_on", flag: "until") { $0.until },
            FieldFlag("re_examination_due") { $0.reExaminationDue },
            FieldFlag("clinician_id", flag: "clinician") { $0.clinician },
        ]
    }

    func prepare(
        _ plan: inout CarePlan, for patient: Stored<Patient>, in clinic: ClinicReader, at desk: Desk
    ) throws {
        if clinician == nil { plan.clinicianID = try clinic.usualClinician(of: patient.record, at: desk.author) }
        plan.supersedes = try clinic.currentPlan(of: patient.id)?.id
    }
}
