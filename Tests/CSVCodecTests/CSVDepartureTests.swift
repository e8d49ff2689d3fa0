import CSVCodec
import Testing

/// What files have that were not written by the letter of RFC 4180, each with the table that is meant.
struct CSVDepartureTests {
    @Test(arguments: [
        ("A\r\nB", [["A"], ["B"]]),
        ("A\nB\rC\r\nD", [["A"], ["B"], ["C"], ["D"]]),
        ("D\n", [["D"]]),
        ("\nD", [[""], ["D"]]),
        ("D\n\n", [["D"], [""]]),
        ("\n\n", [[""], [""]]),
        ("\r\n", [[""]]),
        ("A,B\n\n1,2\n\n", [["A", "B"], ["1", "2"]]),
        ("A,B\n\r\n\n1,2", [["A", "B"], ["1", "2"]]),
        ("A,B", [["A", "B"]]),
        ("A,B\r\n", [["A", "B"]]),
        ("A,B\n1,", [["A", "B"], ["1", ""]]),
        (",\n,\n", [["", ""], ["", ""]]),
        (" , \n\t,\t", [[" ", " "], ["\t", "\t"]]),
        ("\"A\nB\",\"C\r\nD\"\r\"E\rF\",G", [["A\nB", "C\r\nD"], ["E\rF", "G"]]),
        ("\"\",\"\"\"\",\"\"\"\"\"\"", [["", "\"", "\"\""]]),
        ("\u{FEFF}A,B\r\n", [["A", "B"]]),
        ("\u{FEFF}", []),
        ("", []),
    ])
    func `a departure is read as it is meant`(text: String, rows: [[String]]) throws {
        #expect(try fields(text) == rows)
    }
}
