// Drives the sources of CSVCodec from outside, compiled together with them and nothing else; check_csv_codec.py does it.
//
//   csv_codec million COUNT SEED    so many random byte strings, each held against itself; prints what came of them
//   csv_codec rows                  reads texts from standard input, prints the rows or the fault of each

import Foundation

/// A small generator with a seed, so that a failure can be repeated.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// What a decoder makes of a text: the rows it hands over, and the fault that stops it, if any.
struct Outcome: Equatable {
    var rows: [CSVRow] = []
    var error: CSVError?

    init(_ bytes: [UInt8], chunks size: Int, delimiter: UInt8, limit: Int) {
        var decoder = CSVDecoder(delimiter: delimiter, maximumRowLength: limit)
        do {
            var rest = bytes[...]
            while !rest.isEmpty {
                try decoder.decode(Array(rest.prefix(size))) { rows.append(CSVRow($0)) }
                rest = rest.dropFirst(size)
            }
            try decoder.finish { rows.append(CSVRow($0)) }
        } catch {
            self.error = error as? CSVError
        }
    }

    func encoded(delimiter: UInt8) -> [UInt8] {
        var encoder = CSVEncoder(delimiter: delimiter)
        for row in rows {
            for field in row.fields { encoder.append(field: field) }
            encoder.endRow()
        }
        var bytes: [UInt8] = []
        encoder.drain { bytes += $0 }
        return bytes
    }
}

/// Pieces that make random bytes collide with the grammar as often as possible.
let pieces: [[UInt8]] = [
    [0x22], [0x22], [0x22, 0x22], [0x2C], [0x2C], [0x2C], [0x0D], [0x0A], [0x0A], [0x0D, 0x0A], [0x61], [0x20], [0x3B],
    [0x09], [0xC3, 0xA4], [0xE6, 0x97, 0xA5], [0xF0, 0x9F, 0x91, 0x8D], [0xEF, 0xBB, 0xBF],
    Array("sixteen letters.".utf8), [0xEF], [0xBB], [0xFF], [0x00],
]

/// One byte string of three sorts: any bytes, pieces of which few are faults, and pieces without quotes.
func drawn(_ random: inout SplitMix64) -> [UInt8] {
    let length = Int.random(in: 0...(Bool.random(using: &random) ? 12 : 48), using: &random)
    switch Int.random(in: 0..<3, using: &random) {
    case 0: return (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
    case 1: return (0..<length).flatMap { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }
    default: return (0..<length).flatMap { _ in pieces[Int.random(in: 3..<19, using: &random)] }
    }
}

func check(_ isTrue: Bool, _ what: String, _ bytes: [UInt8]) {
    guard !isTrue else { return }
    print("The codec contradicts itself. \(what): \(bytes)")
    exit(1)
}

func million(count: Int, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let delimiters: [UInt8] = [0x2C, 0x2C, 0x3B, 0x09, 0x7C]
    var (accepted, refused, rows, bytes) = (0, 0, 0, 0)
    for _ in 0..<count {
        let text = drawn(&random)
        let delimiter = delimiters[Int.random(in: 0..<delimiters.count, using: &random)]
        let limit = Int.random(in: 0..<4, using: &random) == 0 ? Int.random(in: 1...24, using: &random) : 1 << 20
        let whole = Outcome(text, chunks: .max, delimiter: delimiter, limit: limit)
        let size = Int.random(in: 1...20, using: &random)
        check(
            Outcome(text, chunks: size, delimiter: delimiter, limit: limit) == whole,
            "Chunks of \(size) bytes make a difference", text)
        bytes += text.count
        rows += whole.rows.count
        if whole.error != nil {
            refused += 1
            continue
        }
        accepted += 1
        let written = whole.encoded(delimiter: delimiter)
        let again = Outcome(written, chunks: .max, delimiter: delimiter, limit: .max)
        check(again.error == nil && again.rows.map(\.fields) == whole.rows.map(\.fields), "Not the same rows", text)
        check(again.encoded(delimiter: delimiter) == written, "Not the same bytes", text)
    }
    print(
        "\(count) byte strings of \(bytes) bytes: \(accepted) accepted with their rows, \(refused) refused;",
        terminator: "")
    print(" \(rows) rows, no crash, and every accepted one the same after it was written and read again")
}

/// Each text comes in hexadecimal on a line of its own; so do the fields, separated by `,`, and rows by `;`.
func rows() {
    let digits = Array("0123456789abcdef".utf8)
    while let line = readLine() {
        let hexadecimal = Array(line.utf8)
        let text = stride(from: 0, to: hexadecimal.count, by: 2).map { place in
            UInt8(String(decoding: hexadecimal[place..<place + 2], as: UTF8.self), radix: 16)!
        }
        let outcome = Outcome(text, chunks: 7, delimiter: 0x2C, limit: .max)
        let written = outcome.rows.map { row in
            row.fields.map { field in
                "'"
                    + String(
                        decoding: field.utf8.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
            }.joined(separator: ",")
        }.joined(separator: ";")
        print("\(outcome.error.map(\.description) ?? "")|\(written)")
    }
}

@main
struct Codec {
    static func main() {
        let words = CommandLine.arguments
        if words.count == 4, words[1] == "million", let count = Int(words[2]), let seed = UInt64(words[3]) {
            million(count: count, seed: seed)
        } else {
            rows()
        }
    }
}
