import ClinicModel

extension Complaint: StoredRecord {
    public static let kind = RecordKind<Complaint>(
        act: .history,
        chart: ChartPlace(
            patient: \.patientID,
            section: ChartSection("complaints", "Complaints", place: 10, table: table, none: "none"),
            selection: { .of($0) }, entries: nil),
        words: TableWords(
            "Complaints", "One row for each thing that a patient came with; leave out those with a void reason.",
            withoutNames: [
                "complaint_id", "patient_id", "recorded_on", "region", "side", "condition", "code", "symptoms", "onset",
                "onset_manner", "mechanism", "course", "affects", "severity", "status", "closed_on",
            ]))

    public func check(in clinic: ClinicReader, replacing old: Stored<Complaint>?) throws {
        guard let old, old.recordedOn != recordedOn else { return }
        let ratings = Selection<SeverityRating>("t.complaint_id = ? AND t.void_reason IS NULL", [old.id.fieldValue])
        if let first = try clinic.records(SeverityRating.self, ratings).map(\.ratedOn).min(), first < recordedOn {
            throw ComplaintDayError(firstRatedOn: first)
        }
    }

    public func checkEntry(in clinic: ClinicReader, replacing old: Stored<Complaint>?) throws {
        guard let code, let codeVersion, (old?.code, old?.codeVersion) != (code, codeVersion) else { return }
        try clinic.checkCode(code, system: .icd10cm, version: codeVersion)
    }
}

/// A complaint that would be recorded after its first rating.
public struct ComplaintDayError: ClinicError, Hashable {
    public let firstRatedOn: CalendarDay

    public var description: String {
        "The complaint was rated on \(firstRatedOn); it was recorded on that day or before."
    }
}

extension Selection<Complaint> {
    /// Those of a patient that are not void, in the order in which the patient told of them.
    public static func of(_ patient: RecordID<Patient>) -> Selection {
        Selection("t.patient_id = ? AND t.void_reason IS NULL", [patient.fieldValue])
    }
}
