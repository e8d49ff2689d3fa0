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

    public var kind: ErrorKind { .rule }

    public var description: String {
        switch self {
        case .unknownTimeZone(let name):
            "\u{201C}\(name.shortened)\u{201D} is not a time zone; a time zone is written like Europe/Paris or "
                + "America/New_York."
        }
    }
}
