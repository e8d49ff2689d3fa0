import ClinicExchange
import ClinicModel
import ClinicStore

/// A chart and a visit as JSON: the rows of the tables, those that belong to a row inside it.
enum ChartJSON {
    static func chart(of patient: Stored<Patient>, in clinic: ClinicReader) throws -> JSONText {
        let parts = try ChartSection.allCases.map { section in
            let table = section.table(of: patient)
            return (key: table.name, value: try rows(of: section, table, for: patient, in: clinic))
        }
        // Ratings are read beside the complaints that they are of.
        let ratings = try RecordTable.severityRatings.table(of: .of(patient.id)).objects(from: clinic)
        let merged = try clinic.mergedPatients(into: patient.id).map(\.patient.id)
        let mergedRows = try merged.flatMap { try RecordTable.patients.table(of: .id($0)).objects(from: clinic) }
        return try first(RecordTable.patients.table(of: .id(patient.id)), in: clinic)
            .adding([("merged_patients", .array(mergedRows))])
            .adding(parts.prefix(1) + [("severity_ratings", .array(ratings))] + parts.dropFirst())
    }

    /// The rows of one part of a chart.
    static func section(_ section: ChartSection, of patient: Stored<Patient>, in clinic: ClinicReader) throws
        -> JSONText
    {
        try rows(of: section, section.table(of: patient), for: patient, in: clinic)
    }

    private static func rows(
        of section: ChartSection, _ table: Table, for patient: Stored<Patient>, in clinic: ClinicReader
    ) throws -> JSONText {
        guard section == .visits else { return .array(try table.objects(from: clinic)) }
        return .array(try clinic.records(Visit.self, .of(patient.id)).map { try visit($0.id, in: clinic) })
    }

    static func visit(_ id: RecordID<Visit>, in clinic: ClinicReader) throws -> JSONText {
        try first(RecordTable.visits.table(of: .id(id)), in: clinic).adding([
            ("findings", .array(try RecordTable.findings.table(of: .of(id)).objects(from: clinic))),
            ("adjustments", .array(try RecordTable.adjustments.table(of: .of(id)).objects(from: clinic))),
            ("addenda", .array(try RecordTable.addenda.table(of: .of(id)).objects(from: clinic))),
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

extension Session {
    /// Shows a visit with everything that belongs to it.
    func showVisit(_ id: RecordID<Visit>, as format: WriteOptions.Format) throws {
        try read { clinic in
            switch format {
            case .json: console.print(try ChartJSON.visit(id, in: clinic).indented)
            case .text:
                let sheet = try clinic.visitSheet(id)
                let patient = try clinic.record(sheet.visit.patientID)
                console.print(console.style.bold("\(patient.id)  \(patient.record.name.printable)"))
                console.print(
                    VisitText(sheet: sheet, names: try clinic.names(), style: console.style).lines
                        .flatMap(console.fitted))
            }
        }
    }
}
