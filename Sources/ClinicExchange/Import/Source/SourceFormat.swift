import ClinicModel

/// A system whose files are known by name: what its columns are called, and what each is here.
public struct SourceFormat: Sendable {
    /// The word in the command line.
    public let name: String
    public let title: String
    /// Where the format is described.
    public let reference: String
    let layouts: [SourceLayout]

    public static let all = [synthea, openEMR, libreosteo, bahmni]

    public static func named(_ name: String) throws -> SourceFormat {
        let names = all.map(\.name)
        guard let format = all.first(where: { $0.name == name.lowercased() }) else {
            throw SourceMapError([
                "no system is known as \u{201C}\(name.shortened)\u{201D}; "
                    + (nearestWord(to: name, among: names).map { "did you mean \($0)?" }
                        ?? "known are \(names.joined(separator: ", ")).")
            ])
        }
        return format
    }

    /// The layout of a file with these columns, for the table that was said, if one was.
    func layout(of header: [String], as table: String?) throws -> SourceLayout {
        let columns = Set(header.map(SourceHeader.fold))
        let fitting = layouts.filter { layout in layout.signature.allSatisfy { $0.matches(columns) } }
        guard let layout = fitting.first(where: { table == nil || $0.table == table }) else {
            let problem =
                fitting.first.map { "these are the \($0.table) of \(title), not its \(table ?? "")." }
                ?? "these are not the columns of \(title); it has "
                + layouts.map { "\($0.table) with \($0.signature.map(\.text).joined(separator: ", "))" }
                .joined(separator: ", and ") + "."
            throw SourceMapError([problem], kind: .rule)
        }
        return layout
    }
}

/// One file of a system: how it is recognised, and what becomes of its columns.
struct SourceLayout: Sendable {
    let table: String
    /// The columns without which it is another file.
    let signature: [Name]
    let rules: [Rule]
    /// What holds for every row.
    var constants: [String: String] = [:]
    /// Columns that are known and not taken, and why.
    var leftOut: [(columns: [String], reason: String)] = []
    /// The order that the system writes dates in, where they are not written in one way only.
    var dateOrder: DateOrder?
    /// What whoever imports should know.
    var remark: String?

    /// What a column is called; versions of a system may differ.
    struct Name: Sendable, ExpressibleByStringLiteral {
        /// The names, with ` or ` between them.
        let text: String
        private let folded: [String]

        init(stringLiteral text: String) {
            self.text = text
            folded = text.split(separator: " or ").map { SourceHeader.fold(String($0)) }
        }

        func matches(_ columns: Set<String>) -> Bool { folded.contains(where: columns.contains) }
        func isName(of column: String) -> Bool { folded.contains(SourceHeader.fold(column)) }
    }

    /// What a field is made of.
    struct Rule: Sendable {
        let field: String
        let parts: [Part]
        /// What stands between parts that are there.
        var separator = " "
        /// What the system writes, and what it is here; the empty text for nothing.
        var words: [String: String] = [:]
        /// What the field is wherever there is anything at all.
        var presence: String?

        init(
            _ field: String, _ parts: Part..., separator: String = " ", words: [String: String] = [:],
            presence: String? = nil
        ) {
            self.field = field
            self.parts = parts
            self.separator = separator
            self.words = words
            self.presence = presence
        }
    }

    /// One column of what a field is made of.
    struct Part: Sendable, ExpressibleByStringLiteral {
        let name: Name
        /// What stands before the text.
        var label = Label.none

        init(stringLiteral text: String) { name = Name(stringLiteral: text) }

        init(_ text: String, _ label: Label) {
            name = Name(stringLiteral: text)
            self.label = label
        }
    }

    enum Label: Hashable, Sendable {
        case none
        case text(String)
        /// The column's own name.
        case name
    }
}
