import ClinicModel

extension Finding: StoredRecord {
    public static let kind = RecordKind<Finding>(
        act: .draft, ending: .state, undo: .withdraw(with: \.visitID) { $0.state = .void }, owner: .through("visit_id"),
        listing: Listing(leading: Visit.lead, joins: Visit.join), filter: Visit.leadKeys.and("t.state <> 'void'"),
        words: TableWords(
            "Findings", "One row for each result of a test; leave out those whose state or visit state is void.",
            withoutNames: [
                "finding_id", "visit_id", "patient_id", "visited_on", "visit_state", "test", "phase", "side", "value",
                "unit", "result", "method", "state",
            ]),
        summary: { finding, _ in "\(finding.visitID), \(finding.test)" })

    public func check(in clinic: ClinicReader, replacing old: Stored<Self>?) throws {
        try clinic.tests.get().check(self)
    }
}

extension Selection<Finding> {
    public static func of(_ visit: RecordID<Visit>) -> Selection { Selection("t.visit_id = ?", [visit.fieldValue]) }
}
