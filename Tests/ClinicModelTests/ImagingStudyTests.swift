import ClinicModel
import Testing

/// The rules of an imaging study: what was not indicated was not taken, and what was not taken has no listing.
struct ImagingStudyTests {
    private static let listingFields: [(name: String, value: FieldValue)] = [
        ("atlas_side", .text("left")), ("atlas_laterality_deg", .number(2.5)), ("atlas_rotation", .text("anterior")),
        ("atlas_rotation_deg", .number(0)), ("head_tilt", .text("right")), ("head_tilt_deg", .number(3)),
        ("lower_angle_deg", .number(4)), ("axis_side", .text("right")), ("axis_rotation_deg", .number(1)),
        ("listing_code", .text("ASRA")),
    ]

    private func study(_ indicated: ImagingStudy.Indication = .yes, takenOn day: String? = nil) throws -> ImagingStudy {
        var study = ImagingStudy(
            of: RecordID(7), .xRay, indicated: indicated, because: "To find the direction", decidedBy: RecordID(3),
            on: try calendarDay("2026-03-14"))
        study.takenOn = try day.map(calendarDay)
        return study
    }

    private func filled(_ study: ImagingStudy, _ name: String, _ value: FieldValue) throws -> ImagingStudy {
        var study = study
        try #require(ImagingStudy.field(name)).set(value, in: &study)
        return study
    }

    @Test func `a study is indicated or not, and one that is may be taken`() throws {
        #expect(try refusal(of: study(.no)) == nil)
        #expect(try refusal(of: study(.yes)) == nil)
        #expect(try refusal(of: study(.yes, takenOn: "2026-03-20")) == nil)
        // Films of before are read today.
        #expect(try refusal(of: study(.yes, takenOn: "2019-01-02")) == nil)
    }

    @Test func `a study that was taken was indicated`() throws {
        #expect(
            try refusal(of: study(.no, takenOn: "2026-03-20"))
                == "The study was taken, but not indicated; say that it was, and why.")
    }

    @Test func `whether a study is indicated has its reason`() throws {
        for indicated in ImagingStudy.Indication.allCases {
            var study = try study(indicated)
            study.indicationReason = " "
            #expect(try refusal(of: study) == "Indication reason is empty; it is required.")
        }
    }

    @Test(arguments: listingFields)
    func `a listing is read from a study that was indicated and taken`(name: String, value: FieldValue) throws {
        #expect(try refusal(of: filled(study(takenOn: "2026-03-20"), name, value)) == nil)
        #expect(
            try refusal(of: filled(study(), name, value))
                == "A listing is read from a study that was taken; say on which day it was, or leave the listing out.")
        let notIndicated =
            "A listing is read from a study that was indicated and taken, and this one was not indicated."
        #expect(try refusal(of: filled(study(.no), name, value)) == notIndicated)
        #expect(try refusal(of: filled(study(.no, takenOn: "2026-03-20"), name, value)) == notIndicated)
    }

    @Test(arguments: [
        ("atlas_laterality_deg", "Atlas laterality (°)"), ("atlas_rotation_deg", "Atlas rotation (°)"),
        ("head_tilt_deg", "Head tilt (°)"), ("lower_angle_deg", "Lower angle (°)"),
        ("axis_rotation_deg", "Axis rotation (°)"),
    ])
    func `an angle runs from 0 to 90 degrees, both inside`(name: String, title: String) throws {
        let taken = try study(takenOn: "2026-03-20")
        for degrees in [0, 0.25, 89.75, 90] {
            #expect(try refusal(of: filled(taken, name, .number(degrees))) == nil)
        }
        for (degrees, text) in [(-0.25, "-0.25"), (90.25, "90.25"), (180, "180")] {
            #expect(
                try refusal(of: filled(taken, name, .number(degrees)))
                    == "\(title) is \(text); an angle runs from 0 to 90 degrees.")
        }
    }

    @Test(arguments: listingFields)
    func `anything that was read makes a listing`(name: String, value: FieldValue) throws {
        #expect(try filled(study(), name, value).hasListing)
        #expect(try filled(study(), name, value).listing != nil)
    }

    @Test func `what is said of the films makes no listing`() throws {
        var study = try study(takenOn: "2026-03-20")
        (study.views, study.phase, study.heldAt, study.report) = ("nasium", .before, "cabinet 2", "No fracture")
        #expect(!study.hasListing)
        #expect(study.listing == nil)
    }
}
