/// A birth date in four bytes: year, month and day, each 0 where it is not known.
struct BirthDateCode: Hashable, Sendable {
    let code: UInt32

    static let missing = BirthDateCode(year: 0, month: 0, day: 0)

    init(year: Int, month: Int, day: Int) { code = UInt32(year) << 9 | UInt32(month) << 5 | UInt32(day) }

    /// A date from its ISO 8601 text; missing where there is none, or the text is no date.
    init(_ text: String?) {
        var numbers = [0, 0, 0]
        var place = 0
        for byte in (text ?? "").utf8 {
            switch byte {
            case 0x2D where place < 2: place += 1
            case 0x30...0x39: numbers[place] = min(numbers[place] * 10 + Int(byte) - 0x30, 9999)
            default: numbers = [0, 0, 0]
            }
        }
        guard numbers[0] > 0, numbers[1] <= 12, numbers[2] <= 31 else {
            self = .missing
            return
        }
        self.init(year: numbers[0], month: numbers[1], day: numbers[2])
    }

    var year: Int { Int(code >> 9) }
    var month: Int { Int(code >> 5 & 15) }
    var day: Int { Int(code & 31) }
    var isMissing: Bool { code == 0 }
    /// Known to the day.
    var isWhole: Bool { day > 0 && month > 0 }
}
