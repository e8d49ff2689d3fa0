import ClinicModel

/// Where records of a kind stand on a patient's chart.
public struct ChartPlace<Record: StoredRecord>: Sendable {
    /// The field that names the patient.
    let patient: any WritableKeyPath<Record, RecordID<Patient>> & Sendable
    public let section: ChartSection
    /// The records of a patient that the section shows.
    public let selection: @Sendable (RecordID<Patient>) -> Selection<Record>
    /// The records as lines of the chart; nil if the chart shows them in full.
    let entries: (@Sendable (ClinicReader, RecordID<Patient>) throws -> [ChartEntry])?
}

extension ChartPlace where Record: ChartRecord {
    /// A section of lines, newest first.
    ///
    /// - Parameters:
    ///   - section: the word for it in `--section`.
    ///   - place: where it stands; smaller is higher up.
    ///   - more: what there is to say of a record beside its own summary.
    static func lines(
        _ section: String, _ title: String, place: Int,
        more: @escaping @Sendable (Stored<Record>, ClinicReader) throws -> [String?] = { _, _ in [] }
    ) -> ChartPlace {
        ChartPlace(
            patient: \.patientID, section: ChartSection(section, title, place: place, table: Record.table),
            selection: { .of($0) },
            entries: { clinic, patient in
                try clinic.records(Record.self, .of(patient)).map { ChartEntry($0, more: try more($0, clinic)) }
            })
    }
}

/// A section of a patient's chart.
public struct ChartSection: Hashable, Sendable {
    /// Its word in `--section`.
    public let name: String
    public let title: String
    /// Where it stands; smaller is higher up.
    public let place: Int
    /// The table whose rows it shows.
    public let table: String
    /// What stands there if there is nothing; nil for a section that is then left out of a whole chart.
    public let none: String?

    init(_ name: String, _ title: String, place: Int, table: String, none: String? = nil) {
        self.name = name
        self.title = title
        self.place = place
        self.table = table
        self.none = none
    }

    /// The holding periods, which are worked out from the visits and have no table in the database.
    public static let holding = ChartSection(
        "holding", "Holding", place: 100, table: "holding_periods", none: "no adjustments")
}
