import ClinicModel

/// Decides what becomes of the columns of a file: what was said of a column, then what its system is known for, then
/// what such columns are usually called.
struct SourcePlanner {
    private let header: [String]
    private let target: SourceTarget
    private let layout: SourceLayout?
    private var bindings: [SourceBinding] = []
    private var reasons: [Int: String] = [:]
    /// What is wrong with the file, and with what was said of it.
    private var problems: [String] = []
    private var slips: [String] = []
    /// Whether the column of the record's own id holds such ids, as these records write them.
    private let hasOwnIDs: Bool

    init(_ header: [String], target: SourceTarget, layout: SourceLayout?, hasOwnIDs: Bool) {
        self.header = header
        self.target = target
        self.layout = layout
        self.hasOwnIDs = hasOwnIDs
    }

    /// - Throws: ``SourceMapError`` with everything that stands in the way.
    mutating func plan(_ options: SourceOptions) throws -> SourcePlan {
        checkHeader()
        bindChoices(options.columns, mayLack: options.isKept)
        if let layout { bind(layout) }
        if layout == nil { bindByName() }
        bindTimes()
        let constants = constants(options.values)
        checkNeeded(constants)
        guard problems.isEmpty, slips.isEmpty else {
            throw SourceMapError(slips + problems, kind: slips.isEmpty ? .rule : .usage)
        }
        return SourcePlan(
            target: target, bindings: bindings, constants: constants, columns: header.indices.map(column),
            remark: layout?.remark)
    }

    private mutating func checkHeader() {
        var seen: Set<String> = []
        for name in header where !name.isEmpty && !seen.insert(name).inserted {
            problems.append("the column \(name.shortened) is there twice.")
        }
    }

    private func isBound(_ place: Int) -> Bool { bindings.contains { $0.parts.contains { $0.place == place } } }
    private func isSettled(_ place: Int) -> Bool { isBound(place) || reasons[place] != nil }
    private func binding(of field: String) -> Int? { bindings.firstIndex { $0.column.name == field } }

    private func part(_ place: Int, label: String? = nil) -> SourceBinding.Part {
        SourceBinding.Part(place: place, name: header[place], label: label)
    }

    // MARK: What was said

    private mutating func bindChoices(_ choices: [SourceColumnChoice], mayLack: Bool) {
        var said: [Int: String] = [:]
        for choice in choices {
            guard let place = place(of: choice.column) else {
                if mayLack { continue }
                let nearest = nearestWord(to: choice.column, among: header)
                slips.append(
                    "there is no column \u{201C}\(choice.column.shortened)\u{201D}"
                        + (nearest.map { "; did you mean \($0.shortened)?" } ?? " in the file."))
                continue
            }
            if let other = said[place] {
                slips.append("the column \(header[place].shortened) is mapped twice, to \(other) and \(choice.field).")
                continue
            }
            said[place] = choice.field
            if choice.field.isEmpty {
                reasons[place] = "as was said"
            } else if let field = target.field(called: choice.field), let index = target.index(of: field.name) {
                bind(place, to: field, at: index, isAdded: choice.isAdded)
            } else {
                slips.append(Self.unknownField(choice.field, of: target))
            }
        }
    }

    private mutating func bind(_ place: Int, to field: Column, at index: Int, isAdded: Bool) {
        guard let other = binding(of: field.name) else {
            bindings.append(SourceBinding(field: index, column: field, parts: [part(place)]))
            return
        }
        if isAdded {
            bindings[other].parts.append(part(place))
            bindings[other].separator = field.type == .prose ? "\n" : " "
        } else {
            problems.append(
                "the columns \(bindings[other].parts[0].name.shortened) and \(header[place].shortened) are both "
                    + "\(field.name); leave one out with --map '\(header[place].shortened)=', or put it behind the other "
                    + "with --map '\(header[place].shortened)=+\(field.name)'.")
        }
    }

    private func place(of name: String) -> Int? {
        header.firstIndex(of: name)
            ?? {
                let folded = SourceHeader.fold(name)
                let fitting = header.indices.filter { SourceHeader.fold(header[$0]) == folded }
                return fitting.count == 1 ? fitting[0] : nil
            }()
    }

    static func unknownField(_ name: String, of target: SourceTarget) -> String {
        let nearest = nearestWord(to: name, among: target.fields.map(\.name))
        return "\(target.name) have no field \u{201C}\(name.shortened)\u{201D}; "
            + (nearest.map { "did you mean \($0)?" }
                ?? "they have \(target.fields.map(\.name).joined(separator: ", ")).")
    }

    // MARK: What the system is known for

