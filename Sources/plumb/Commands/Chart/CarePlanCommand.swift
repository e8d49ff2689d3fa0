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
            let session = try Session(options.common)
            let added = try session.write { clinic in
                let patient = try session.patient(patient, in: clinic)
                guard let old = try clinic.currentPlan(of: patient.id) else { throw CarePlanError.noPlan(patient.id) }
                var new = old.record
                let session = try session.atOffice(of: patient.id, in: clinic)
                (new.supersedes, new.startsOn) = (old.id, session.dates.today)
                try new.clear(clear, flags: CarePlanFields.columns)
                try fields.apply(to: &new, in: clinic, session: session)
                try new.checkDays(of: old.record)
                return try clinic.add(new)
            }
            try session.show(added, as: options.format)
        }
    }
}

struct CarePlanFields: RecordFields {
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
    static let columns = [
        "complaint": "complaints", "from": "starts_on", "until": "ends_on", "clinician": "clinician_id",
    ]

    mutating func complete(_ asking: inout Asking, session: Session) throws {}

    func prepare(
        _ plan: inout CarePlan, for patient: Stored<Patient>, in clinic: ClinicReader, session: Session
    ) throws {
        if clinician == nil { plan.clinicianID = try clinic.usualClinician(of: patient.record, at: session.author) }
        plan.supersedes = try clinic.currentPlan(of: patient.id)?.id
    }

    func apply(to plan: inout CarePlan, in clinic: ClinicReader, session: Session) throws {
        plan.goals = try goals.text ?? plan.goals
        if !complaint.isEmpty {
            plan.complaints = RecordIDs(try complaint.map { try clinic.record($0, of: Complaint.self).id })
        }
        plan.visitsPerWeek = visitsPerWeek ?? plan.visitsPerWeek
        plan.plannedVisits = plannedVisits ?? plan.plannedVisits
        plan.startsOn = try from.map(session.dates.day) ?? plan.startsOn
        plan.endsOn = try until.map(session.dates.day) ?? plan.endsOn
        plan.reExaminationDue = try reExaminationDue.map(session.dates.day) ?? plan.reExaminationDue
        plan.clinicianID = try clinic.staffID(clinician) ?? plan.clinicianID
    }
}
