import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct ExternalTestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "external-test", abstract: "The tests that were done elsewhere, and their results.",
        subcommands: .of("external-test", ExternalTestFields.commands.all))
}

struct ExternalTestFields: RecordFields {
    enum Result: TextFlag {
        static let name = "result"
        static let help = "The result, as it was reported."
    }

    @Option(help: "What sort of test it was.")
    var kind: ExternalTest.Kind?
    @Option(parsing: .unconditional, help: ArgumentHelp("The day on which it was ordered.", valueName: "day"))
    var orderedOn: String?
    @Option(help: "Who ordered it, of this practice or another.")
    var orderedBy: String?
    @Option(parsing: .unconditional, help: ArgumentHelp("The day on which the result came.", valueName: "day"))
    var receivedOn: String?
    @OptionGroup var result: TextOption<Result>
    @Option(help: "The region of the body that was tested.")
    var region: BodyRegion?

    static let shown = [
        "external_test_id", "kind", "body_region", "ordered_on", "ordered_by", "received_on", "result",
    ]
    static let columns = ["region": "body_region"]

    mutating func complete(_ asking: inout Asking, session: Session) throws {
        kind = try asking.choice(kind, "--kind", "Kind")
    }

    func apply(to test: inout ExternalTest, in clinic: ClinicReader, session: Session) throws {
        test.kind = kind ?? test.kind
        test.orderedOn = try orderedOn.map(session.dates.day) ?? test.orderedOn
        test.orderedBy = orderedBy ?? test.orderedBy
        test.receivedOn = try receivedOn.map(session.dates.day) ?? test.receivedOn
        test.result = try result.text ?? test.result
        test.bodyRegion = region ?? test.bodyRegion
    }
}