    private mutating func bind(_ layout: SourceLayout) {
        let free = header.indices.filter { !isSettled($0) }
        for rule in layout.rules where binding(of: rule.field) == nil {
            guard let index = target.index(of: rule.field) else { continue }
            let parts = rule.parts.compactMap { part in
                free.first { part.name.isName(of: header[$0]) }.map { place in
                    let label: String? =
                        switch part.label {
                        case .none: nil
                        case .text(let text): text
                        case .name: header[place].replacing("_", with: " ").trimmed + ": "
                        }
                    return self.part(place, label: label)
                }
            }
            guard !parts.isEmpty else { continue }
            bindings.append(
                SourceBinding(
                    field: index, column: target.fields[index], parts: parts, separator: rule.separator,
                    words: rule.words, presence: rule.presence))
        }
        for (names, reason) in layout.leftOut {
            let names = names.map { SourceLayout.Name(stringLiteral: $0) }
            for place in header.indices
            where !isSettled(place) && names.contains(where: { $0.isName(of: header[place]) }) {
                reasons[place] = reason
            }
        }
    }

    // MARK: What such columns are called

    private mutating func bindByName() {
        for place in header.indices where !isSettled(place) && !header[place].isEmpty {
            let name = header[place].trimmed
            if let reason = target.unread[name], target.index(of: name + "_id") == nil || header.contains(name + "_id")
            {
                reasons[place] = reason
            } else if name == target.key, !hasOwnIDs {
                continue
            } else if let field = target.field(called: name), let index = target.index(of: field.name),
                binding(of: field.name) == nil
            {
                bindings.append(SourceBinding(field: index, column: field, parts: [part(place)]))
            }
        }
        let synonyms = SourceSynonyms.of(target.name)
        let named = header.indices.filter { !isSettled($0) }.map {
            (place: $0, fields: synonyms.fields(for: header[$0]))
        }
        var taken: [(place: Int, field: String)] = []
        for (place, fields) in named where fields.first?.hasPrefix("+") == false {
            if let free = fields.first(where: { binding(of: $0) == nil }), let index = target.index(of: free) {
                bindings.append(SourceBinding(field: index, column: target.fields[index], parts: [part(place)]))
            } else if let field = fields.first {
                taken.append((place, field))
            }
        }
        for (place, fields) in named {
            guard let field = fields.first(where: { $0.hasPrefix("+") })?.dropFirst(),
                let column = target.field(called: String(field)), let index = target.index(of: column.name)
            else { continue }
            bind(place, to: column, at: index, isAdded: true)
        }
        for (place, field) in taken {
            guard let column = target.field(called: field), let index = target.index(of: field) else { continue }
            bind(place, to: column, at: index, isAdded: false)
        }
    }

    /// Gives the time beside a day to its own field, where no column has it.
    private mutating func bindTimes() {
        for (day, time) in target.times where binding(of: time) == nil {
            guard let bound = binding(of: day), bindings[bound].parts.count == 1, let index = target.index(of: time)
            else {
                continue
            }
            bindings.append(
                SourceBinding(
                    field: index, column: target.fields[index], parts: bindings[bound].parts, isTimeOfDay: true))
        }
    }

    // MARK: What holds for every row

    private mutating func constants(_ said: [(field: String, text: String)]) -> [(field: Int, text: String)] {
        var constants: [Int: String] = [:]
        for (name, text) in layout?.constants ?? [:] {
            if let index = target.index(of: name) { constants[index] = text }
        }
        for (name, text) in said {
            guard let field = target.field(called: name), let index = target.index(of: field.name) else {
                slips.append(Self.unknownField(name, of: target))
                continue
            }
            constants[index] = text
        }
        return constants.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private mutating func checkNeeded(_ constants: [(field: Int, text: String)]) {
        let said = Set(bindings.map(\.column.name) + constants.map { target.fields[$0.field].name })
        for fields in target.needed where said.isDisjoint(with: fields) {
            let names =
                fields.count == 1 ? fields[0] : "\(fields.dropLast().joined(separator: ", ")) or \(fields.last ?? "")"
            problems.append(
                "no column is \(names), which \(target.table.title.lowercased()) cannot be without; say which with "
                    + "--map COLUMN=\(fields[0]), or what it is for every row with --set \(fields[0])=\u{2026}")
        }
    }

    private func column(_ place: Int) -> SourceColumn {
        let fields = bindings.filter { $0.parts.contains { $0.place == place } }.map(\.column.name)
        guard fields.isEmpty else { return SourceColumn(name: header[place], fields: fields) }
        return SourceColumn(name: header[place], fields: [], reason: reasons[place] ?? nearness(of: header[place]))
    }

    private func nearness(of name: String) -> String {
        if name.isEmpty { return "it has no name" }
        if layout != nil { return "it is not taken" }
        let names = target.fields.map(\.name)
        return nearestWord(to: name, among: names).map { "did you mean \($0)?" } ?? "nothing is like it"
    }
}
