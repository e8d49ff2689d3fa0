import CSVCodec
import Testing

struct CSVRoundTripTests {
    /// Pieces that make random bytes collide with the grammar as often as possible.
    private static let pieces: [[UInt8]] = [
        [0x22], [0x22], [0x22, 0x22], [0x2C], [0x2C], [0x0D], [0x0A], [0x0D, 0x0A], [0x61], [0x20], [0x3B],
        [0xC3, 0xA4], [0xE6, 0x97, 0xA5], [0xF0, 0x9F, 0x91, 0x8D], [0xEF, 0xBB, 0xBF], [0xEF], [0xBB],
        [0xFF], [0x00],
    ]

    /// How many of `pieces` are text; the rest are faults in themselves and are used sparingly.
    private static let validPieces = 15

    @Test func `what is encoded decodes to itself`() throws {
        let tables: [[[String]]] = [
            [],
            [[""]],
            [[""], ["a"], [""]],
            [["a", "b"], ["", ""], ["\"", ",\r\n"]],
            [["\u{FEFF}"], ["\u{FEFF}"]],
            [[" a ", "\t", "größer", "日本\r", "\n👍"]],
            [["=1+1", "'", "\"\"", "a\"b"]],
        ]
        for rows in tables {
            #expect(try CSVDecoder.rows(in: encoded(rows)).map(\.fields) == rows)
            #expect(try CSVDecoder.rows(in: encoded(rows, byteOrderMark: true)).map(\.fields) == rows)
        }
    }

    @Test func `random tables round trip`() throws {
        var random = SplitMix64(seed: 1)
        for _ in 0..<3_000 {
            let width = Int.random(in: 1...4, using: &random)
            let rows = (0..<Int.random(in: 0...4, using: &random)).map { _ in
                (0..<width).map { _ in
                    let bytes = Self.bytes(upTo: 5, faults: false, using: &random)
                    return String(decoding: bytes, as: UTF8.self)
                }
            }
            #expect(try CSVDecoder.rows(in: encoded(rows)).map(\.fields) == rows)
        }
    }

    @Test func `random bytes are refused or round trip, however they are cut`() throws {
        var random = SplitMix64(seed: 4180)
        var accepted = 0
        for number in 0..<20_000 {
            let bytes = Self.bytes(upTo: 16, faults: number.isMultiple(of: 2), using: &random)
            let limit = number.isMultiple(of: 3) ? Int.random(in: 3...12, using: &random) : 1 << 20
            let outcome = try Outcome(bytes, maximumRowLength: limit)
            let size = Int.random(in: 1...5, using: &random)
            #expect(
                try Outcome(bytes, chunkSize: size, maximumRowLength: limit) == outcome,
                "chunks of \(size), limit \(limit): \(bytes)")
            guard outcome.error == nil else { continue }
            accepted += 1

            let rows = outcome.rows.map(\.fields)
            let written = encoded(rows)
            let again = try CSVDecoder.rows(in: written).map(\.fields)
            #expect(again == rows, "\(bytes)")
            #expect(encoded(again) == written, "\(bytes)")
        }
        // Guards against a generator that only ever makes refusals.
        #expect(accepted > 1_000)
    }

    private static func bytes(
        upTo count: Int, faults: Bool, using random: inout SplitMix64
    ) -> [UInt8] {
        let choices = faults ? pieces.count : validPieces
        return (0..<Int.random(in: 0...count, using: &random)).flatMap { _ in
            pieces[Int.random(in: 0..<choices, using: &random)]
        }
    }
}
