/// The business whose records these are; a database holds one.
public struct Practice: ClinicRecord {
    public var name: String
    public var dateOrder: DateOrder?
    public var legUnit: LegUnit?
    public var retentionYears: Int?
    public var jurisdiction: String?

    public init(name: String, dateOrder: DateOrder? = nil) {
        self.name = name
        self.dateOrder = dateOrder
    }

    /// The unit of a leg check that is entered without one.
    public enum LegUnit: String, ValueSet {
        case millimetre = "mm"
        case inch = "in"
    }
}

extension Practice {
    public static let name = "practice"
    public static let table = "practice"
    public static let blank = Practice(name: "")

    public static let fields: [Field<Practice>] = [
        Field("name", \.name, "Name", "The name that the practice goes by."),
        Field(
            "date_order", \.dateOrder, "Date order",
            "The order in which dates such as 3/4/1980 are typed; without it only ISO 8601 is read."),
        Field("leg_unit", \.legUnit, "Leg unit", "The unit of a leg check that is entered without one."),
        Field(
            "retention_years", \.retentionYears, type: .integer(1...100), "Retention",
            "For how many years the practice has decided to keep its records."),
        Field("jurisdiction", \.jurisdiction, "Jurisdiction", "The law that the practice keeps records under."),
    ]
}
