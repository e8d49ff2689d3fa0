import Foundation

/// Every command and every option of the program, as the program itself lists them.
struct CommandTree: Decodable {
    let command: Command

    struct Command: Decodable {
        let commandName: String
        let superCommands: [String]?
        let subcommands: [Command]?
        let arguments: [Argument]?

        /// `plumb visit addend`.
        var path: String { ((superCommands ?? []) + [commandName]).joined(separator: " ") }

        /// This one and everything below it.
        var all: [Command] { [self] + (subcommands ?? []).flatMap(\.all) }
    }

    struct Argument: Decodable {
        let kind: String
        let valueName: String?
        let preferredName: Name?
        let allValues: [String]?

        struct Name: Decodable { let name: String }
    }

    init() throws {
        let desk = try Desk()
        self = try JSONDecoder().decode(Self.self, from: Data(desk.run("plumb --experimental-dump-help").output.utf8))
    }
}
