import Foundation
import Testing

@Suite struct TranscriptTests {
    /// With `PLUMB_TRANSCRIPTS=write` in the environment, what was seen is written into the transcripts, to be read
    /// and committed where it is right.
    @Test(arguments: Transcript.names)
    func `a transcript shows what is typed and seen`(name: String) throws {
        let transcript = try Transcript(named: name)
        let steps = try transcript.replay()
        #expect(!steps.isEmpty, "\(name) has no commands")
        for (expected, seen) in steps {
            #expect(seen.output == expected.output, "\(name): $ \(expected.command)")
        }
        if ProcessInfo.processInfo.environment["PLUMB_TRANSCRIPTS"] == "write" {
            try transcript.rewrite(steps.map(\.seen))
        }
    }

    @Test func `there are transcripts`() { #expect(Transcript.names.count > 1) }

    @Test func `a page's console blocks are replayed, and the rest of it is left as it is`() throws {
        let page = """
            # A page

            $ this is no command

            ## One

            ```console
            $ export NAME=one
            $ echo $NAME > file; cat file
            $ echo a \\
            > b
            an old answer
            ```

            ```sh
            $ nor is this
            ```

            ## Two

            ```console
            $ ls; echo $NAME
            $ (exit 65)
            ```
            """
        let folder = try TemporaryFolder()
        try folder.write(page + "\n", to: "page.md")

        let transcript = try Transcript(at: folder.url.appending(path: "page.md"), named: "A page")
        let steps = try transcript.replay()
        #expect(steps.map(\.expected.output) == ["", "", "an old answer\n", "", ""])
        // The second part is a session of its own: neither the file of the first is there, nor what it exported.
        #expect(steps.map(\.seen.output) == ["", "one\n", "a b\n", "\n", "[65]\n"])

        try transcript.rewrite(steps.map(\.seen))
        let written = page.replacing("cat file\n", with: "cat file\none\n").replacing("an old answer", with: "a b")
            .replacing("; echo $NAME\n", with: "; echo $NAME\n\n")
            .replacing("(exit 65)\n", with: "(exit 65)\n[65]\n")
        #expect(try folder.text("page.md") == written + "\n")
    }
}
