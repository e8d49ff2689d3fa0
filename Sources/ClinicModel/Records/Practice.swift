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

/// One of the places of the practice.
public struct Office: ClinicRecord {
    public var name: String
    public var address: String?
    public var city: String?
    public var country: String?
    public var phone: String?
    public var timeZone: String
    public var active = true

    /// - Parameter timeZone: a name of the IANA time zone database, `Europe/Paris`.
    public init(name: String, timeZone: String) {
        self.name = name
        self.timeZone = timeZone
    }
}

extension Office {
    public static let name = "office"
    public static let table = "offices"
    public static let letter: String? = "O"
    public static let blank = Office(name: "", timeZone: "")

    public static let fields: [Field<Office>] = [
        Field("name", \.name, "Name", "The name that the practice calls the office by; no two offices share one."),
        Field("address", \.address, "Address", "Street and number."),
        Field("city", \.city, "City", "The town or city."),
        Field("country", \.country, "Country", "The country."),
        Field("phone", \.phone, "Phone", "The office's telephone number."),
        Field("time_zone", \.timeZone, "Time zone", "The office's time zone, by its IANA name."),
        Field("active", \.active, "Active", "Whether the practice still works there."),
    ]

    public func checkRules() throws {
        if !TimeZoneName.isKnown(timeZone) { throw OfficeError.unknownTimeZone(timeZone) }
    }
}

/// What an office cannot be.
public enum OfficeError: ClinicError, Hashable {
    case unknownTimeZone(String)

    public var description: String {
        switch self {
        case .unknownTimeZone(let name):
            "\u{201C}\(name.shortened)\u{201D} is not a time zone that this machine knows; a time zone is written like "
                + "Europe/Paris or America/New_York, and the package tzdata has them."
        }
    }
}
