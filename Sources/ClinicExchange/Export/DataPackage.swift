import ClinicModel

/// The description of an export that programs read: a Data Package with a Table Schema for each file
/// (Frictionless Data, version 1).
public enum DataPackage {
    public static let fileName = "datapackage.json"

    /// The package of `tables`.
    public static func json(of tables: [Table]) -> JSONText {
        let present = Dictionary(tables.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        return .object([
            ("profile", .string("tabular-data-package")),
            ("name", .string("plumbline-export")),
            ("title", .string("Plumbline export")),
            ("resources", .array(tables.map { resource(of: $0, beside: present) })),
        ])
    }

    private static func resource(of table: Table, beside tables: [String: Table]) -> JSONText {
        .object([
            ("name", .string(table.name)),
            ("title", .string(table.title)),
            ("description", .string(table.description)),
            ("path", .string("\(table.name).csv")),
            ("profile", .string("tabular-data-resource")),
            ("encoding", .string("utf-8")),
            (
                "dialect",
                .object([
                    ("delimiter", .string(",")), ("lineTerminator", .string("\r\n")), ("quoteChar", .string("\"")),
                    ("doubleQuote", .boolean(true)), ("header", .boolean(true)),
                ])
            ),
            (
                "schema",
                .object([
                    ("fields", .array(table.columns.map { field($0, isKey: table.primaryKey == [$0.name]) })),
                    ("primaryKey", .array(table.primaryKey.map(JSONText.string))),
                    ("foreignKeys", .array(table.columns.compactMap { foreignKey($0, in: table, beside: tables) })),
                    ("missingValues", .array([.string("")])),
                ])
            ),
        ])
    }

    private static func field(_ column: Column, isKey: Bool) -> JSONText {
        var members: [(key: String, value: JSONText)] = [
            ("name", .string(column.name)),
            ("title", .string(column.title)),
            ("description", .string(column.description)),
        ]
        var constraints: [(key: String, value: JSONText)] = []
        if column.isRequired { constraints.append(("required", .boolean(true))) }
        if isKey { constraints.append(("unique", .boolean(true))) }

        let type = column.type.tableSchema
        members.append(("type", .string(type.name)))
        if let format = type.format { members.append(("format", .string(format))) }
        constraints += type.constraints
        if !constraints.isEmpty { members.append(("constraints", .object(constraints))) }
        return .object(members)
    }

    /// A key into another table of the same export; none where that table is not in it.
    private static func foreignKey(_ column: Column, in table: Table, beside tables: [String: Table]) -> JSONText? {
        let target: (table: String, column: String)
        switch column.type {
        case .reference(let name, _) where table.primaryKey != [column.name] || name != table.name:
            guard let key = tables[name]?.primaryKey.first else { return nil }
            target = (name, key)
        case .code(let catalogue):
            guard tables[catalogue] != nil else { return nil }
            target = (catalogue, "code")
        default: return nil
        }
        return .object([
            ("fields", .array([.string(column.name)])),
            (
                "reference",
                .object([
                    ("resource", .string(target.table == table.name ? "" : target.table)),
                    ("fields", .array([.string(target.column)])),
                ])
            ),
        ])
    }
}

extension FieldType {
    /// The type, format and constraints of Table Schema that say the same.
    fileprivate var tableSchema: (name: String, format: String?, constraints: [(key: String, value: JSONText)]) {
        switch self {
        case .line, .prose, .code: ("string", nil, [])
        case .integer(let range):
            (
                "integer", nil,
                [("minimum", .integer(Int64(range.lowerBound))), ("maximum", .integer(Int64(range.upperBound)))]
            )
        case .number: ("number", nil, [])
        case .boolean: ("boolean", nil, [])
        case .day: ("date", nil, [])
        case .partialDate: ("string", nil, [("pattern", .string("[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"))])
        case .time: ("time", "%H:%M", [])
        case .instant: ("datetime", "%Y-%m-%dT%H:%M:%S.%fZ", [])
        case .choice(let words): ("string", nil, [("enum", .array(words.map(JSONText.string)))])
        case .choices(let words):
            ("string", nil, [("pattern", .string(Self.list(of: "(\(words.joined(separator: "|")))")))])
        case .reference(_, let letter?): ("string", nil, [("pattern", .string("\(letter)-[1-9][0-9]*"))])
        case .reference(_, nil): ("integer", nil, [("minimum", .integer(1))])
        case .references(_, let letter):
            ("string", nil, [("pattern", .string(Self.list(of: (letter.map { "\($0)-" } ?? "") + "[1-9][0-9]*")))])
        }
    }

    /// The pattern of one or more of what `pattern` takes, joined by `;`.
    private static func list(of pattern: String) -> String { "\(pattern)(;\(pattern))*" }
}
