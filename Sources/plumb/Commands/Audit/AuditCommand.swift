import ArgumentParser

struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Who did what, and whether the audit log of it is whole.",
        subcommands: [AuditList.self, AuditHead.self, AuditVerify.self], defaultSubcommand: AuditList.self)
}
