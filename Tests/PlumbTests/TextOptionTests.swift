import Testing

@testable import plumb

@Suite struct TextOptionTests {
    /// The flags of texts, whichever command they are of.
    private static let texts: Set = [
        "note", "reason", "text", "words", "description", "alert", "goals", "basis", "term", "result", "report",
        "changes",
        "adjustment-note", "reason-text",
    ]

    @Test func `whatever is written about a patient can come from a file`() throws {
        var found: Set<String> = []
        for command in try CommandTree().command.all {
            let options = (command.arguments ?? []).filter { $0.kind == "option" }
            let names = Set(options.compactMap { $0.preferredName?.name })
            for option in options {
                guard let name = option.preferredName?.name else { continue }
                // A word of a closed set says nothing that only this patient has.
                let isText = option.valueName == "text" || Self.texts.contains(name) && option.allValues == nil
                #expect(isText == names.contains("\(name)-file"), "\(command.path) --\(name)")
                if isText { found.insert(name) }
            }
        }
        #expect(found.isSuperset(of: Self.texts))
    }

    @Test func `who would read what is piped in is found as it is typed`() {
        func readers(_ line: String, _ file: String? = nil) -> [String] {
            StandardInput.readers(among: line.split(separator: " ").map(String.init), staffPassphraseFile: file)
        }
        #expect(readers("plumb visit addend V-1 --text-file -") == ["--text-file"])
        #expect(readers("plumb visit addend V-1 --text-file=-") == ["--text-file"])
        #expect(readers("plumb visit addend V-1 --text - --text-file x") == [])
        #expect(readers("plumb visit addend V-1 --text-file") == [])
        #expect(readers("a --note-file - --changes-file=- --staff-passphrase-file -").count == 3)
        #expect(readers("a --note-file -", "-") == ["--note-file", "PLUMB_STAFF_PASSPHRASE_FILE"])
        #expect(readers("a --note-file - --staff-passphrase-file x", "-") == ["--note-file"])
        #expect(readers("a --note-file -", "x") == ["--note-file"])
    }
}
