import ArgumentParser

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "What the records come to: who is due, what waits, how many, how long.",
        discussion: "Void records are never counted.",
        subcommands: .of(
            "report", [Due.self, Unsigned.self, Visits.self, Holding.self, Outcomes.self, Unexamined.self]))
}
