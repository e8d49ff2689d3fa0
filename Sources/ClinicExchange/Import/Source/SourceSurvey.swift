import CSVCodec
import ClinicModel

/// What a whole file says of its columns, before a row is taken.
struct SourceSurvey {
    private(set) var rows = 0
    /// For the places of columns that hold dates.
    private var dates: [Int: SourceDateSurvey] = [:]
    /// For the places of columns that hold words of a set: how often each text stands there.
    private var words: [Int: [String: Int]] = [:]
    private let width: Int
    private let dayPlaces: [Int]
    private let wordPlaces: [Int]
    private static let mostWords = 100

    init(_ plan: SourcePlan, width: Int) {
        self.width = width
        func places(_ isWanted: (SourceBinding) -> Bool) -> [Int] {
            Set(plan.bindings.filter(isWanted).flatMap { $0.parts.map(\.place) }).sorted()
        }
        dayPlaces = places { $0.column.type.isDate && $0.presence == nil }
        wordPlaces = places { $0.column.type.isOfWords }
    }

    mutating func note(_ row: CSVRow) {
        rows += 1
        guard row.fields.count == width else { return }
        for place in dayPlaces where !row.fields[place].isEmpty {
            dates[place, default: SourceDateSurvey()].note(row.fields[place], line: row.line)
        }
        for place in wordPlaces {
            let text = row.fields[place].tidied
            if text.isEmpty { continue }
            if let count = words[place]?[text] {
                words[place]?[text] = count + 1
            } else if words[place, default: [:]].count < Self.mostWords {
                words[place, default: [:]][text] = 1
            }
        }
    }

    /// The plan with the orders of its dates, and what was made of its columns.
    ///
    /// - Throws: ``SourceMapError`` where the order of a column cannot be told.
    func settled(_ plan: SourcePlan, said: DateOrder?, usual: DateOrder?) throws -> SourcePlan {
        var bindings = plan.bindings
        var columns = plan.columns
        var problems: [String] = []
        for (index, binding) in bindings.enumerated() where binding.column.type.isDate && binding.presence == nil {
            let part = binding.parts[0]
            guard let survey = dates[part.place] else { continue }
            do {
                let order = try survey.order(said: said ?? usual)
                bindings[index].dates = order
                if order.reason != .plain { columns[part.place].notes.append(order.description) }
            } catch {
                problems.append(error.description(column: part.name))
            }
            if let zoned = survey.zoned {
                columns[part.place].notes.append(
                    "the day as it is written; times of a time zone (\(zoned.text.shortened) in line \(zoned.line)) are left out"
                )
            }
        }
        for binding in bindings where binding.column.type.isOfWords && binding.presence == nil {
            for part in binding.parts {
                if let note = note(of: binding, words[part.place] ?? [:]) { columns[part.place].notes.append(note) }
            }
        }
        if !problems.isEmpty { throw SourceMapError(problems, kind: .rule) }
        return SourcePlan(
            target: plan.target, bindings: bindings, constants: plan.constants, columns: columns, remark: plan.remark)
    }

    /// Which texts stand for which words: `m → male (2), w → female (3)`.
    private func note(of binding: SourceBinding, _ counts: [String: Int]) -> String? {
        guard case .choice(let words) = binding.column.type else { return nil }
        let translated = counts.compactMap { text, count -> (String, String, Int)? in
            guard let word = SourceWords.word(for: text, in: words, field: binding.column.name), word != text else {
                return nil
            }
            return (text, word, count)
        }
        .sorted { ($0.2, $1.0) > ($1.2, $0.0) }
        return translated.isEmpty
            ? nil : translated.map { "\($0.shortened) \u{2192} \($1) (\($2))" }.joined(separator: ", ")
    }
}

extension FieldType {
    var isDate: Bool {
        switch self {
        case .day, .partialDate: true
        default: false
        }
    }

    fileprivate var isOfWords: Bool {
        switch self {
        case .choice, .boolean: true
        default: false
        }
    }
}
