/// What is known of the files of another system: which of their columns is which field.
public struct ImportMap: ClinicRecord {
    public var name: String
    public var becomes: String
    public var system: String?
    public var columnFields: String?
    public var fieldValues: String?
    public var dateOrder: DateOrder?
    public var delimiter: String?

    public init(name: String, becomes: String) {
        self.name = name
        self.becomes = becomes
    }
}

extension ImportMap {
    public static let name = "import_map"
    public static let table = "import_maps"
    public static let blank = ImportMap(name: "", becomes: "")

    public static let fields: [Field<ImportMap>] = [
        Field("name", \.name, "Name", "What the map is called; no two share a name."),
        Field("becomes", \.becomes, "Becomes", "The table that the rows of such a file become."),
        Field("system", \.system, "System", "The system that writes such files, where it is known by name."),
        Field(
            "column_fields", \.columnFields, type: .prose, "Column fields",
            "A line COLUMN=FIELD for each column; one that is left out has no field."),
        Field(
            "field_values", \.fieldValues, type: .prose, "Field values",
            "A line FIELD=VALUE for each field that holds a value wherever the file says nothing."),
        Field(
            "date_order", \.dateOrder, "Date order", "In which order dates are written, where the columns cannot say."),
        Field("delimiter", \.delimiter, "Delimiter", "What stands between fields, where it was said."),
    ]
}
