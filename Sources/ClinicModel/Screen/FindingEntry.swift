/// Reads findings as people type them.
///
/// A finding is `test[@level]=part[:part …]`; the parts are a side, a result, a value with its unit, a method,
/// or `not-done` or `unable`, in any order, and last `note` with its text: `leg-check=right:6mm`,
/// `reflex@C6=right:2`, `straight-leg-raise=right:positive:60deg`, `leg-check=left:1/4in:prone`.
public struct FindingEntry: Sendable {
    public let catalogue: TestCatalogue
    /// The unit of a leg check that is entered without one, where the practice has said which.
    public let legUnit: Practice.LegUnit?

    public init(catalogue: TestCatalogue, legUnit: Practice.LegUnit?) {
        self.catalogue = catalogue
        self.legUnit = legUnit
    }

    public func finding(_ text: String, phase: Finding.Phase) throws -> Finding {
        let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard sides.count == 2 else { throw FindingError(test: text, problem: .malformed(text)) }
        let named = sides[0].split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        let test = try catalogue.test(String(named[0]).trimmed.lowercased())

        var finding = Finding(test: test.code, phase: phase)
        if named.count == 2 { finding.level = try level(String(named[1]).trimmed, of: test) }
        try read(parts: sides[1], into: &finding, test: test)
        try catalogue.check(finding)
        return finding
    }

    private func level(_ text: String, of test: ScreenTest) throws -> String {
        let level = text.uppercased()
        // Cervical 1–8, thoracic 1–12, lumbar 1–5, sacral 1–5 and coccygeal: vertebrae, roots and dermatomes alike.
        guard Self.levels.contains(level) else { throw FindingError(test: test.code, problem: .malformedLevel(text)) }
        return level
    }

    private static let levels = Set(
        [("C", 8), ("T", 12), ("L", 5), ("S", 5)].flatMap { part, count in (1...count).map { "\(part)\($0)" } } + ["CO"]
    )

    private func read(parts text: Substring, into finding: inout Finding, test: ScreenTest) throws {
        var rest = text
        while true {
            let part = String(rest.prefix { $0 != ":" }).trimmed
            if part.lowercased().hasPrefix("note ") {
                finding.note = String(rest.trimmingPrefix { $0 == " " }.dropFirst(5)).trimmed
                return
            }
            try read(part: part, into: &finding, test: test)
            guard let colon = rest.firstIndex(of: ":") else { return }
            rest = rest[rest.index(after: colon)...]
        }
    }

    private func read(part: String, into finding: inout Finding, test: ScreenTest) throws {
        func put<Value>(_ value: Value, at keyPath: WritableKeyPath<Finding, Value?>) throws {
            guard finding[keyPath: keyPath] == nil else { throw FindingError(test: test.code, problem: .twice(part)) }
            finding[keyPath: keyPath] = value
        }
        let word = part.lowercased()
        if let side = Finding.Side(rawValue: word) {
            try put(side, at: \.side)
        } else if let result = Finding.Result(rawValue: word) {
            try put(result, at: \.result)
        } else if word == Finding.State.notDone.rawValue || word == Finding.State.unable.rawValue {
            guard finding.state == .recorded else { throw FindingError(test: test.code, problem: .twice(part)) }
            finding.state = word == Finding.State.unable.rawValue ? .unable : .notDone
        } else if test.methodWords.contains(word) {
            try put(word, at: \.method)
        } else if let (value, unit) = try measurement(part, of: test) {
            try put(value, at: \.value)
            finding.unit = try resolve(unit: unit, of: test)
        } else if part.isEmpty {
            throw FindingError(test: test.code, problem: .empty(takes: catalogue.words(of: test)))
        } else {
            throw FindingError(test: test.code, problem: .word(part, takes: catalogue.words(of: test)))
        }
    }

    /// A value and its unit, `6mm`, `0.25 in` or `1/4in`; a fraction is kept as the decimal that it equals.
    private func measurement(_ part: String, of test: ScreenTest) throws -> (value: Double, unit: String)? {
        let digits = part.prefix { $0.isASCII && ($0.isNumber || ".,-/".contains($0)) }
        let unit = part[digits.endIndex...].drop(while: \.isWhitespace)
        // A decimal comma says the same as a point.
        let terms = digits.replacing(",", with: ".").split(separator: "/", omittingEmptySubsequences: false)
        guard let number = Double(plain: terms[0]) else { return nil }
        if terms.count == 1 { return (number, String(unit)) }
        guard terms.count == 2, let divisor = Int(digits: terms[1], count: terms[1].utf8.count),
            (1...99).contains(divisor)
        else { return nil }
        guard let value = Double(plain: (number / Double(divisor)).shortText) else {
            throw FindingError(test: test.code, problem: .inexact(part))
        }
        return (value, String(unit))
    }

    private func resolve(unit: String, of test: ScreenTest) throws -> String {
        let units = catalogue.units(of: test).map(\.unit)
        if unit.isEmpty {
            if units.count == 1 { return units[0] }
            if let legUnit, units.contains(legUnit.rawValue) { return legUnit.rawValue }
            throw FindingError(test: test.code, problem: units.isEmpty ? .unit("", takes: []) : .whichUnit(units))
        }
        return units.first { $0.lowercased() == unit.lowercased() } ?? Self.spellings[unit.lowercased()] ?? unit
    }

    /// Other spellings of the units that people type.
    private static let spellings = ["°": "deg", "degrees": "deg", "\"": "in", "inch": "in", "°c": "degC", "c": "degC"]
}
