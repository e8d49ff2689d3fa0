import ArgumentParser

extension [any ParsableCommand.Type] {
    /// The commands of a group, where the command line names the group, or asks for what needs all of them (help,
    /// completions); none otherwise.
    ///
    /// The parser makes the tree of all commands before it looks at the command line, which is a fifth of the time to
    /// start.
    static func of(_ group: String, _ commands: @autoclosure () -> Self) -> Self {
        let isAskedFor = CommandLine.arguments.dropFirst().contains { argument in
            argument == group || argument == "help" || argument.hasPrefix("--generate-completion")
                || argument.hasPrefix("--experimental")
        }
        return isAskedFor ? commands() : []
    }
}
