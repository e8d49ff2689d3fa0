import CSVCodec
import Testing

struct CSVChunkTests {
    private static let text = [
        "\u{FEFF}name,größe,note\r\n",
        "\"a \"\"b\"\"\",日本,\"1\r\n2\"\r\n",
        "\r\n",
        "👍,\"\",\"\"\"\"\n",
        ",,\"\u{FEFF}\"\r",
        "long enough not to be a small string,\"and \"\"another\"\", just as long\",\n",
    ].joined()

    @Test(arguments: [1, 2, 3, 7, 64])
    func `where chunks end makes no difference`(size: Int) throws {
        let bytes = Array(Self.text.utf8)
        let outcome = try Outcome(bytes, chunkSize: size)
        #expect(outcome == (try Outcome(bytes)))
        #expect(
            outcome.rows.map(\.fields) == [
                ["name", "größe", "note"],
                ["a \"b\"", "日本", "1\r\n2"],
                ["👍", "", "\""],
                ["", "", "\u{FEFF}"],
                ["long enough not to be a small string", "and \"another\", just as long", ""],
            ])
        #expect(outcome.rows.map(\.line) == [1, 2, 5, 6, 7])
        #expect(outcome.error == nil)
    }

    @Test func `every single cut gives the same rows`() throws {
        let bytes = Array(Self.text.utf8)
        let whole = try Outcome(bytes)
        for cut in 0...bytes.count {
            var decoder = CSVDecoder()
            var rows: [CSVRow] = []
            try decoder.decode(Array(bytes[..<cut])) { rows.append(CSVRow($0)) }
            try decoder.decode([]) { rows.append(CSVRow($0)) }
            try decoder.decode(Array(bytes[cut...])) { rows.append(CSVRow($0)) }
            try decoder.finish { rows.append(CSVRow($0)) }
            #expect(rows == whole.rows, "cut at \(cut)")
        }
    }
}
