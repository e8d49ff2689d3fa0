import Testing

@testable import plumb

struct TextWrapTests {
    @Test func `text that fits is one line`() {
        #expect("Take with food".wrapped(to: 14) == ["Take with food"])
        #expect("".wrapped(to: 10) == [""])
    }

    @Test func `text is wrapped at spaces`() {
        #expect("Take with food".wrapped(to: 13) == ["Take with", "food"])
        #expect("Take with food".wrapped(to: 9) == ["Take with", "food"])
        #expect("Take with food".wrapped(to: 8) == ["Take", "with", "food"])
    }

    @Test func `only the spaces at a break are dropped`() {
        #expect("  a   b   c".wrapped(to: 7) == ["  a   b", "c"])
        #expect("a  ".wrapped(to: 5) == ["a  "])
        #expect("abc  ".wrapped(to: 4) == ["abc"])
        #expect("   ".wrapped(to: 2) == [""])
        #expect("    abc".wrapped(to: 5) == ["abc"])
    }

    @Test func `a no-break space is no place to wrap`() {
        #expect("take 5\u{A0}mg".wrapped(to: 7) == ["take", "5\u{A0}mg"])
    }

    @Test func `a word longer than a line is broken on lines of its own`() {
        #expect("an electroencephalogram".wrapped(to: 8) == ["an", "electroe", "ncephalo", "gram"])
        #expect("abcdefghij k".wrapped(to: 8) == ["abcdefgh", "ij k"])
    }

    @Test func `lines are measured in cells`() {
        #expect("王小明王小明".wrapped(to: 5) == ["王小", "明王", "小明"])
        #expect("王小 明".wrapped(to: 7) == ["王小 明"])
        #expect("王小 明".wrapped(to: 6) == ["王小", "明"])
        #expect("Nguye\u{302}\u{303}n Lan".wrapped(to: 10) == ["Nguye\u{302}\u{303}n Lan"])
    }

    @Test func `a grapheme is never split`() {
        #expect("👩‍👩‍👧👍🏽🇫🇷".wrapped(to: 3) == ["👩‍👩‍👧", "👍🏽", "🇫🇷"])
        #expect("e\u{301}e\u{301}e\u{301}".wrapped(to: 2) == ["e\u{301}e\u{301}", "e\u{301}"])
        #expect("न\u{93F}स\u{94D}त\u{947}".wrapped(to: 1).count == 2)
    }

    @Test(arguments: [1, 0, -1])
    func `a grapheme wider than a line has a line of its own`(width: Int) {
        #expect("王小".wrapped(to: width) == ["王", "小"])
        #expect("".wrapped(to: width) == [""])
    }

    @Test func `the text's own line breaks are kept`() {
        #expect("a\nb\r\nc\rd".wrapped(to: 10) == ["a", "b", "c", "d"])
        #expect("one two\n\nthree\n".wrapped(to: 5) == ["one", "two", "", "three", ""])
    }

    @Test(arguments: 1...40)
    func `no width loses a character or overfills a line`(width: Int) {
        let text = """
            Mme Nguye\u{302}\u{303}n (王小明) saw  Dr שָׁלוֹם;  pseudohypoparathyroidism 👩‍👩‍👧🇫🇷 excluded.
               น้ำ 5\u{A0}ml नमस्ते
            """
        let lines = text.wrapped(to: width)
        #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " && $0 != "\n" })
        #expect(lines.allSatisfy { $0.displayWidth <= max(width, 2) })
    }

    @Test func `a line may end after a hyphen between letters, and never within a date`() {
        #expect("found not-adjusted".wrapped(to: 10) == ["found not-", "adjusted"])
        #expect("seen 2026-11-20".wrapped(to: 10) == ["seen", "2026-11-20"])
    }
}
