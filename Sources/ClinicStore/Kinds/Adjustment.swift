import ClinicModel

extension Adjustment: StoredRecord {
    public static let kind = RecordKind<Adjustment>(
        act: .draft, ending: .state, undo: .withdraw(with: \.visitID) { $0.state = .void }, owner: .through("visit_id"),
        listing: Listing(leading: Visit.lead, joins: Visit.join), filter: Visit.leadKeys.and("t.state <> 'void'"),
        words: TableWords(
            "Adjustments", "One row for each adjustment; leave out those whose state or visit state is void.",
            withoutNames: [
                "adjustment_id", "visit_id", "patient_id", "visited_on", "visit_state", "vertebra", "region",
                "technique",
                "method", "state", "imaging_study_id",
            ]),
        releases: [.imagingStudy],
        summary: { adjustment, _ in "\(adjustment.visitID), \(adjustment.vertebra.rawValue)" })

    public func check(in clinic: ClinicReader, replacing old: Stored<Adjustment>?) throws {
        guard let imagingStudyID, imagingStudyID != old?.imagingStudyID else { return }
        try clinic.checkListingSource(imagingStudyID, isOf: clinic.patientID(ofVisit: visitID))
    }

    public func checkEntry(in clinic: ClinicReader, replacing old: Stored<Adjustment>?) throws {
        guard let imagingStudyID, imagingStudyID != old?.imagingStudyID else { return }
        try clinic.checkHasListing(imagingStudyID)
    }
}

extension Selection<Adjustment> {
    public static func of(_ visit: RecordID<Visit>) -> Selection { Selection("t.visit_id = ?", [visit.fieldValue]) }
}
