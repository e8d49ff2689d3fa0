import ClinicModel

extension ClinicReader {
    /// Everything on record of a patient.
    public func chart(of id: RecordID<Patient>) throws -> Chart {
        let patient = try record(id)
        return Chart(
            patient: patient,
            officeName: try patient.officeID.map { try record($0).name },
            clinicianName: try patient.primaryClinicianID.map { try record($0).name },
            merged: try mergedPatients(into: id),
            complaints: try records(Complaint.self, .of(id)),
            ratings: try records(SeverityRating.self, .of(id)),
            visits: try visitSheets(of: id), entries: try entries(of: id))
    }

    private func entries(of id: RecordID<Patient>) throws -> [(table: String, entries: [ChartEntry])] {
        func entries<Value: StoredRecord>(_: Value.Type) throws -> [ChartEntry]? {
            try Value.kind.chart?.entries?(self, id)
        }
        return try kinds.chartSections.compactMap { section in
            guard let kind = kinds.ofTable(section.table), let entries = try entries(kind) else { return nil }
            return (section.table, entries)
        }
    }
}
