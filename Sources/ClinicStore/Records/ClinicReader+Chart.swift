import ClinicModel

extension ClinicReader {
    /// Everything on record of a patient.
    public func chart(of id: RecordID<Patient>) throws -> Chart {
        let patient = try record(id)
        return Chart(
            patient: patient,
            officeName: try patient.officeID.map { try record($0).name },
            clinicianName: try patient.primaryClinicianID.map { try record($0).name },
            complaints: try records(Complaint.self, .of(id)),
            ratings: try records(SeverityRating.self, .of(id)),
            visits: try visitSheets(of: id))
    }
}
