import ClinicModel
import GRDB

extension Finding: StoredRecord {
    public static var listing: Listing<Finding> { Listing(leading: Visit.lead, joins: Visit.join) }

    public static var filterKeys: FilterKeys { Visit.leadKeys.standing("t.state <> 'void'") }

    public static func patientID(of record: Stored<Finding>, in clinic: ClinicReader) throws -> RecordID<Patient>? {
        try clinic.patientID(ofVisit: record.visitID)
    }

    public func check(in clinic: ClinicReader, replacing old: Stored<Self>?) throws {
        try clinic.tests.get().check(self)
    }
}

extension Selection<Finding> {
    public static func of(_ visit: RecordID<Visit>) -> Selection { Selection("t.visit_id = ?", [visit.number]) }
}
