import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

// The commands that every kind of record of a chart has, from its fields.

struct RecordCommands {
    let add, edit, list, show, void: any ParsableCommand.Type

    var all: [any ParsableCommand.Type] { [add, edit, list, show, void] }
}

extension RecordFields {
    static var commands: RecordCommands {
        RecordCommands(
            add: AddRecord<Self>.self, edit: EditRecord<Self>.self, list: ListRecords<Self>.self,
            show: ShowRecord<Self>.self, void: VoidRecord<Self>.self)
    }
}

struct AddRecord<Fields: RecordFields>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: Fields.verb, abstract: "Record \(Fields.one) of a patient.",
            aliases: Fields.verb == "add" ? [] : ["add"])
    }

    @Argument(help: ArgumentHelp("The patient.", valueName: "ref"))
    var patient: String

    @OptionGroup(title: "Fields") var fields: Fields
    @OptionGroup var options: WriteOptions

    func run() throws {
        let session = try Session(options.common)
        let (patient, desk) = try session.read { clinic in
            let patient = try clinic.patient(self.patient, at: session.desk)
            // Nobody is asked for what they may not enter.
            try clinic.permitAdding(Fields.Value.self, for: patient.id)
            return (patient, try session.desk.atOffice(of: patient.record, in: clinic))
        }
        let answers = try fields.answers(at: desk, session: session)
        try session.write(showing: Fields.view, as: options.shown) { clinic in
            try fields.add(fields.new(for: patient, answers: answers, in: clinic, at: desk), to: clinic)
        }
    }
}

struct EditRecord<Fields: RecordFields>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "edit", abstract: "Change what is kept of \(Fields.one); what it was stays in the audit log.")
    }

    @Argument(help: .reference(Fields.Value.self))
    var reference: String

    @OptionGroup(title: "Fields") var fields: Fields

    @Option(help: ArgumentHelp("Empty a field, by its column's name.", valueName: "field"))
    var clear: [String] = []

    @OptionGroup var options: WriteOptions

    func run() throws {
        try options.write(showing: Fields.view) { clinic, desk in
            let record = try clinic.record(reference, of: Fields.Value.self)
            let desk = try desk.atOffice(of: record.record, in: clinic)
            var new = record.record
            try Fields.clear(clear, of: &new)
            try fields.apply([:], to: &new, in: clinic, at: desk)
            let edited = try fields.change(record, to: new, in: clinic)
            try clinic.noteView(of: edited, unlessChangedFrom: record)
            return edited
        }
    }
}

struct VoidRecord<Fields: RecordFields>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "void", abstract: "Declare \(Fields.one) entered in error: it is kept, and never counted.")
    }

    @Argument(help: .reference(Fields.Value.self))
    var reference: String
    @OptionGroup var reason: TextOption<ReasonFlag>

    @OptionGroup var options: WriteOptions

    func run() throws {
        try options.write(showing: Fields.view) { clinic, _ in
            try clinic.void(clinic.record(reference, of: Fields.Value.self).id, reason: reason.required)
        }
    }
}

struct ListRecords<Fields: RecordFields>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list", abstract: "List the \(Fields.Value.nouns) of a patient, void ones left out.")
    }

    @Argument(help: ArgumentHelp("The patient.", valueName: "ref"))
    var patient: String

    @OptionGroup var options: ReadOptions

    func run() throws {
        try options.write(Fields.shown, none: "No \(Fields.Value.nouns).", ofChart: patient) {
            RecordTable<Fields.Value>().table(of: Fields.selection(of: $0))
        }
    }
}

struct ShowRecord<Fields: RecordFlags>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "show", abstract: "Show \(Fields.whole).")
    }

    @Argument(help: .reference(Fields.Value.self))
    var reference: String

    @OptionGroup var options: ReadOptions

    func run() throws {
        let session = try Session(options.common)
        try session.write(showing: Fields.view, as: options.format) { clinic in
            let record = try clinic.record(reference, of: Fields.Value.self)
            try clinic.noteView(of: record)
            return record
        }
    }
}

extension ArgumentHelp {
    /// The reference of a record, by its id.
    static func reference<Value: ClinicRecord>(_: Value.Type) -> ArgumentHelp {
        ArgumentHelp("The \(Value.noun).", valueName: "ref")
    }
}
