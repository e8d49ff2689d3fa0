import ClinicModel
import Testing

/// A listing as a line: the code, then each part with its direction and its degrees, as far as they were read.
struct ImagingListingTests {
    private func listing(_ fill: (inout ImagingStudy) -> Void) throws -> String? {
        var study = ImagingStudy(
            of: RecordID(7), .xRay, indicated: .yes, because: "x", decidedBy: RecordID(3),
            on: try calendarDay("2026-03-14"))
        fill(&study)
        return study.listing
    }

    @Test func `a whole listing is one line`() throws {
        let line = try listing {
            $0.listingCode = "ASRA"
            ($0.atlasSide, $0.atlasLateralityDeg) = (.right, 2.5)
            ($0.atlasRotation, $0.atlasRotationDeg) = (.anterior, 1)
            ($0.headTilt, $0.headTiltDeg) = (.left, 3)
            $0.lowerAngleDeg = 4.25
            ($0.axisSide, $0.axisRotationDeg) = (.left, 0.5)
        }
        #expect(
            line == "ASRA, atlas right 2.5°, rotation anterior 1°, head tilt left 3°, lower angle 4.25°, axis left 0.5°"
        )
    }

    @Test func `a part says what was read of it`() throws {
        #expect(try listing { $0.listingCode = "PR" } == "PR")
        #expect(try listing { $0.atlasSide = .left } == "atlas left")
        #expect(try listing { $0.atlasLateralityDeg = 0 } == "atlas 0°")
        #expect(try listing { $0.atlasRotation = .posterior } == "rotation posterior")
        #expect(try listing { $0.headTiltDeg = 1.5 } == "head tilt 1.5°")
        #expect(try listing { $0.lowerAngleDeg = 4 } == "lower angle 4°")
        #expect(try listing { ($0.axisSide, $0.axisRotationDeg) = (.right, 2) } == "axis right 2°")
    }

    @Test func `nothing that was read is no line`() throws {
        #expect(try listing { $0.report = "No fracture" } == nil)
    }
}
