import CSVCodec
import Testing

struct CSVRowViewTests {
    @Test func `a row can be read where it lies`() throws {
        var decoder = CSVDecoder()
        var seen: [String] = []
        let text = "a,\"b \"\"c\"\"\",,日\r\n\"\"\"\",\"x\ny\",\"\",z"
        func note(_ row: borrowing CSVRowView) {
            for index in 0..<row.count {
                let bytes = row.withUTF8(of: index) { Array($0) }
                #expect(String(decoding: bytes, as: UTF8.self) == row[index])
                #expect(row.isEmpty(at: index) == bytes.isEmpty)
                seen.append("\(row.line): \(row[index])")
            }
        }
        try Array(text.utf8).withUnsafeBytes { try decoder.decode($0, note) }
        #expect(seen.count == 4)
        try decoder.finish(note)
        #expect(seen == ["1: a", "1: b \"c\"", "1: ", "1: 日", "2: \"", "2: x\ny", "2: ", "2: z"])
    }

    @Test func `views and rows are the same`() throws {
        var random = SplitMix64(seed: 7)
        for _ in 0..<500 {
            let width = Int.random(in: 1...5, using: &random)
            let rows = (0..<3).map { _ in
                (0..<width).map { _ in
                    (0..<Int.random(in: 0...20, using: &random)).map { _ in
                        ["\"", ",", "\r\n", "ä", "x", " "][Int.random(in: 0..<6, using: &random)]
                    }.joined()
                }
            }
            var decoder = CSVDecoder()
            var views: [[String]] = []
            try encoded(rows).withUnsafeBytes { bytes in
                try decoder.decode(bytes) { row in views.append((0..<row.count).map { row[$0] }) }
            }
            try decoder.finish { row in views.append(row.fields) }
            #expect(views == rows)
        }
    }
}
