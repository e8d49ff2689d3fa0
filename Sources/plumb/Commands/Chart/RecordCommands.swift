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

    mutating func run() throws {
        var session = try Session(options.common)
        let patient = try session.read { clinic in
            let patient = try session.patient(self.patient, in: clinic)
            // Nobody is asked for what they may not enter.
            try clinic.permitAdding(Fields.Value.self, for: patient.id)
            return patient
        }
        session = try session.read { try session.atOffice(of: patient.id, in: $0) }
        var asking = Asking()
        try fields.complete(&asking, session: session)
        try asking.finish(Fields.one)
        let added = try session.write { [fields, session] clinic in
            try fields.add(fields.new(for: patient, in: clinic, session: session), to: clinic)
        }
        try session.show(added, as: options.format)
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
        let session = try Session(options.common)
        let edited = try session.write { clinic in
            let record = try clinic.record(reference, of: Fields.Value.self)
            let session = try session.atOffice(of: record.patientID, in: clinic)
            var new = record.record
            try new.clear(clear, flags: Fields.columns)
            try fields.apply(to: &new, in: clinic, session: session)
            let edited = try fields.change(record, to: new, in: clinic)
            try clinic.noteView(of: edited, unlessChangedFrom: record)
            return edited
        }
        try session.show(edited, as: options.format)
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
        let session = try Session(options.common)
        let void = try session.write { clinic in
            try clinic.void(clinic.record(reference, of: Fields.Value.self).id, reason: reason.required)
        }
        try session.show(void, as: options.format)
    }
}

struct ListRecords<Fields: RecordFields>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "list", abstract: "List the \(Fields.many) of a patient, void ones left out.")
    }

    @Argument(help: ArgumentHelp("The patient.", valueName: "ref"))
    var patient: String

    @OptionGroup var options: ReadOptions

    func run() throws {
        let session = try Session(options.common)
        try session.viewing(patient) { patient in
            try session.read { clinic in
                try Fields.table.table(of: Fields.selection(of: patient.id)).write(
                    Fields.shown, from: clinic, as: options.format, to: session.console,
                    none: "No \(Fields.many).")
            }
        }
    }
}

struct ShowRecord<Fields: RecordFields>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "show", abstract: "Show everything that is kept of \(Fields.one).")
    }

    @Argument(help: .reference(Fields.Value.self))
    var reference: String

    @OptionGroup var options: ReadOptions

    func run() throws {
        let session = try Session(options.common)
        let record = try session.write { clinic in
            let record = try clinic.record(reference, of: Fields.Value.self)
            try clinic.noteView(of: record)
            return record
        }
        switch options.format {
        case .text: try session.show(record, as: .text)
        case .json: try session.show(record, as: .json)
        case .csv:
            try session.read { clinic in
                try Fields.table.table(of: .id(record.id)).write(
                    [], from: clinic, as: .csv, to: session.console, none: "")
            }
        }
    }
}

extension ArgumentHelp {
    /// The reference of a record, by its id.
    static func reference<Value: ClinicRecord>(_: Value.Type) -> ArgumentHelp {
        ArgumentHelp("The \(Value.noun).", valueName: "ref")
    }
}
