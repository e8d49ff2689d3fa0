import ClinicModel

extension ImagingStudy: StoredRecord {
    public static let kind = RecordKind<ImagingStudy>(
        chart: .lines("imaging", "Imaging", place: 70),
        words: TableWords(
            "Imaging studies",
            "One row for each time that imaging was decided upon, taken or not; leave out those with a void reason.",
            withoutNames: [
                "imaging_study_id", "patient_id", "visit_id", "modality", "indicated", "decided_by", "decided_on",
                "taken_on", "phase", "atlas_side", "atlas_laterality_deg", "atlas_rotation", "atlas_rotation_deg",
                "head_tilt", "head_tilt_deg", "lower_angle_deg", "axis_side", "axis_rotation_deg",
            ]),
        clinicians: ["decided_by"], releases: [.draftVisit])
}

extension ClinicReader {
    /// Throws where a study, of which an adjustment has its listing, is not on the patient's chart.
    func checkListingSource(_ id: RecordID<ImagingStudy>, isOf patient: RecordID<Patient>) throws {
        if try record(id).patientID != patient { throw ImagingSourceError.ofAnotherPatient(id) }
    }

    /// Throws where a study has no listing to give. One that gave it may become void, or lose it, later.
    func checkHasListing(_ id: RecordID<ImagingStudy>) throws {
        if try !record(id).record.hasListing { throw ImagingSourceError.hasNoListing(id) }
    }
}

/// An imaging study that an adjustment's listing cannot have come from.
public enum ImagingSourceError: ClinicError, Hashable {
    case ofAnotherPatient(RecordID<ImagingStudy>)
    case hasNoListing(RecordID<ImagingStudy>)

    public var description: String {
        switch self {
        case .ofAnotherPatient(let id): "\(id) is on the chart of another patient."
        case .hasNoListing(let id):
            "\(id) has no listing; enter what was read from it with plumb imaging edit \(id), or name another study."
        }
    }
}
