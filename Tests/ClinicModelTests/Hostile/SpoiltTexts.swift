import Foundation

/// What people type, spoilt: texts that a parser takes, with pieces of others put in, left out, doubled and swapped.
struct SpoiltTexts {
    private var random: SplitMix64
    private let seeds: [String]
    private let pieces: [String]

    /// Which numbers the texts are made from: `PLUMB_FUZZ_SEED`, or the same ones each time.
    static let seed = ProcessInfo.processInfo.environment["PLUMB_FUZZ_SEED"].flatMap { UInt64($0) } ?? 20_261_121
    /// How many of them: `PLUMB_FUZZ_COUNT`, for who has the time.
    static let count = ProcessInfo.processInfo.environment["PLUMB_FUZZ_COUNT"].flatMap { Int($0) } ?? 20_000

    init(of seeds: [String], pieces: [String]) {
        random = SplitMix64(seed: Self.seed)
        self.seeds = seeds
        self.pieces =
            seeds + pieces + [
                "", " ", "\t", "\n", "\0", "-", "+", ":", "=", "@", "/", ".", ",", "0", "9", "٣", "½", "é", "e\u{301}",
                "\u{202E}", "\u{1F9B4}", "'", "\"", "%s", "99999999999999999999", "-0", "1e9", "nan", "0x10",
            ]
    }

    mutating func next() -> String {
        var scalars = Array((seeds.randomElement(using: &random) ?? "").unicodeScalars)
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            let place = Int.random(in: 0...scalars.count, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: scalars.insert(contentsOf: (pieces.randomElement(using: &random) ?? "").unicodeScalars, at: place)
            case 1: if place < scalars.count { scalars.remove(at: place) }
            case 2: scalars.insert(contentsOf: scalars[..<place], at: place)
            case 3: if place < scalars.count { scalars[place] = digit() }
            default:
                if place < scalars.count { scalars.swapAt(place, Int.random(in: 0..<scalars.count, using: &random)) }
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }

    private mutating func digit() -> Unicode.Scalar {
        Unicode.Scalar(UInt8(ascii: "0") + UInt8.random(in: 0...9, using: &random))
    }
}
