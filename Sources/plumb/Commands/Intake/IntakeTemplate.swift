import ArgumentParser
import ClinicExchange
import ClinicModel

struct IntakeTemplate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template", abstract: "Print an empty intake, with the practice's safety questions.",
        discussion: "What stays null is not given, and a question whose answer stays null was not answered.")

    @OptionGroup var options: WriteOptions

    func run() throws {
        let session = try Session(options.common)
        try session.read { clinic in session.console.print(try Intake.template(in: clinic).indented) }
    }
}

struct IntakeSchema: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print what an intake may be, as JSON Schema.")

    func run() { Console(noColor: true).print(Intake.schema.indented) }
}
