import ClinicExchange
import ClinicModel
import ClinicStore
import Foundation
import Testing

/// What was right when it was entered comes back, though nobody would enter it so any more.
@Suite struct RoundTripChangeTests {
    private let folder: TemporaryFolder
    private let store: ClinicStore

    init() throws {
        folder = try TemporaryFolder()
        store = try FilledPractice.store()
    }

    private func write(_ body: (ClinicWriter) throws -> Void) throws {
        try store.write(as: .of(FilledPractice.owner), body)
    }

    /// Expects that the export comes back, and that it has `text` in a table.
    private func expectRoundTrip(
        of table: String, with text: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let exports = ["first", "second"].map { folder.url.appending(path: $0) }
        try store.export(to: exports[0])
        try ClinicStore(importing: exports[0]).export(to: exports[1])
        for table in Table.all {
            #expect(
                try folder.text("first/\(table.name).csv") == folder.text("second/\(table.name).csv"),
                sourceLocation: sourceLocation)
        }
        #expect(try folder.text("second/\(table).csv").contains(text), sourceLocation: sourceLocation)
    }

    @Test func `an adjustment by a study that became void`() throws {
        try write { _ = try $0.void(RecordID<ImagingStudy>(1), reason: "Films of her sister") }
        try expectRoundTrip(of: "imaging_studies", with: ",ASRA,Films of her sister\r\n")
    }

    @Test func `an adjustment by a study whose listing was withdrawn`() throws {
        try write { writer in
            let study = try writer.record(RecordID<ImagingStudy>(1))
            var new = ImagingStudy(
                of: 1, .xRay, indicated: .yes, because: "Read anew", decidedBy: FilledPractice.clinician,
                on: "2026-11-02")
            new.takenOn = "2026-11-04"
            _ = try writer.edit(study, to: new)
        }
        try expectRoundTrip(of: "adjustments", with: ",One thrust,recorded,X-1\r\n")
    }

    @Test func `a complaint whose day was corrected to after a void rating`() throws {
        try write { writer in
            _ = try writer.void(RecordID<SeverityRating>(1), reason: "Of the other leg")
            let complaint = try writer.record(RecordID<Complaint>(1))
            var new = complaint.record
            new.recordedOn = "2026-11-05"
            _ = try writer.edit(complaint, to: new)
        }
        try expectRoundTrip(of: "complaints", with: ",2026-11-05,")
    }

    @Test func `words that were retired`() throws {
        try write { writer in
            try retire(SafetyItem.self, "own-item", in: writer)
            try retire(Measure.self, "own-scale", in: writer)
            try retire(Technique.self, "own-way", in: writer)
            try retire(Condition.self, "sciatica", in: writer)
        }
        try expectRoundTrip(of: "safety_items", with: ",own-item,Own item,leg,false\r\n")
    }

    private func retire<Value: StoredRecord & CatalogueRow>(
        _ type: Value.Type, _ code: String, in writer: ClinicWriter
    ) throws {
        let row = try #require(writer.records(type).first { $0.record.code == code })
        var retired = row.record
        try #require(Value.field("active")).set(.integer(0), in: &retired)
        try writer.bring(retired, id: row.id, reason: "no longer used")
    }

    @Test func `appointments of an office whose time zone was corrected`() throws {
        try write { writer in
            // The clocks of New York go forward over it, those of Dublin two weeks later.
            try writer.add(Appointment(of: 1, at: 1, on: "2027-03-14", at: "02:30", minutes: 30))
            let office = try writer.record(RecordID<Office>(1))
            var new = office.record
            new.timeZone = "America/New_York"
            _ = try writer.edit(office, to: new)
        }
        try expectRoundTrip(of: "appointments", with: ",2027-03-14,02:30,")
    }

    @Test func `a plan that became void, and the one that took its place`() throws {
        try write { writer in
            _ = try writer.void(RecordID<CarePlan>(2), reason: "Of her sister")
            var plan = CarePlan(of: 1, startsOn: "2026-11-12", by: FilledPractice.clinician)
            plan.supersedes = 1
            try writer.add(plan)
        }
        try expectRoundTrip(of: "care_plans", with: "4,P-1,\"Nguyễn, Lan Anh\",,1,,,,2026-11-12,,,,S-2,1,\r\n")
    }
}
