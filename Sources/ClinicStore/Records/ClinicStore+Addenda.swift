import ClinicModel
import GRDB

extension Addendum: StoredRecord {
    public static var listing: Listing<Addendum> { Listing(leading: Visit.lead, joins: Visit.join) }

    public static var filterKeys: FilterKeys { Visit.leadKeys }

    public static func patientID(of record: Stored<Addendum>, in clinic: ClinicReader) throws -> RecordID<Patient>? {
        try clinic.patientID(ofVisit: record.visitID)
    }
}

extension Selection<Addendum> {
    public static func of(_ visit: RecordID<Visit>) -> Selection {
        Selection("t.visit_id = ?", [visit.number], order: "t.at, t.id")
    }
}
