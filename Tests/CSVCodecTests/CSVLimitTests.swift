import CSVCodec
import Testing

struct CSVLimitTests {
    @Test func `a row may be very wide and its fields very long`() throws {
        let wide = (0..<100_000).map { "\($0)" }
        let long = String(repeating: "line \"of\" text,\n", count: 100_000)
        for rows in [[wide, wide.reversed()], [[long, "x"], ["", long]]] {
            var decoder = CSVDecoder()
            var seen: [[String]] = []
            try decoder.decode(encoded(rows)) { seen.append($0.fields) }
            try decoder.finish { seen.append($0.fields) }
            #expect(seen == rows)
        }
    }

    @Test func `a line of a gigabyte is refused once the limit is passed`() throws {
        for (start, chunks) in [("a,b\n", 9), ("a,b\n\"", 8), ("a,b\n1,\"", 8)] {
            var decoder = CSVDecoder()
            try decoder.decode(Array(start.utf8)) { _ in }
            let chunk = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
            var taken = 0
            var error: CSVError?
            while error == nil, taken < 1024 {
                do {
                    try decoder.decode(chunk) { _ in }
                } catch let fault as CSVError {
                    error = fault
                }
                taken += 1
            }
            #expect(
                error
                    == .rowTooLong(CSVPosition(line: 2, column: 1, field: 1), limit: CSVDecoder.longestRow))
            #expect(taken == chunks)
        }
    }

    @Test func `a first row of too many fields is refused where the first too many starts`() throws {
        var decoder = CSVDecoder(maximumFieldCount: 3)
        #expect(throws: CSVError.tooManyFields(CSVPosition(line: 1, column: 10, field: 4), limit: 3)) {
            try decoder.decode(Array("a,\"b,\",c,d,e\n".utf8)) { _ in }
        }
        decoder = CSVDecoder(maximumFieldCount: 3)
        #expect(throws: CSVError.unevenRow(CSVPosition(line: 2, column: 4, field: 2), expected: 1, found: 200_000)) {
            try decoder.decode(Array(("ab\nxy" + String(repeating: ",", count: 199_999) + "\n").utf8)) { _ in }
        }
    }
}
