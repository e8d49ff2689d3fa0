import Testing

@testable import plumb

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Widths known from `wcswidth` of Python's `wcwidth` package, version 0.7.0.
///
/// The inputs avoid the characters on which the package and glibc 2.36 differ: spacing vowel signs such as
/// U+093F alone (0 cells in the package, 1 in glibc), a lone regional indicator (2 and 1), the trigrams
/// from U+2630 (2 and 1), the Hangul tone marks from U+302E (0 and 2). They also differ on a conjunct with
/// more than two spacing characters, to which the package, like the program, gives no more than two cells.
struct DisplayWidthTests {
    @Test func `ASCII text takes a cell for each character`() {
        #expect("".displayWidth == 0)
        #expect("Smith, J. ~ 12/80".displayWidth == 17)
    }

    @Test func `a combining accent takes no cell`() {
        #expect("\u{E9}".displayWidth == 1)
        #expect("e\u{301}".displayWidth == 1)
        #expect("Nguye\u{302}\u{303}n".displayWidth == 6)
        #expect("e\u{323}\u{300}ko\u{323}\u{301}".displayWidth == 3)
    }

    @Test func `a combining accent with nothing before it takes no cell`() {
        #expect("\u{301}".displayWidth == 0)
    }

    @Test(arguments: [
        ("王小明", 6), ("佐藤さくら", 10), ("か\u{3099}", 2), ("Ａ", 2), ("ｶ", 1), ("ｶﾞ", 2), ("김민준", 6),
    ])
    func `East Asian wide characters take two cells`(text: String, width: Int) {
        #expect(text.displayWidth == width)
    }

    @Test func `a Hangul syllable takes two cells whether whole or in parts`() {
        #expect("\u{D55C}".displayWidth == 2)
        #expect("\u{1112}\u{1161}\u{11AB}".displayWidth == 2)
        #expect("\u{1100}\u{1161}".displayWidth == 2)
    }

    @Test(arguments: [
        "😀", "👩‍👩‍👧", "🤷🏾‍♀️", "👍🏽", "🇫🇷", "🏴‍☠️", "👁️‍🗨️", "1️⃣",
        "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
    ])
    func `an emoji takes two cells however it is composed`(emoji: String) {
        #expect(emoji.count == 1)
        #expect(emoji.displayWidth == 2)
    }

    @Test func `an emoji newer than the C library's tables takes two cells`() {
        #expect("\u{1FAE8}".displayWidth == 2)
    }

    @Test func `flags in a row take two cells each`() {
        #expect("🇫🇷🇩🇪".displayWidth == 4)
    }

    @Test func `a variation selector widens only what has an emoji form`() {
        #expect("\u{2764}".displayWidth == 1)
        #expect("\u{2764}\u{FE0F}".displayWidth == 2)
        #expect("a\u{FE0F}".displayWidth == 1)
        #expect("\u{FE0F}".displayWidth == 0)
    }

    @Test func `Thai vowels above and below take no cell and sara am takes one`() {
        #expect("สมชาย".displayWidth == 5)
        #expect("สุทธิ".displayWidth == 3)
        #expect("กรุงเทพ".displayWidth == 6)
        #expect("น้ำ".displayWidth == 2)
        #expect("คำ".displayWidth == 2)
    }

    @Test(arguments: [("नमस्ते", 4), ("ক্ষ", 2), ("தமிழ்", 4), ("ශ්‍රී", 2)])
    func `each consonant of an Indic conjunct takes a cell`(text: String, width: Int) {
        #expect(text.displayWidth == width)
    }

    @Test func `Arabic and Hebrew points take no cell`() {
        #expect("محمد".displayWidth == 4)
        #expect("مُحَمَّد".displayWidth == 4)
        #expect("שָׁלוֹם".displayWidth == 4)
    }

    @Test func `a zero-width space takes no cell and a control character none`() {
        #expect("a\u{200B}b".displayWidth == 2)
        #expect("a\u{1B}\u{7F}\u{9B}\r\nb".displayWidth == 2)
    }

    @Test func `the width does not depend on the user's locale`() throws {
        let ascii = try #require(newlocale(LC_CTYPE_MASK, "C", nil))
        let previous = uselocale(ascii)
        let width = "王小明 é".displayWidth
        let after = uselocale(previous)
        freelocale(ascii)
        #expect(width == 8)
        #expect(after == ascii, "The caller's locale is put back")
    }

    @Test func `many tasks can measure at once`() async {
        let widths = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<100 {
                group.addTask { "王小明 é 👩‍👩‍👧 नमस्ते".displayWidth }
            }
            return await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(widths == [16])
    }
}
