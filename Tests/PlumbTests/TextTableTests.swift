import Testing

@testable import plumb

struct TextTableTests {
    private let plain = TextStyle(isColored: false)

    private let patients = TextTable(
        columns: [
            .init(title: "No.", alignment: .right), .init(title: "Name"), .init(title: "Born"),
            .init(title: "Note", wraps: true),
        ],
        rows: [
            ["7", "王小明", "1980-02-29", "Allergic to penicillin"],
            ["12", "Nguye\u{302}\u{303}n Lan", "2001-11-05", ""],
            ["104", "Éva 👩‍👩‍👧", "1955-07-30", "Hearing aid, speak slowly"],
        ])

    private func text(_ table: TextTable, width: Int?) -> String {
        table.lines(width: width, style: plain).joined(separator: "\n")
    }

    @Test func `wide and combining characters are aligned by cells`() {
        let expected = """
            No.  Name        Born        Note
            ───  ──────────  ──────────  ─────────────────────────
              7  王小明      1980-02-29  Allergic to penicillin
             12  Nguye\u{302}\u{303}n Lan  2001-11-05
            104  Éva 👩‍👩‍👧      1955-07-30  Hearing aid, speak slowly
            """
        #expect(text(patients, width: nil) == expected)
        #expect(text(patients, width: 54) == expected)
    }

    @Test func `a column that wraps is narrowed to what the width leaves it`() {
        #expect(
            text(patients, width: 45) == """
                No.  Name        Born        Note
                ───  ──────────  ──────────  ────────────────
                  7  王小明      1980-02-29  Allergic to
                                             penicillin
                 12  Nguye\u{302}\u{303}n Lan  2001-11-05
                104  Éva 👩‍👩‍👧      1955-07-30  Hearing aid,
                                             speak slowly
                """)
    }

    @Test func `a table too wide even when wrapped is a block for each row`() {
        #expect(
            text(patients, width: 20) == """
                7
                  Name  王小明
                  Born  1980-02-29
                  Note  Allergic to
                        penicillin
                12
                  Name  Nguye\u{302}\u{303}n Lan
                  Born  2001-11-05
                104
                  Name  Éva 👩‍👩‍👧
                  Born  1955-07-30
                  Note  Hearing aid,
                        speak slowly
                """)
    }

    @Test func `the widest column is narrowed first and equally wide ones share`() {
        let table = TextTable(
            columns: [
                .init(title: "Drug", wraps: true), .init(title: "Dose", wraps: true),
                .init(title: "Why", wraps: true),
            ],
            rows: [["paracetamol", "one tablet at night", "pain in the left knee"]])
        #expect(
            text(table, width: 41) == """
                Drug         Dose           Why
                ───────────  ─────────────  ─────────────
                paracetamol  one tablet at  pain in the
                             night          left knee
                """)
        #expect(
            text(table, width: 30) == """
                Drug         Dose     Why
                ───────────  ───────  ────────
                paracetamol  one      pain in
                             tablet   the left
                             at       knee
                             night
                """)
    }

    @Test func `a column of short words is narrowed to its longest`() {
        let table = TextTable(columns: [.init(title: "Days", wraps: true)], rows: [["mon tue wed"]])
        #expect(table.lines(width: 1, style: plain) == ["Days", "────", "mon", "tue", "wed"])
    }

    @Test func `wide characters wrap within their column`() {
        let table = TextTable(
            columns: [.init(title: "Note", wraps: true), .init(title: "By")],
            rows: [["患者は頭痛を訴えている", "佐藤"]])
        #expect(
            text(table, width: 24) == """
                Note                By
                ──────────────────  ────
                患者は頭痛を訴えて  佐藤
                いる
                """)
    }

    @Test func `a long title wraps with its column`() {
        let table = TextTable(
            columns: [.init(title: "Reason for visit", wraps: true), .init(title: "Day")],
            rows: [["cough", "Mon"]])
        #expect(
            text(table, width: 15) == """
                Reason for  Day
                visit
                ──────────  ───
                cough       Mon
                """)
    }

    @Test func `a column aligned right keeps its units under each other`() {
        let table = TextTable(
            columns: [.init(title: "Test"), .init(title: "Result", alignment: .right)],
            rows: [["Na", "140"], ["K", "4"], ["Glucose, fasting", "1000000"]])
        #expect(
            text(table, width: nil) == """
                Test               Result
                ────────────────  ───────
                Na                    140
                K                       4
                Glucose, fasting  1000000
                """)
    }

    @Test func `an empty column is still shown`() {
        let table = TextTable(
            columns: [.init(title: "Name"), .init(title: "Phone"), .init(title: "")], rows: [["Ann", "", ""]])
        #expect(table.lines(width: 80, style: plain) == ["Name  Phone", "────  ─────", "Ann"])
    }

    @Test func `an empty table is a header and a rule`() {
        let table = TextTable(columns: [.init(title: "Name"), .init(title: "Born")], rows: [])
        #expect(table.lines(width: nil, style: plain) == ["Name  Born", "────  ────"])
    }

    @Test func `an escape sequence in a cell is shown harmlessly`() {
        let table = TextTable(
            columns: [.init(title: "Name"), .init(title: "Note", wraps: true)],
            rows: [["\u{1B}[2JEve\u{9B}0m", "two\nlines"], ["Bob", "\u{202E}x"]])
        #expect(
            text(table, width: 80) == """
                Name             Note
                ───────────────  ─────────
                ␛[2JEve\\u{9b}0m  two␊lines
                Bob              \\u{202e}x
                """)
    }

    @Test(arguments: [nil, 80, 60, 50, 40, 30, 10, 0])
    func `no width cuts text off or leaves trailing spaces`(width: Int?) {
        let lines = patients.lines(width: width, style: plain)
        #expect(lines.allSatisfy { $0.last != " " })
        let shown = lines.joined().filter { $0 != " " }
        for cell in patients.rows.joined() {
            #expect(isSubsequence(cell.filter { $0 != " " }, of: shown), "\(cell)")
        }
    }

    private func isSubsequence(_ text: String, of whole: String) -> Bool {
        var rest = text[...]
        for character in whole where character == rest.first { rest.removeFirst() }
        return rest.isEmpty
    }

    @Test(arguments: 16...54)
    func `a table fits the width`(width: Int) {
        #expect(patients.lines(width: width, style: plain).allSatisfy { $0.displayWidth <= width })
    }

    @Test func `only the header is bold and styling moves nothing`() {
        let table = TextTable(
            columns: [.init(title: "Name"), .init(title: "Reason for visit", wraps: true)],
            rows: [["王小明", "cough"]])
        #expect(
            table.lines(width: 18, style: TextStyle(isColored: true)) == [
                "\u{1B}[1mName    Reason for\u{1B}[22m",
                "\u{1B}[1m        visit\u{1B}[22m",
                "──────  ──────────",
                "王小明  cough",
            ])
    }

    @Test func `a style emits escape codes only in colour`() {
        let colored = TextStyle(isColored: true)
        #expect(colored.bold("a") == "\u{1B}[1ma\u{1B}[22m")
        #expect(colored.dim("a") == "\u{1B}[2ma\u{1B}[22m")
        #expect(colored.warning("a") == "\u{1B}[31ma\u{1B}[39m")
        #expect([plain.bold("a"), plain.dim("a"), plain.warning("a")] == ["a", "a", "a"])
    }
}
