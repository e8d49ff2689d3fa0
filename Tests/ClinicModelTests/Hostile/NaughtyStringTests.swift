import Foundation
import Testing

@testable import ClinicModel

/// Each naughty string in each text of each record: kept to the byte but for white space around it, or refused.
struct NaughtyStringTests {
    private static let today = CalendarDay(year: 2026, month: 11, day: 21)

    /// What became of the strings in one field.
    private struct Outcome: Equatable {
        var kept = 0
        /// For a control character.
        var refused = 0
        /// Nothing but white space, which may be of no width.
        var blank = 0
    }

    @Test(.enabled(if: NaughtyStrings.areHere, "\(NaughtyStrings.skipped)"), arguments: try RecordExample.all())
    func `a text takes 507 of the 515, refuses five for control characters, and three are empty`(example: RecordExample)
        throws
    {
        let strings = try NaughtyStrings.all()
        #expect(strings.count == 515)
        func check<Value: ClinicRecord>(_ record: Value) throws {
            for field in Value.fields where field.type == .line || field.type == .prose {
                let outcome = try outcome(of: strings, in: field, of: record)
                #expect(outcome == Outcome(kept: 507, refused: 5, blank: 3), "\(Value.name).\(field.name)")
            }
        }
        try check(example.record)
    }

    private func outcome<Value: ClinicRecord>(
        of strings: [String], in field: Field<Value>, of record: Value
    ) throws -> Outcome {
        let today = try #require(Self.today)
        var outcome = Outcome()
        for string in strings {
            var record = record
            try field.set(.text(string), in: &record)
            do {
                let value = try field.tidied(&record, today: today)
                #expect(field.value(in: record) == value)
                switch value {
                case .text(let text):
                    outcome.kept += 1
                    #expect(text.utf8.elementsEqual(Self.withoutSpaceAround(string).utf8), "\(field.name): \(string)")
                default: outcome.blank += 1
                }
            } catch let error as FieldError {
                if case .control = error.problem { outcome.refused += 1 } else { outcome.blank += 1 }
                // What is refused is not told again: it might be anything.
                #expect(!error.description.unicodeScalars.contains { $0.properties.generalCategory == .control })
            }
        }
        return outcome
    }

    /// By the property of Unicode, which is not how the program finds it.
    private static func withoutSpaceAround(_ string: String) -> String {
        let scalars = string.unicodeScalars
        func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace || scalar == "\u{200B}" }
        guard let first = scalars.firstIndex(where: { !isSpace($0) }),
            let last = scalars.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(scalars[first...last])
    }
}
