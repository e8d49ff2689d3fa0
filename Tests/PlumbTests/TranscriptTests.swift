import Foundation
import Testing

@Suite struct TranscriptTests {
    /// With `PLUMB_TRANSCRIPTS=write` in the environment, what was seen is written into the transcripts, to be read
    /// and committed where it is right.
    @Test(arguments: Transcript.names)
    func `a transcript shows what is typed and seen`(name: String) throws {
        let transcript = try Transcript(named: name)
        let steps = try transcript.replay()
        for (expected, seen) in steps {
            #expect(seen.output == expected.output, "\(name): $ \(expected.command)")
        }
        if ProcessInfo.processInfo.environment["PLUMB_TRANSCRIPTS"] == "write" {
            try transcript.rewrite(steps.map(\.seen))
        }
    }

    @Test func `there are transcripts`() { #expect(!Transcript.names.isEmpty) }
}
