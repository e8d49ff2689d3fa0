import CSVCodec
import Testing

struct CSVWidthTests {
    @Test func `rows of any width are handed over where nobody asked for even ones`() throws {
        var decoder = CSVDecoder(checksWidth: false)
        var rows: [CSVRow] = []
        try decoder.decode(Array("a,b\n1\n1,2,3\n".utf8)) { rows.append(CSVRow($0)) }
        try decoder.finish { rows.append(CSVRow($0)) }
        #expect(rows.map(\.fields) == [["a", "b"], ["1"], ["1", "2", "3"]])
        #expect(rows.map(\.line) == [1, 2, 3])
    }

    @Test(arguments: [",", ";", "\t", "|", "x", "\u{1}"])
    func `ASCII that means nothing else delimits`(character: Character) {
        #expect(CSVDecoder.canDelimit(character.asciiValue ?? 0))
    }

    @Test(arguments: [0x00, 0x0A, 0x0D, 0x22, 0x80, 0xFF] as [UInt8])
    func `bytes that mean something else, or are no ASCII, do not`(byte: UInt8) {
        #expect(!CSVDecoder.canDelimit(byte))
    }
}
