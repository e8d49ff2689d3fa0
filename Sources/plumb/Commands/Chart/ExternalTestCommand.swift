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
    typealias Value = ExternalTest

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
    static var flags: [FieldFlag<Self>] {
        [
            FieldFlag("kind", asks: "Kind") { $0.kind },
            FieldFlag("ordered_on") { $0.orderedOn },
            FieldFlag("ordered_by") { $0.orderedBy },
            FieldFlag("received_on") { $0.receivedOn },
            FieldFlag("result") { try $0.result.text },
            FieldFlag("body_region", flag: "region") { $0.region },
        ]
    }
}
