import ClinicModel
import GRDB

extension Adjustment: StoredRecord {
    public static var listing: Listing<Adjustment> { Listing(leading: Visit.lead, joins: Visit.join) }

    public static var filterKeys: FilterKeys { Visit.leadKeys.standing("t.state <> 'void'") }

    public static func patientID(
        of record: Stored<Adjustment>, in clinic: ClinicReader
    ) throws -> RecordID<Patient>? {
        try clinic.patientID(ofVisit: record.visitID)
    }

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
    public static func of(_ visit: RecordID<Visit>) -> Selection { Selection("t.visit_id = ?", [visit.number]) }
}
