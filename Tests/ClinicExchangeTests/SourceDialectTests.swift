import ClinicExchange
import ClinicModel
import Foundation
import Testing

struct SourceDialectTests {
    @Test(arguments: [
        ("surname,town\nHartley,Leeds\n", "comma"), ("surname;town\nHartley;Leeds\n", "semicolon"),
        ("surname\ttown\nHartley\tLeeds\n", "tab"), ("surname|town\nHartley|Leeds\n", "bar"),
        // What stands in quotes delimits nothing.
        ("surname,address\nHartley,\"1; The Lane; Leeds\"\n", "comma"),
        ("surname;address;town\nHartley;\"1, The Lane, Leeds, UK\";Leeds\n", "semicolon"),
        // Nor what is not in every row alike.
        ("surname,town\nHartley,Leeds; Bradford\nMoss,York\n", "comma"),
        ("surname\nHartley\n", "comma"), ("sep=;\nsurname;town\nHartley;Leeds\n", "semicolon"),
    ])
    func `the delimiter is the one by which the rows are even`(text: String, name: String) throws {
        let practice = try SourcePractice()
        #expect(try practice.read(text).dialect.delimiterName == name)
        #expect(try practice.patients().map(\.familyName).first == "Hartley")
    }

    @Test func `a delimiter that was said is taken`() throws {
        let practice = try SourcePractice()
        try practice.read("surname:town\nHartley:Leeds\n") { $0.delimiter = try SourceDialect.delimiter(said: ":") }
        #expect(try practice.patients().map(\.city) == ["Leeds"])
        #expect(throws: SourceMapError.self) { try SourceDialect.delimiter(said: "::") }
        #expect(throws: SourceMapError.self) { try SourceDialect.delimiter(said: "\"") }
    }

    @Test(arguments: [("\r\n", SourceDialect.LineEnd.crlf), ("\n", .lf), ("\r", .cr)])
    func `lines end in every usual way, and count the same`(end: String, name: SourceDialect.LineEnd) throws {
        let practice = try SourcePractice()
        let text = ["surname,gender", "Hartley,F", "Vance,Q", ""].joined(separator: end)
        #expect(try practice.refusals(text).first?.hasPrefix("line 3, column gender: ") == true)
        #expect(try practice.read(text, isRehearsal: true).dialect.lineEnd == name)
    }

    @Test func `a line that only says the delimiter is counted`() throws {
        let refusals = try SourcePractice().refusals("sep=;\r\nsurname;gender\r\nHartley;Q\r\n")
        #expect(refusals.first?.hasPrefix("line 3, column gender: ") == true)
    }

    @Test func `UTF-8 is read with and without a mark`() throws {
        let practice = try SourcePractice()
        try practice.read("\u{FEFF}surname\nLefèvre\n")
        try practice.read("surname\nNguyễn\n")
        #expect(try practice.patients().map(\.familyName) == ["Lefèvre", "Nguyễn"])
    }

    @Test func `what is no UTF-8 is Windows-1252, and the first place that shows it is told`() throws {
        let practice = try SourcePractice()
        // “Müller”, and a euro sign and curly quotes, which ISO 8859-1 does not have.
        let bytes = Array("surname,alert\nHartley,\nM".utf8) + [0xFC] + Array("ller,".utf8) + [0x80, 0x93, 0x94, 0x0A]
        let dialect = try practice.read(bytes).dialect
        #expect(dialect.encoding.encoding == .windows1252)
        #expect(dialect.encoding.firstOther?.line == 3 && dialect.encoding.firstOther?.byte == 0xFC)
        let last = try practice.patients().last
        #expect(last?.familyName == "Müller" && last?.alert == "€“”")
    }

    @Test func `a byte that is no text is refused with its line`() throws {
        let error = #expect(throws: SourceError.self) {
            try SourcePractice().read(Array("surname\nHartley\n".utf8) + [0x4D, 0x8D, 0x0A])
        }
        #expect(error == .undefinedByte(0x8D, line: 3, file: "old.csv"))
    }

    @Test func `a character cut off at the end is not UTF-8`() throws {
        let dialect = try SourcePractice().read(Array("surname\nHartley".utf8) + [0xC3]).dialect
        #expect(dialect.encoding.encoding == .windows1252)
    }

    @Test(arguments: [true, false])
    func `UTF-16 with a mark is read, as spreadsheets write it`(isLittle: Bool) throws {
        let practice = try SourcePractice()
        let bytes = "\u{FEFF}surname\tgender\r\nWeiß\tw\r\n𝒜da\tf\r\n".utf16.flatMap { unit in
            let (low, high) = (UInt8(unit & 0xFF), UInt8(unit >> 8))
            return isLittle ? [low, high] : [high, low]
        }
        #expect(try practice.read(bytes).dialect.delimiterName == "tab")
        #expect(try practice.patients().map(\.familyName) == ["Weiß", "𝒜da"])
        #expect(throws: SourceError.halfCharacter(file: "old.csv")) { try practice.read(bytes.dropLast()) }
    }

    @Test func `an empty file, a lone header and broken quotes are refused`() throws {
        let practice = try SourcePractice()
        #expect(try practice.refusals("") == ["old.csv is empty; its first line names the columns."])
        #expect(
            try practice.refusals("surname,town\r\n")
                == ["old.csv has a header and no rows; there is nothing to import."])
        #expect(
            try practice.refusals("surname,town\n\"Hartley,Leeds\n")
                == ["line 2, column 1, field 1: a quote opens here and is never closed."])
        #expect(try practice.refusals("surname\nHart\u{0}ley\n").first?.hasPrefix("line 2") == true)
    }

    @Test func `folders, devices and files that are not there are told apart`() throws {
        let folder = try TemporaryFolder()
        #expect(throws: SourceError.isFolder(folder.url.path)) { _ = try SourceFile(folder.url.path) }
        #expect(throws: SourceError.isDevice("/dev/zero")) { _ = try SourceFile("/dev/zero") }
        #expect(throws: SourceError.missing("/no/such/file")) { _ = try SourceFile("/no/such/file") }
    }
}
