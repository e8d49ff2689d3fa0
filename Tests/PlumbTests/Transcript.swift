import Foundation

/// Sessions as they are typed and seen: a file of `Fixtures/transcripts`, or the `console` blocks of a page.
///
/// A line `$ plumb …` is what is typed, `> …` goes on with it, and what follows is everything that is seen, errors
/// among it, with `[64]` on a line of its own for an exit code other than 0. A file is one session; lines before its
/// first command say what it is about. In a page, each part under a heading `## ` is a session, and what stands
/// outside the blocks is for its readers. Each command has a shell of its own; a line that only exports a variable
/// holds for all that follow it in the session.
struct Transcript {
    let name: String
    private let url: URL
    private let pieces: [Piece]

    struct Step: Equatable {
        var command: String
        var output: String
    }

    /// A line that is only read, or a step that is replayed.
    private enum Piece {
        case line(String)
        case step(Step)
    }

    /// Reads a transcript by its path in the repository.
    init(named name: String) throws {
        try self.init(at: Repository.root.appending(path: name), named: name)
    }

    init(at url: URL, named name: String) throws {
        self.name = name
        self.url = url
        let isPage = url.pathExtension == "md"
        var isSession = !isPage
        var pieces: [Piece] = []
        for line in Self.lines(of: try String(contentsOf: url, encoding: .utf8)) {
            if isPage, line.hasPrefix("```") {
                isSession = line == "```console"
                pieces.append(.line(line))
            } else if isSession, line.hasPrefix("$ ") {
                pieces.append(.step(Step(command: String(line.dropFirst(2)), output: "")))
            } else if isSession, case .step(var step)? = pieces.last {
                if line.hasPrefix("> "), step.output.isEmpty {
                    step.command += "\n" + line.dropFirst(2)
                } else {
                    step.output += line + "\n"
                }
                pieces[pieces.count - 1] = .step(step)
            } else {
                pieces.append(.line(line))
            }
        }
        self.pieces = pieces
    }

    private static func lines(of text: String) -> [String] {
        // By scalars: CR LF, as CSV has it, is one character.
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        // The last line's own line feed makes no further line.
        return lines.last == "" ? lines.dropLast() : lines
    }

    /// Types every command again, each session in a folder of its own, and returns what was to be seen and what was.
    func replay() throws -> [(expected: Step, seen: Step)] {
        var desk = try Desk()
        var exports = ""
        return try pieces.compactMap { piece in
            switch piece {
            case .line(let line):
                if line.hasPrefix("## ") { (desk, exports) = (try Desk(), "") }
                return nil
            case .step(let step):
                if step.command.wholeMatch(of: /export \w+=\S+/) != nil { exports += step.command + "\n" }
                var seen = try desk.run(exports + step.command)
                seen.output = seen.output.replacing(desk.folder.path, with: "{folder}")
                let output = seen.output + (seen.code == 0 ? "" : "[\(seen.code)]\n")
                return (step, Step(command: step.command, output: output))
            }
        }
    }

    /// Writes what was seen in place of what was to be seen, and leaves every other line as it is.
    func rewrite(_ seen: [Step]) throws {
        var seen = seen[...]
        let text = pieces.map { piece in
            switch piece {
            case .line(let line): line + "\n"
            case .step(let step):
                "$ " + step.command.replacing("\n", with: "\n> ") + "\n" + (seen.popFirst() ?? step).output
            }
        }
        try text.joined().write(to: url, atomically: true, encoding: .utf8)
    }
}

extension Transcript {
    /// The paths of all of them in the repository.
    static let names: [String] = {
        let folder = "Fixtures/transcripts"
        let files = try? FileManager.default.contentsOfDirectory(atPath: Repository.root.appending(path: folder).path)
        return (files ?? []).filter { $0.hasSuffix(".txt") }.sorted().map { "\(folder)/\($0)" }
            + ["docs/backup.md", "docs/import.md", "docs/practices.md", "docs/record-keeping.md"]
    }()
}
