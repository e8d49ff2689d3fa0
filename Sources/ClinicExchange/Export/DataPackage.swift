import ClinicModel
import ClinicStore

/// The description of an export that programs read: a Data Package with a Table Schema for each file
/// (Frictionless Data, version 1).
public enum DataPackage {
    public static let fileName = "datapackage.json"
    static let pseudonymousName = "plumbline-pseudonymous-export"
    /// The member, beside those of the standard, that says what wrote the export.
    static let writerKey = "plumbline"

    /// The package of `tables` as they are spelled in a dialect.
    public static func json(
        of tables: [Table], _ scope: ExportScope = .everything, as dialect: ExportDialect = .analysis
    ) -> JSONText {
        let present = Dictionary(tables.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        return .object([
            ("profile", .string("tabular-data-package")),
            ("name", .string(scope.isPseudonymous ? pseudonymousName : "plumbline-export")),
            ("title", .string(scope.isPseudonymous ? "Plumbline pseudonymous export" : "Plumbline export")),
            (
                writerKey,
                .object([
                    ("version", .string(programVersion)), ("schema", .integer(Int64(ClinicStore.schemaNumber))),
                    ("dialect", .string(dialect.style.rawValue)),
                ])
            ),
            ("resources", .array(tables.map { resource(of: $0, beside: present, as: dialect) })),
        ])
    }

    private static func resource(
        of table: Table, beside tables: [String: Table], as dialect: ExportDialect
    ) -> JSONText {
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
                    ("delimiter", .string(String(dialect.delimiter.rawValue))), ("lineTerminator", .string("\r\n")),
                    ("quoteChar", .string("\"")),
                    ("doubleQuote", .boolean(true)), ("header", .boolean(true)),
                ])
            ),
            (
                "schema",
                .object([
                    (
                        "fields",
                        .array(table.columns.map { field($0, isKey: table.primaryKey == [$0.name], as: dialect) })
                    ),
                    ("primaryKey", .array(table.primaryKey.map { .string(dialect.name(of: $0, in: table)) })),
                    (
                        "foreignKeys",
                        .array(table.columns.compactMap { foreignKey($0, in: table, beside: tables, as: dialect) })
                    ),
                    ("missingValues", .array([.string("")])),
                ])
            ),
        ])
    }

    private static func field(_ column: Column, isKey: Bool, as dialect: ExportDialect) -> JSONText {
        var members: [(key: String, value: JSONText)] = [
            ("name", .string(dialect.name(of: column))),
            ("title", .string(column.title)),
            ("description", .string(column.description)),
        ]
        var constraints: [(key: String, value: JSONText)] = []
        if column.isRequired { constraints.append(("required", .boolean(true))) }
        if isKey { constraints.append(("unique", .boolean(true))) }

        let type = column.form.tableSchema(of: column.type)
        members.append(("type", .string(type.name)))
        if let format = type.format { members.append(("format", .string(format))) }
        if type.name == "number", dialect.hasDecimalComma { members.append(("decimalChar", .string(","))) }
        constraints += type.constraints
        if !constraints.isEmpty { members.append(("constraints", .object(constraints))) }
        return .object(members)
    }

    /// A key into another table of the same export; none where that table is not in it.
    private static func foreignKey(
        _ column: Column, in table: Table, beside tables: [String: Table], as dialect: ExportDialect
    ) -> JSONText? {
        guard column.isKey else { return nil }
        let target: (table: Table, column: String)
        switch column.type {
        case .reference(let name, _) where table.primaryKey != [column.name] || name != table.name:
            guard let other = tables[name], let key = other.primaryKey.first else { return nil }
            target = (other, key)
        case .code(let catalogue):
            guard let other = tables[catalogue] else { return nil }
            target = (other, "code")
        default: return nil
        }
        return .object([
            ("fields", .array([.string(dialect.name(of: column))])),
            (
                "reference",
                .object([
                    ("resource", .string(target.table.name == table.name ? "" : target.table.name)),
                    ("fields", .array([.string(dialect.name(of: target.column, in: target.table))])),
                ])
            ),
        ])
    }
}

extension ExportDialect {
    /// The head of the column that is called `name`.
    fileprivate func name(of name: String, in table: Table) -> String {
        table.columns.first { $0.name == name }.map(self.name) ?? name
    }
}

extension Column.Form {
    /// The type, format and constraints of Table Schema for values of a type in this form.
    fileprivate func tableSchema(of type: FieldType) -> TableSchemaType {
        let pattern: String
        switch (self, type) {
        case (.year, _): pattern = "[0-9]{4}"
        case (.pseudonym, .reference(_, let letter)): pattern = Self.pseudonym(letter)
        case (.pseudonym, .references(_, let letter)): pattern = FieldType.list(of: Self.pseudonym(letter))
        case (.plain, _), (.pseudonym, _): return type.tableSchema
        }
        return ("string", nil, [("pattern", .string(pattern))])
    }

    private static func pseudonym(_ letter: String?) -> String {
        (letter.map { "\($0)-" } ?? "") + "[\(Pseudonym.letters)]{\(Pseudonym.length)}"
    }
}

private typealias TableSchemaType = (
    name: String, format: String?, constraints: [(key: String, value: JSONText)]
)

extension FieldType {
    /// The type, format and constraints of Table Schema that say the same.
    fileprivate var tableSchema: TableSchemaType {
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
    fileprivate static func list(of pattern: String) -> String { "\(pattern)(;\(pattern))*" }
}
