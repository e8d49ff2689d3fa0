import Foundation
import Testing

@testable import ClinicModel

/// The forms of Unicode, held against Foundation, which has tables of its own.
@Suite struct NormalizationTests {
    /// Every character that both know: Foundation's tables may be older.
    private static let scalars = (UInt32(0x80)...0x2FFFF).compactMap(Unicode.Scalar.init).filter {
        ($0.properties.age?.major).map { $0 <= 15 } ?? false
    }

    @Test func `letters are taken apart as Foundation does, whatever the order of their marks`() {
        let differing = Self.scalars.filter { scalar in
            let text = String(scalar)
            return Set(text.decomposedWithCompatibility)
                != Set(text.decomposedStringWithCompatibilityMapping.unicodeScalars)
        }
        #expect(differing.map { String($0.value, radix: 16) } == [])
    }

    @Test func `letters are put together as Foundation does`() {
        for text in ["e\u{301}", "\u{212B}", "\u{1100}\u{1161}", "q\u{323}\u{307}", "\u{958}", "Nguye\u{302}\u{303}n"] {
            #expect(Array(text.composed.utf8) == Array(text.precomposedStringWithCanonicalMapping.utf8))
        }
    }

    @Test func `white space is what Foundation trims`() {
        let differing = (UInt32(0)...0xFFFF).compactMap(Unicode.Scalar.init).filter { scalar in
            let text = "\(scalar)a\(scalar)"
            return text.trimmed != text.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        #expect(differing.map { String($0.value, radix: 16) } == [])
    }

    @Test(arguments: [
        (1e-7, "0.0000001"), (-1.25e-9, "-0.00000000125"), (1.5e20, "150000000000000000000"), (0.25, "0.25"), (6, "6"),
        (-0.5, "-0.5"), (12_345.678, "12345.678"),
    ])
    func `a number is written without an exponent`(number: Double, text: String) {
        #expect(number.shortText == text)
        #expect(Double(number.shortText) == number)
    }
}
