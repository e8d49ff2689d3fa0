import ClinicModel
import Testing

struct NearestWordTests {
    private static let tests = ["leg-check", "head-tilt", "reflex", "spasm", "gait", "straight-leg-raise"]

    @Test(arguments: [
        ("leg-check", "leg-check"), ("LEG-CHECK", "leg-check"), ("leg-chek", "leg-check"), ("leg-checkk", "leg-check"),
        ("leg-chexk", "leg-check"), ("leg-chekc", "leg-check"), ("elg-chekc", "leg-check"), ("legchek", "leg-check"),
        ("reflx", "reflex"), ("relfex", "reflex"), ("spam", "spasm"), ("giat", "gait"),
        ("straight-leg-rase", "straight-leg-raise"), ("strait-leg-rise", "straight-leg-raise"),
    ])
    func `a slip is mended: a letter too many, missing or wrong, or two swapped`(entered: String, word: String) {
        #expect(nearestWord(to: entered, among: Self.tests) == word)
    }

    /// Distances by hand: one slip for every three letters is near, one more is not.
    @Test(arguments: [
        ("abc", "abd", true), ("abc", "axd", false), ("abcde", "abcdx", true), ("abcde", "abcxy", false),
        ("abcdef", "abcdxy", true), ("abcdef", "abcxyz", false), ("abcdefghi", "abcdefxyz", true),
        ("abcdefghi", "abcdewxyz", false), ("abcd", "abdc", true), ("abcd", "badc", false), ("abcdef", "badcef", true),
        // The optimal string alignment distance of these is 3: no letter is touched twice.
        ("caxyzw", "abcxyzw", false),
    ])
    func `a word is near with one slip for every three letters`(entered: String, word: String, isNear: Bool) {
        #expect(nearestWord(to: entered, among: [word]) == (isNear ? word : nil))
    }

    @Test(arguments: ["", "x", "yz", "gate", "aura", "blood-pressure", "!"])
    func `a word that is near none is mended to none`(entered: String) {
        #expect(nearestWord(to: entered, among: Self.tests) == nil)
    }

    @Test func `the nearest of several is taken, and the first of those equally near`() {
        #expect(nearestWord(to: "blaire", among: ["blairs", "blair", "blaire"]) == "blaire")
        #expect(nearestWord(to: "bait", among: ["gait", "wait"]) == "gait")
        #expect(nearestWord(to: "bait", among: ["wait", "gait"]) == "wait")
        #expect(nearestWord(to: "bait", among: []) == nil)
    }

    @Test func `letters are compared as people see them`() {
        #expect(nearestWord(to: "cafe\u{301}s", among: ["caf\u{E9}s"]) == "caf\u{E9}s")
    }
}
