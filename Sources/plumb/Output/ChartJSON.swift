import ClinicExchange
import ClinicModel
import ClinicStore

/// A chart and a visit as JSON: the rows of the tables, those that belong to a row inside it.
enum ChartJSON {
    static func chart(of patient: Stored<Patient>, in clinic: ClinicReader) throws -> JSONText {
        let visits = try clinic.records(Visit.self, .of(patient.id)).map { try visit($0.id, in: clinic) }
        return try first(RecordTable.patients.table(of: .id(patient.id)), in: clinic).adding([
            ("complaints", .array(try RecordTable.complaints.table(of: .of(patient.id)).objects(from: clinic))),
            (
                "severity_ratings",
                .array(try RecordTable.severityRatings.table(of: .of(patient.id)).objects(from: clinic))
            ),
            ("holding_periods", .array(try Table.holdingPeriods(of: patient).objects(from: clinic))),
            ("visits", .array(visits)),
        ])
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
