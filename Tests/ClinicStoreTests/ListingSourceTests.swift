import ClinicModel
import ClinicStore
import Testing

/// The imaging study that the listing of an adjustment came from.
@Suite struct ListingSourceTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    /// A study that was taken, with a listing or without.
    private func study(of patient: RecordID<Patient> = 1, listing: String? = "ASRA") throws -> RecordID<ImagingStudy> {
        var study = ImagingStudy(
            of: patient, .xRay, indicated: .yes, because: "To find it", decidedBy: clinic.clinician, on: "2026-11-10")
        (study.takenOn, study.listingCode) = ("2026-11-10", listing)
        return try clinic.write { [study] in try $0.add(study).id }
    }

    private func voidStudy() throws -> RecordID<ImagingStudy> {
        let id = try study()
        return try clinic.write { try $0.void(id, reason: "of her sister").id }
    }

    private func adjustment(from study: RecordID<ImagingStudy>?) -> Adjustment {
        var adjustment = Adjustment(vertebra: .atlas)
        adjustment.imagingStudyID = study
        return adjustment
    }

    private func entry(from study: RecordID<ImagingStudy>?) -> VisitEntry {
        var entry = clinic.adjusted()
        entry.adjustments = [adjustment(from: study)]
        return entry
    }

    private func sources(_ visit: RecordID<Visit>) throws -> [RecordID<ImagingStudy>?] {
        try clinic.adjustments(visit).map(\.imagingStudyID)
    }

    @Test func `an adjustment has its listing from a study of its patient`() throws {
        let study = try study()
        #expect(try sources(clinic.signed(entry(from: study)).id) == [study])
        let draft = try clinic.draft()
        try clinic.edit(draft, adjustment: adjustment(from: study))
        #expect(try sources(draft.id) == [study])
    }

    @Test func `a study that has no listing to give is refused, by name and with what to do`() throws {
        let other = try clinic.addPatient("Adler").id
        let refused: [(any ClinicError, String)] = [
            (
                ImagingSourceError.ofAnotherPatient(try study(of: other)), "X-1 is on the chart of another patient."
            ),
            (
                FieldError(
                    field: "imaging_study_id", title: "Imaging study ID", problem: .isVoid("\(try voidStudy())")),
                "Imaging study ID is X-2, which is void: it was entered in error."
            ),
            (
                ImagingSourceError.hasNoListing(try study(listing: nil)),
                "X-3 has no listing; enter what was read from it with plumb imaging edit X-3, or name another study."
            ),
        ]
        let draft = try clinic.draft()
        for (number, (error, text)) in zip(1..., refused) {
            let study = RecordID<ImagingStudy>(Int64(number))
            #expect(error.description == text)
            #expect(error.kind == .rule)
            func isRefused(_ thrown: any Error) -> Bool { (thrown as? any ClinicError)?.description == text }
            #expect(performing: { try clinic.draft(entry(from: study)) }, throws: isRefused)
            #expect(performing: { try clinic.edit(draft, adjustment: adjustment(from: study)) }, throws: isRefused)
        }
        #expect(try sources(draft.id) == [nil])
    }

    @Test func `a study that is not there is refused`() throws {
        let error = #expect(throws: FieldError.self) { try clinic.draft(entry(from: 9)) }
        #expect(error?.description == "Imaging study ID is X-9, and there is none.")
    }

    @Test func `a draft keeps its source when the study becomes void later`() throws {
        let study = try study()
        let draft = try clinic.draft(entry(from: study))
        try clinic.write { _ = try $0.void(study, reason: "of her sister") }
        try clinic.edit(draft) { $0.note = "Carried a bag." }
        var same = adjustment(from: study)
        same.note = "One thrust"
        try clinic.edit(draft, adjustment: same)
        #expect(try clinic.adjustments(draft.id).map(\.note) == ["One thrust"])
        try clinic.sign(draft.id)
        #expect(try sources(draft.id) == [study])
    }

    /// What was kept of one database is kept of the next.
    @Test func `an import keeps a source that became void, or lost its listing, later`() throws {
        let void = try voidStudy()
        let bare = try study(listing: nil)
        let draft = try clinic.draft(clinic.check())
        try clinic.write(by: clinic.owner) { writer in
            for (id, study) in [(RecordID<Adjustment>(7), void), (RecordID<Adjustment>(8), bare)] {
                var imported = adjustment(from: study)
                imported.visitID = draft.id
                try writer.bring(imported, id: id, reason: "moved here")
            }
        }
        #expect(try sources(draft.id) == [void, bare])
    }

    @Test func `an import refuses a study of another patient`() throws {
        let study = try study(of: clinic.addPatient("Adler").id)
        var imported = adjustment(from: study)
        imported.visitID = try clinic.draft(clinic.check()).id
        #expect(throws: ImagingSourceError.ofAnotherPatient(study)) {
            try clinic.write(by: clinic.owner) { [imported] in try $0.bring(imported, id: 7, reason: "moved here") }
        }
    }
}
