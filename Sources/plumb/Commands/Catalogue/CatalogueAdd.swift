import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct CatalogueAdd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a word to a catalogue.",
        subcommands: .of(
            "add",
            [
                TestFields.addCommand, ConditionFields.addCommand, TechniqueFields.addCommand, MeasureFields.addCommand,
                SafetyItemFields.addCommand, CodeFields.addCommand,
            ]))
}

/// The flags of a new row of a catalogue.
protocol CatalogueFields: ParsableArguments {
    associatedtype Value: StoredRecord

    func add(to clinic: ClinicWriter) throws -> Stored<Value>
}

extension CatalogueFields {
    static var addCommand: any ParsableCommand.Type { AddWord<Self>.self }
}

struct AddWord<Fields: CatalogueFields>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: Fields.Value.nouns.split(separator: " ").joined(separator: "-"),
            abstract: "Add to the catalogue of \(Fields.Value.nouns).")
    }

    @OptionGroup(title: "Fields") var fields: Fields
    @OptionGroup var options: WriteOptions

    func run() throws {
        let session = try Session(options.common)
        try session.write(showing: RecordView(), as: options.shown) { try fields.add(to: $0) }
    }
}

/// What a word of any catalogue has.
struct WordFields: ParsableArguments {
    @Option(help: "Its name, as people read it.")
    var name: String
    @Option(help: "The word that is typed; made from the name where it is left out.")
    var code: String?

    func code<Value: CatalogueRow>(of type: Value.Type) -> String { Value.code(for: code ?? name) }
}

struct TestFields: CatalogueFields {
    @OptionGroup var word: WordFields
    @Option(parsing: .upToNextOption, help: "The sides that a finding may name.")
    var side: [Finding.Side] = []
    @Option(help: "Whether a side is what was found (the short leg) or where it was tested (the right arm).")
    var sideRole: ScreenTest.SideRole?
    @Option(parsing: .upToNextOption, help: "The results that a finding may name.")
    var result: [Finding.Result] = []
    @Option(parsing: .upToNextOption, help: "The ways of doing the test that a finding may name.")
    var method: [String] = []
    @Option(help: "Whether a finding names a spinal level.")
    var level: ScreenTest.Level = .none
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "A unit of its values, with the least and the greatest that are no slip, such as kg:0:90.",
            valueName: "unit:min:max"))
    var unit: [String] = []

    func add(to clinic: ClinicWriter) throws -> Stored<ScreenTest> {
        var test = ScreenTest.blank
        (test.code, test.name) = (word.code(of: ScreenTest.self), word.name)
        (test.sides, test.sideRole, test.results, test.level) = (side, sideRole, result, level)
        test.methods = method.isEmpty ? nil : method.map { $0.lowercased() }.joined(separator: ";")
        return try clinic.add(test, units: unit.map { try Self.unit($0, of: test.code) })
    }

    private static func unit(_ text: String, of test: String) throws -> TestUnit {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, !parts[0].isEmpty, let minimum = Double(plain: parts[1]),
            let maximum = Double(plain: parts[2])
        else {
            throw UsageError(
                "\u{201C}\(text.shortened.printable)\u{201D} is no unit with its range; one is written kg:0:90.")
        }
        var unit = TestUnit.blank
        (unit.test, unit.unit, unit.minimum, unit.maximum) = (test, parts[0], minimum, maximum)
        return unit
    }
}

struct ConditionFields: CatalogueFields {
    @OptionGroup var word: WordFields
    @Option(help: "The ICD-10-CM code that says the same.")
    var icd10cmCode: String?
    @Option(help: "The version that the code is from.")
    var icd10cmVersion: String?

    func add(to clinic: ClinicWriter) throws -> Stored<Condition> {
        var condition = Condition.blank
        (condition.code, condition.name) = (word.code(of: Condition.self), word.name)
        (condition.icd10cmCode, condition.icd10cmVersion) = (icd10cmCode?.uppercased(), icd10cmVersion)
        return try clinic.add(condition)
    }
}

struct TechniqueFields: CatalogueFields {
    @OptionGroup var word: WordFields

    func add(to clinic: ClinicWriter) throws -> Stored<Technique> {
        var technique = Technique.blank
        (technique.code, technique.name) = (word.code(of: Technique.self), word.name)
        return try clinic.add(technique)
    }
}

struct MeasureFields: CatalogueFields {
    @OptionGroup var word: WordFields
    @Option(parsing: .unconditional, help: ArgumentHelp("The least score that it gives.", valueName: "number"))
    var minimum: Double
    @Option(parsing: .unconditional, help: ArgumentHelp("The greatest score that it gives.", valueName: "number"))
    var maximum: Double
    @Option(help: "The unit of its scores, where they have one.")
    var unit: String?

    func add(to clinic: ClinicWriter) throws -> Stored<Measure> {
        var measure = Measure.blank
        (measure.code, measure.name) = (word.code(of: Measure.self), word.name)
        (measure.minimum, measure.maximum, measure.unit) = (minimum, maximum, unit)
        return try clinic.add(measure)
    }
}

struct SafetyItemFields: CatalogueFields {
    @OptionGroup var word: WordFields
    @Option(help: "Whether it belongs to the questions on the neck or on the legs.")
    var area: SafetyItem.Area

    func add(to clinic: ClinicWriter) throws -> Stored<SafetyItem> {
        try clinic.add(SafetyItem(code: word.code(of: SafetyItem.self), name: word.name, area: area))
    }
}

struct CodeFields: CatalogueFields {
    @Option(help: "The ICD-10-CM code.")
    var code: String
    @Option(help: "What the code stands for, in the system's own words.")
    var title: String
    @Option(help: ArgumentHelp("The version of ICD-10-CM that it is from, such as FY2022.", valueName: "version"))
    var codeVersion: String

    func add(to clinic: ClinicWriter) throws -> Stored<ClassificationCode> {
        try clinic.add(
            ClassificationCode(system: .icd10cm, version: codeVersion, code: code.uppercased(), title: title))
    }
}
