import ClinicModel

/// Reads the rows of a file as a plan says.
struct SourceReader {
    private let plan: SourcePlan
    private let blank: [FieldValue?]

    /// - Throws: ``SourceMapError`` where what holds for every row is nothing that its field takes.
    init(_ plan: SourcePlan) throws {
        self.plan = plan
        var blank = [FieldValue?](repeating: nil, count: plan.target.fields.count)
        var problems: [String] = []
        for (field, text) in plan.constants {
            let column = plan.target.fields[field]
            do {
                blank[field] = try Self.value(of: text, as: column, dates: SourceDateOrder(order: nil, reason: .plain))
            } catch {
                problems.append("\(column.name)=\(text.shortened) holds for no row: \(error)")
            }
        }
        if !problems.isEmpty { throw SourceMapError(problems) }
        self.blank = blank
    }

    /// The row as the target's fields, and what of it cannot be read.
    func record(of row: [String], line: Int) -> (record: SourceRecord, refusals: [SourceRefusal], isSilent: Bool) {
        var record = SourceRecord(line: line, values: blank)
        var refusals: [SourceRefusal] = []
        var isSilent = true
        for binding in plan.bindings {
            let text = text(of: binding, in: row)
            do {
                let value = try value(of: text, binding)
                if value != .null, !binding.column.isReferenceToPatient { isSilent = false }
                // What the file leaves open, may be said for every row.
                if value != .null || record.values[binding.field] == nil { record.values[binding.field] = value }
            } catch {
                isSilent = false
                refusals.append(
                    SourceRefusal(
                        line: line, column: binding.parts[0].name, value: text.shortened, rule: "\(error)"))
            }
        }
        return (record, refusals, isSilent)
    }

    /// The text that a row has for a field.
    func text(of binding: SourceBinding, in row: [String]) -> String {
        if binding.parts.count == 1, binding.parts[0].label == nil {
            return translated(row[binding.parts[0].place], binding)
        }
        return binding.parts.compactMap { part in
            let text = translated(row[part.place], binding)
            return text.isEmpty ? nil : (part.label ?? "") + text
        }.joined(separator: binding.separator)
    }

    private func translated(_ text: String, _ binding: SourceBinding) -> String {
        let text = text.tidied
        return binding.words.isEmpty ? text : binding.words[text] ?? text
    }

    private func value(of text: String, _ binding: SourceBinding) throws -> FieldValue {
        if text.isEmpty { return .null }
        if let presence = binding.presence { return .text(presence) }
        if binding.isTimeOfDay {
            let moment = SourceMoment(text)
            return moment.hasZone ? .null : moment.time?.fieldValue ?? .null
        }
        return try Self.value(of: text, as: binding.column, dates: binding.dates)
    }

    private static func value(of text: String, as column: Column, dates: SourceDateOrder?) throws -> FieldValue {
        func refusal() -> FieldError {
            FieldError(field: column.name, title: column.title, problem: .notOfType(text, column.type))
        }
        switch column.type {
        case .line, .prose, .instant, .references: return .text(text)
        case .reference: return .text(text)
        case .code: return .text(text.contains { $0.isUppercase || $0 == " " } ? code(for: text) : text)
        case .day:
            let date = try (dates ?? .plain).date(text)
            guard case .day = date else { throw SourceValueError.notAWholeDay(text) }
            return date.fieldValue
        case .partialDate: return try (dates ?? .plain).date(text).fieldValue
        case .time:
            guard let reading = SourceTime(text) else { throw SourceValueError.noTime(text) }
            return reading.time.fieldValue
        case .choice(let words):
            guard let word = SourceWords.word(for: text, in: words, field: column.name) else { throw refusal() }
            return .text(word)
        case .choices(let words):
            let parts = text.split { ";,|".contains($0) }.map { String($0).tidied }
            let found = parts.compactMap { SourceWords.word(for: $0, in: words, field: column.name) }
            guard found.count == parts.count else { throw refusal() }
            return .text(found.joined(separator: ";"))
        case .boolean:
            guard let truth = SourceWords.truth(of: text) else { throw refusal() }
            return .integer(truth == "true" ? 1 : 0)
        case .number:
            // A decimal comma, where nothing else can be meant.
            let plain = text.contains(".") ? text : text.replacing(",", with: ".")
            guard let value = column.type.value(of: plain) else { throw refusal() }
            return value
        case .integer:
            guard let value = column.type.value(of: text) else { throw refusal() }
            return value
        }
    }

    /// `Atlas Orthogonal` as a catalogue spells it, `atlas-orthogonal`.
    private static func code(for text: String) -> String {
        SearchKey.fold(text).split(separator: " ").joined(separator: "-")
    }
}

extension SourceDateOrder {
    static let plain = SourceDateOrder(order: nil, reason: .plain)
}

extension Column {
    /// Whether it says whose a row is, rather than anything of them.
    var isReferenceToPatient: Bool { name == "patient_id" || name.hasPrefix("patient_") }
}
