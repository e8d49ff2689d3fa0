import ArgumentParser
import ClinicExchange

struct StaffRoles: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roles", abstract: "List who may do what.")

    @OptionGroup var options: ReadOptions

    func run() throws {
        let session = try Session(options.common)
        try session.read { clinic in
            try Table.roles.write(
                ["what", "front_desk", "clinician", "owner"], from: clinic, as: options.format, to: session.console,
                none: "")
        }
    }
}
