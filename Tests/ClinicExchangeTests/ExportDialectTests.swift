import ClinicModel
import Foundation
import Testing

@testable import ClinicExchange

@Suite struct ExportDialectTests {
    private let excel = ExportDialect(.excel)

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+44 20 7946 0000", "'+44 20 7946 0000"), ("-1", "'-1"), ("@home", "'@home"),
        ("\tx", "'\tx"), ("\rx", "'\rx"), ("\r\nx", "'\r\nx"), ("=", "'="), ("'=1", "''=1"), ("''-", "'''-"),
        ("=\u{301}", "'=\u{301}"), ("'\u{301}=1", "'\u{301}=1"),
        ("", ""), ("'", "'"), ("''", "''"), ("'quoted'", "'quoted'"), ("a=1", "a=1"), (" =1", " =1"),
        ("00123", "00123"),
        ("1E5", "1E5"), ("2-1", "2-1"), ("\u{FF1D}1", "\u{FF1D}1"), ("\n=1", "\n=1"),
    ])
    func `a text that would be a formula has one more apostrophe before it`(text: String, cell: String) {
        let (guarded, unguarded) = (ExportDialect.guarded(text), ExportDialect.unguarded(cell))
        #expect(guarded.utf8.elementsEqual(cell.utf8))
        #expect(unguarded.utf8.elementsEqual(text.utf8))
    }

    @Test func `what was guarded comes back, whatever it was`() {
        let signs = ["'", "=", "+", "-", "@", "\t", "\r", "\n", "a", "\u{301}", " ", "\u{FEFF}"]
        var texts = [""]
        for _ in 0..<4 { texts += texts.flatMap { text in signs.map { text + $0 } } }
        #expect(texts.count == 28_561)
        let lost = texts.filter { text in
            !ExportDialect.unguarded(ExportDialect.guarded(text)).utf8.elementsEqual(text.utf8)
        }
        #expect(lost == [])
        // Two texts never share a cell.
        let kept = Set(texts.map { Array($0.utf8) })
        let cells = Set(texts.map { Array(ExportDialect.guarded($0).utf8) })
        #expect(cells.count == kept.count)
    }

    @Test func `the hostile strings come back`() throws {
        guard let folder = ProcessInfo.processInfo.environment["PLUMBLINE_TEST_DATA"] else {
            print(
                "Skipped: PLUMBLINE_TEST_DATA names no folder; the strings are minimaxir/big-list-of-naughty-strings.")
            return
        }
        let file = URL(filePath: folder).appending(path: "naughty-strings/blns.json")
        let strings = try JSONDecoder().decode([String].self, from: Data(contentsOf: file))
        #expect(strings.count > 500)
        let starts = Array("=+-@\t\r".utf8)
        for text in strings {
            let cell = excel.cell(of: .text(text), in: .line)
            let start = cell.utf8.first ?? 0
            #expect(!starts.contains(start), "\(text)")
            let back = excel.text(ofCell: cell, in: .line)
            #expect(back.utf8.elementsEqual(text.utf8), "\(text)")
        }
    }

    @Test(arguments: [
        (FieldValue.text("=1"), FieldType.line, "'=1"), (.text("-"), .prose, "'-"),
        (.text("@x"), .code(catalogue: "tests"), "'@x"), (.number(-2.5), .number, "-2.5"),
        (.integer(-3), .integer(-5...5), "-3"), (.integer(12), .reference(table: "patients", letter: "P"), "P-12"),
        (.text("2026-03-14"), .day(.past), "2026-03-14"), (.text("1990-06"), .partialDate, "1990-06"),
        (.integer(1), .boolean, "true"), (.null, .line, ""),
    ])
    func `numbers, days and ids stay bare`(value: FieldValue, type: FieldType, cell: String) {
        #expect(excel.cell(of: value, in: type) == cell)
        let text = excel.text(ofCell: cell, in: type)
        #expect(type.value(of: text) == value)
    }

    @Test func `the analysis dialect leaves everything as it is`() {
        for text in ["=1", "'=1", "+44", "2,5"] {
            #expect(ExportDialect.analysis.cell(of: .text(text), in: .line) == text)
            #expect(ExportDialect.analysis.text(ofCell: text, in: .line) == text)
        }
        #expect(ExportDialect.analysis.cell(of: .number(2.5), in: .number) == "2.5")
    }

    @Test func `numbers have a comma where that is asked, and nothing else changes`() {
        let comma = ExportDialect(.excel, hasDecimalComma: true)
        #expect(comma.cell(of: .number(-0.25), in: .number) == "-0,25")
        #expect(comma.text(ofCell: "-0,25", in: .number) == "-0.25")
        #expect(comma.cell(of: .text("1.5, or 2"), in: .line) == "1.5, or 2")
        #expect(comma.cell(of: .integer(1000), in: .integer(0...2000)) == "1000")
        #expect(comma.delimiter == .semicolon)
        #expect(ExportDialect(.excel, delimiter: .tab, hasDecimalComma: true).delimiter == .tab)
        #expect(excel.delimiter == .comma)
    }

    @Test func `a delimiter is one of four`() {
        let entered = [",", ";", "|", "\t", "tab", "TAB", "\\t"].map(ExportDialect.Delimiter.init(entered:))
        #expect(entered == [.comma, .semicolon, .pipe, .tab, .tab, .tab, .tab])
        for text in ["", "a", "\"", "'", "\n", ",,", ",\u{301}", "é", " ", "-"] {
            #expect(ExportDialect.Delimiter(entered: text) == nil, "\(text)")
        }
        #expect(ExportDialect.Delimiter.allCases.map(\.byte) == Array(",;|\t".utf8))
        #expect(ExportDialect.Delimiter.allCases.map(\.word) == [",", ";", "|", "tab"])
    }

    @Test func `no title of a column is taken for a formula, or needs quotes`() {
        for column in Table.all.flatMap(\.columns) {
            #expect(ExportDialect.guarded(column.title) == column.title)
            let special = Set(",;|\t\"\n\r")
            #expect(special.isDisjoint(with: column.title), "\(column.title)")
        }
    }
}
