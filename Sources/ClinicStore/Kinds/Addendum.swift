import ClinicModel

extension Addendum: StoredRecord {
    public static let kind = RecordKind<Addendum>(
        act: .addend, ending: .final,
        undo: .stays { addendum in
            "an addendum stays as it is. Add another that puts it right, with plumb visit addend \(addendum.visitID) "
                + "--text TEXT"
        },
        owner: .through("visit_id"), listing: Listing(leading: Visit.lead, joins: Visit.join), filter: Visit.leadKeys,
        words: TableWords("Addenda", "One row for each text that was added to a signed visit."))
}

extension Selection<Addendum> {
    public static func of(_ visit: RecordID<Visit>) -> Selection {
        Selection("t.visit_id = ?", [visit.fieldValue], order: "t.at, t.id")
    }
}
