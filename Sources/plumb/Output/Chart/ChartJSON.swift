import ClinicExchange
import ClinicModel
import ClinicStore

/// A chart and a visit as JSON: the rows of the tables, those that belong to a row inside it.
enum ChartJSON {
    static func chart(of patient: Stored<Patient>, in clinic: ClinicReader) throws -> JSONText {
        let parts = try clinic.kinds.chartSections.map { section in
            (key: section.table, value: try self.section(section, of: patient, in: clinic))
        }
        // Ratings are read beside the complaints that they are of.
        let ratings = try RecordTable<SeverityRating>().table(of: .of(patient.id)).objects(from: clinic)
        let merged = try clinic.mergedPatients(into: patient.id).map(\.patient.id)
        let mergedRows = try merged.flatMap { try RecordTable<Patient>().table(of: .id($0)).objects(from: clinic) }
        return try first(RecordTable<Patient>().table(of: .id(patient.id)), in: clinic)
            .adding([("merged_patients", .array(mergedRows))])
            .adding(parts.prefix(1) + [("severity_ratings", .array(ratings))] + parts.dropFirst())
    }

    /// The rows of one section of a chart.
    static func section(
        _ section: ChartSection, of patient: Stored<Patient>, in clinic: ClinicReader
    ) throws -> JSONText {
        if section.table == Visit.table {
            return .array(try clinic.records(Visit.self, .of(patient.id)).map { try visit($0.id, in: clinic) })
        }
        return .array(try section.table(of: patient, among: clinic.kinds)?.objects(from: clinic) ?? [])
    }

    static func visit(_ id: RecordID<Visit>, in clinic: ClinicReader) throws -> JSONText {
        try first(RecordTable<Visit>().table(of: .id(id)), in: clinic).adding([
            ("findings", .array(try RecordTable<Finding>().table(of: .of(id)).objects(from: clinic))),
            ("adjustments", .array(try RecordTable<Adjustment>().table(of: .of(id)).objects(from: clinic))),
            ("addenda", .array(try RecordTable<Addendum>().table(of: .of(id)).objects(from: clinic))),
        ])
    }

    private static func first(_ table: Table, in clinic: ClinicReader) throws -> JSONText {
        try table.objects(from: clinic).first ?? .object([])
    }
}

extension JSONText {
    fileprivate func adding(_ more: [(key: String, value: JSONText)]) -> JSONText {
        guard case .object(let members) = self else { return self }
        return .object(members + more)
    }
}
