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
        try session.read { clinic in try fields.apply(to: &patient, in: clinic, dates: session.dates) }
        if fields.family == nil && fields.given == nil {
            guard let prompt = Prompt() else {
                throw UsageError("The patient's name is missing; give --family, --given or both.")
            }
            try ask(prompt, for: &patient, dates: session.dates)
        }
        let checked = try patient.checked(today: session.author.today)

        let added = try LikelyDuplicates.asking(Prompt(), at: session.console, isAccepted: anyway) { isAccepted in
            try session.write { clinic in
                // Looked for in the transaction that adds: two desks at once cannot both miss it.
                let likely = isAccepted ? [] : try clinic.likelyDuplicates(of: checked)
                guard likely.isEmpty else { throw LikelyDuplicates(patients: likely, name: checked.name) }
                return try clinic.add(checked)
            }
        }
        try session.show(added, as: options.format)
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
