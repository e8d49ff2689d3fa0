import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct PatientAdd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Register a patient.",
        discussion: """
            At a terminal, a command without a name asks for it, and for the birth date and phone. A patient who may be on \
            record already is shown first; a script then says --anyway.
            """)

    @OptionGroup(title: "Fields") var fields: PatientFields

    @Flag(help: "Register the patient even where one like it is on record.")
    var anyway = false

    @OptionGroup var options: WriteOptions

    func run() throws {
        let session = try Session(options.common)
        var patient = Patient()
        try session.read { clinic in try fields.fill(&patient, in: clinic, dates: session.desk.dates) }
        if fields.family == nil && fields.given == nil {
            guard let prompt = Prompt() else {
                throw UsageError("The patient's name is missing; give --family, --given or both.")
            }
            try ask(prompt, for: &patient, dates: session.desk.dates)
        }
        let checked = try patient.checked(today: session.desk.author.today)

        try LikelyDuplicates.asking(Prompt(), at: session.console, isAccepted: anyway) { isAccepted in
            try session.write(showing: PatientFields.view, as: options.shown) { clinic in
                try clinic.register(checked, anyway: isAccepted)
            }
        }
    }

    private func ask(_ prompt: Prompt, for patient: inout Patient, dates: DateEntry) throws {
        patient.familyName = try prompt.ask("Family name")
        patient.givenNames = try prompt.ask("Given names")
        if fields.born == nil, fields.bornUnknown == nil {
            patient.birthDate = try prompt.ask("Birth date", dates.partialDate)
        }
        if fields.phone == nil { patient.phone = try prompt.ask("Phone") }
    }
}

struct PatientEdit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: "Change what is kept of a patient; what it was stays in the audit log.")

    @Argument(help: ArgumentHelp("The patient.", valueName: "ref"))
    var reference: String

    @OptionGroup(title: "Fields") var fields: PatientFields

    @Option(help: ArgumentHelp("Empty a field, by its column's name, such as phone_other.", valueName: "field"))
    var clear: [String] = []

    @OptionGroup var options: WriteOptions

    func run() throws {
        try options.write(showing: PatientFields.view) { clinic, desk in
            let patient = try clinic.patient(reference, at: desk)
            var new = patient.record
            try PatientFields.clear(clear, of: &new)
            try fields.fill(&new, in: clinic, dates: desk.dates)
            let edited = try clinic.edit(patient, to: new)
            try clinic.noteView(of: edited, unlessChangedFrom: patient)
            return edited
        }
    }
}

extension LikelyDuplicates {
    /// Runs `register`, and where it throws these, asks whether to register all the same.
    ///
    /// - Parameters:
    ///   - prompt: nil where nobody can answer.
    ///   - isAccepted: whether to register all the same without asking.
    static func asking<Result>(
        _ prompt: @autoclosure () -> Prompt?, at console: Console, isAccepted: Bool,
        _ register: (_ isAccepted: Bool) throws -> Result
    ) throws -> Result {
        do {
            return try register(isAccepted)
        } catch let duplicates as LikelyDuplicates {
            guard let prompt = prompt() else { throw duplicates }
            console.remark(duplicates.list)
            guard try prompt.confirm("Register \(duplicates.name.printable) as another patient?") else {
                throw Declined()
            }
            return try register(true)
        }
    }
}
