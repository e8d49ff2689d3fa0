import ClinicModel

extension Disclosure: StoredRecord {
    public static let kind = RecordKind<Disclosure>(
        act: .account,
        undo: .stays(putBack: Undo.edit) { disclosure in
            "what was given away is not called back. If nothing was, the owner voids it with plumb disclosure void "
                + "\(disclosure.id) --reason TEXT, and you remove the copy"
        },
        chart: .lines("disclosures", "Disclosures", place: 160),
        listing: Listing(
            leading: [
                .patientID, .patientName, .field("disclosed_on"), .field("given_to"), .field("address"), .field("what"),
                .field("purpose"), .field("channel"), .field("disclosed_by"), .staffMember,
            ],
            joins: "\(Patient.join) JOIN staff_members s ON s.id = t.disclosed_by"),
        words: TableWords(
            "Disclosures",
            """
            One row for each time that something of a patient's records was given to somebody; leave out those with a \
            void reason.
            """,
            withoutNames: ["disclosure_id", "patient_id", "disclosed_on", "channel", "disclosed_by"]))
}

extension Selection<Disclosure> {
    /// Those that are not void, of a patient and between two days, as far as each is asked for, newest first.
    public static func made(_ filter: RecordFilter) -> Selection {
        var conditions = Conditions("t.void_reason IS NULL")
        conditions.require("t.patient_id = ?", filter.patient)
        conditions.require("t.disclosed_on >= ?", filter.since)
        conditions.require("t.disclosed_on <= ?", filter.until)
        return Selection(conditions, order: "t.disclosed_on DESC, t.id DESC")
    }
}
