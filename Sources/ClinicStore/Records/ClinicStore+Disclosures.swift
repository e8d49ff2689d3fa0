import ClinicModel
import GRDB

extension Disclosure: StoredRecord {
    public static var listing: Listing<Disclosure> {
        Listing(
            leading: [
                "patient_id": "t.patient_id",
                "patient_name": Patient.nameSQL("p"),
                "disclosed_on": "t.disclosed_on",
                "given_to": "t.given_to",
                "address": "t.address",
                "what": "t.what",
                "purpose": "t.purpose",
                "channel": "t.channel",
                "disclosed_by": "t.disclosed_by",
                "staff_member": "s.name",
            ],
            joins: "\(Patient.join) JOIN staff_members s ON s.id = t.disclosed_by")
    }
}

extension Selection<Disclosure> {
    /// Those that are not void, of a patient and between two days, as far as each is asked for, newest first.
    public static func made(_ filter: RecordFilter) -> Selection {
        Selection(
            """
            t.void_reason IS NULL AND (?1 IS NULL OR t.patient_id = ?1)
            AND (?2 IS NULL OR t.disclosed_on >= ?2) AND (?3 IS NULL OR t.disclosed_on <= ?3)
            """,
            [filter.patient?.number, filter.since?.description, filter.until?.description],
            order: "t.disclosed_on DESC, t.id DESC")
    }
}
