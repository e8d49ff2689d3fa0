import ArgumentParser
import ClinicModel
import ClinicStore

struct AuditHead: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "head", abstract: "Print the last entry's number and hash, to be kept elsewhere.",
        discussion: """
            Kept where nobody can change it who can change the database, on paper or on another machine, it shows later \
            that no entry up to it is missing: plumb audit verify --head NUMBER:HASH. The short form is for writing down.
            """)

    @Flag(help: "The short form, to be written down by hand.")
    var short = false

    @OptionGroup var options: ReadOptions

    func run() throws {
        let session = try Session(options.common)
        guard let (head, at) = try session.read({ try $0.auditLogHead() }) else { throw AuditLogError.empty }
        switch options.format {
        case .text: session.console.print(short ? head.shortText : head.text)
        case .csv:
            session.console.print("entry,hash,short,at\r")
            session.console.print("\(head.number ?? 0),\(head.digits),\(head.shortText),\(at)\r")
        case .json:
            session.console.print(
                JSONText.object([
                    ("entry", .integer(head.number ?? 0)), ("hash", .string(head.digits)),
                    ("short", .string(head.shortText)), ("at", .string(at.description)),
                ]).indented)
        }
    }
}
