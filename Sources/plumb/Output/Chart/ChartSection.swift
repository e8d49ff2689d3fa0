import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

extension ChartSection: ExpressibleByArgument {
    public init?(argument: String) {
        guard let section = Kinds.standard.chartSections.first(where: { $0.name == argument }) else { return nil }
        self = section
    }

    public static var allValueStrings: [String] { Kinds.standard.chartSections.map(\.name) }

    public static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }

    public var defaultValueDescription: String { name }
}
