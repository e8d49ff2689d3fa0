import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

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
        let session = try Session(options.common)
        let edited = try session.write { clinic in
            let patient = try session.patient(reference, in: clinic)
            var new = patient.record
            try new.clear(clear, flags: PatientFields.columns, but: Patient.mergeFields)
            try fields.apply(to: &new, in: clinic, dates: session.dates)
            let edited = try clinic.edit(patient, to: new)
            try clinic.noteView(of: edited, unlessChangedFrom: patient)
            return edited
        }
        try session.show(edited, as: options.format)
    }
}

extension ClinicRecord {
    /// Empties the fields with these names, in snake_case or with hyphens.
    ///
    /// - Parameters:
    ///   - flags: the fields whose flag is called otherwise, by the flag's name.
    ///   - kept: the fields that are not edited.
    mutating func clear(_ names: [String], flags: [String: String], but kept: Set<String> = []) throws {
        for entered in names {
            let field = try Self.field(entered: entered, flags: flags)
            if kept.contains(field.name) {
                throw UsageError("\(field.title) is not edited; say it with plumb patient merge or unmerge.")
            }
            try field.set(.null, in: &self)
        }
    }

    /// The field with this name, in snake_case or with hyphens, or with this flag.
    static func field(entered: String, flags: [String: String]) throws -> Field<Self> {
        let name = entered.lowercased().replacing("-", with: "_")
        guard let field = field(flags[name] ?? name) else { throw UnknownField<Self>(entered: entered) }
        return field
    }
}

/// A field that a record does not have.
private struct UnknownField<Value: ClinicRecord>: ClinicError {
    let entered: String

    var kind: ErrorKind { .usage }

    var description: String {
        let names = Value.fields.map(\.name)
        let hint = nearestWord(to: entered, among: names).map { "did you mean \($0)?" }
        return "There is no field \u{201C}\(entered.shortened.printable)\u{201D}; "
            + (hint ?? "the fields are \(names.joined(separator: ", ")).")
    }
}
