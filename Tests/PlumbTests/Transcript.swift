import Foundation

/// A session as it is typed and seen: a file of `Fixtures/transcripts`.
///
/// A line `$ plumb …` is what is typed, `> …` goes on with it, and what follows is everything that is seen, errors
/// among it, with `[64]` on a line of its own for an exit code other than 0. Lines that begin with `#` before the
/// first command say what the session is about.
struct Transcript {
    let name: String
    private let url: URL
    private let heading: [String]
    private let steps: [Step]

    struct Step: Equatable {
        var command: String
        var output: String
    }

    static let folder = URL(filePath: #filePath).appending(path: "../../../Fixtures/transcripts").standardizedFileURL

    /// The names of all of them.
    static let names: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { $0.hasSuffix(".txt") }.sorted()

    init(named name: String) throws {
        self.name = name
        url = Self.folder.appending(path: name)
        // By scalars: CR LF, as CSV has it, is one character.
        let lines = try String(contentsOf: url, encoding: .utf8).unicodeScalars
            .split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        heading = Array(lines.prefix { !$0.hasPrefix("$ ") })
        var steps: [Step] = []
        for line in lines.dropFirst(heading.count) {
            if line.hasPrefix("$ ") {
                steps.append(Step(command: String(line.dropFirst(2)), output: ""))
            } else if line.hasPrefix("> "), steps[steps.count - 1].output.isEmpty {
                steps[steps.count - 1].command += "\n" + line.dropFirst(2)
            } else {
                steps[steps.count - 1].output += line + "\n"
            }
        }
        // The last line's own line feed makes no further line.
        if let last = steps.indices.last, steps[last].output.unicodeScalars.last == "\n" {
            steps[last].output.unicodeScalars.removeLast()
        }
        self.steps = steps
    }

    /// Types every command again, in a folder of its own, and returns what was to be seen and what was.
    func replay() throws -> [(expected: Step, seen: Step)] {
        let desk = try Desk()
        return try steps.map { step in
            var seen = try desk.run(step.command)
            seen.output = seen.output.replacing(desk.folder.path, with: "{folder}")
            return (step, Step(command: step.command, output: seen.output + (seen.code == 0 ? "" : "[\(seen.code)]\n")))
        }
    }

    /// Writes what was seen in place of what was to be seen.
    func rewrite(_ seen: [Step]) throws {
        var text = heading.map { $0 + "\n" }.joined()
        for step in seen {
            text += "$ " + step.command.replacing("\n", with: "\n> ") + "\n" + step.output
        }
        try text.write(to: url, atomically: true, encoding: .utf8)
    }
}
