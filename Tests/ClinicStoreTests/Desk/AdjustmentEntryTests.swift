import ClinicModel
import ClinicStore
import Testing

/// An adjustment as it is typed in one word.
@Suite struct AdjustmentEntryTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    private func read(_ text: String) throws -> Adjustment {
        try clinic.store.read { try Adjustment(entered: text, in: $0) }
    }

    @Test(arguments: [("C1", "C1"), ("atlas", "C1"), ("c2", "C2"), ("AXIS", "C2"), ("other", "other")])
    func `a vertebra is typed by its number or its name`(typed: String, vertebra: String) {
        #expect(AdjustedPlace(entered: typed)?.vertebra.rawValue == vertebra)
    }

    @Test func `another vertebra is typed by its region`() {
        let place = AdjustedPlace(entered: "Mid-Back")
        #expect((place?.vertebra, place?.region) == (.other, .midBack))
        #expect(AdjustedPlace(entered: "C3") == nil)
        #expect(AdjustedPlace(entered: "") == nil)
    }

    @Test func `how it was done stands behind the place`() throws {
        let adjustment = try read("C2,listing=PR,technique=Toggle Recoil,METHOD=Hand,position=prone,note=a=b")
        #expect((adjustment.vertebra, adjustment.region) == (.axis, nil))
        #expect((adjustment.listingCode, adjustment.technique, adjustment.method) == ("PR", "toggle-recoil", .hand))
        #expect((adjustment.patientPosition, adjustment.note) == ("prone", "a=b"))
        #expect(try read("other").region == .other)
    }

    @Test func `the listing is that of the study, unless one is typed`() throws {
        let study = try clinic.write { writer in
            var study = ImagingStudy.blank
            (study.patientID, study.decidedOn, study.decidedBy) = (clinic.patient, "2026-11-20", clinic.clinician)
            (study.modality, study.indicated, study.indicationReason) = (.xRay, .yes, "neck pain")
            (study.takenOn, study.listingCode) = ("2026-11-20", "ASRA")
            return try writer.add(study)
        }
        #expect(try read("C1,imaging=\(study.id)").listingCode == "ASRA")
        #expect(try read("C1,imaging=\(study.id)").imagingStudyID == study.id)
        #expect(try read("C1,listing=PL,imaging=\(study.id)").listingCode == "PL")
    }

    @Test func `an edit means the adjustment that is named, or the only one that the visit keeps`() throws {
        let visit = try clinic.write { writer in
            var visit = Visit(of: clinic.patient, at: clinic.office, on: "2026-11-20", enteredBy: clinic.frontDesk)
            (visit.determination, visit.outcome, visit.clinicianID) = (.misaligned, .adjusted, clinic.clinician)
            return try writer.record(
                VisitEntry(visit: visit, adjustments: [Adjustment(vertebra: .atlas), Adjustment(vertebra: .axis)]))
        }
        let sheet = try clinic.sheet(visit.id)
        func meant(
            _ named: RecordID<Adjustment>?, clearing cleared: [RecordID<Adjustment>] = [],
            _ outcome: Outcome = .adjusted
        ) throws -> RecordID<Adjustment>? {
            try sheet.adjustment(named: named, clearing: cleared, outcome: outcome)?.id
        }
        #expect(try meant(2) == 2)
        #expect(try meant(nil, clearing: [1]) == 2)
        #expect(try meant(nil, clearing: [1, 2]) == nil)
        #expect(try meant(nil, .notAdjusted) == nil)
        #expect(throws: VisitStateError.noAdjustment(visit.id, 2)) { try meant(2, clearing: [2]) }
        #expect(throws: VisitStateError.noAdjustment(visit.id, 1)) { try meant(1, .notAdjusted) }
        let several = #expect(throws: SeveralAdjustments.self) { try meant(nil) }
        #expect(
            several?.description == "V-1 has 2 adjustments; say which with --adjustment: 1 C1, 2 C2.")
    }

    @Test func `what cannot be read says what can`() {
        #expect(throws: AdjustmentEntryError.noPlace("C9")) { try read("C9,method=hand") }
        #expect(throws: AdjustmentEntryError.noPlace("")) { try read("") }
        #expect(throws: AdjustmentEntryError.unknown("hard")) { try read("C1,hard") }
        #expect(throws: AdjustmentEntryError.unknown("force=9")) { try read("C1,force=9") }
        #expect(throws: FieldError.self) { try read("C1,method=foot") }
        #expect(throws: CatalogueError.self) { try read("C1,technique=none-such") }
    }
}
