import ClinicModel
import Testing

struct AdjustmentTests {
    private func check(_ vertebra: Adjustment.Vertebra, _ region: BodyRegion?) throws {
        var adjustment = Adjustment(of: RecordID(31), vertebra: vertebra)
        adjustment.region = region
        #expect(try adjustment.checked(today: calendarDay("2026-11-21")) == adjustment)
    }

    @Test func `atlas and axis are spelled in capitals and name no region`() throws {
        #expect(Adjustment.Vertebra.words == ["C1", "C2", "other"])
        try check(.atlas, nil)
        try check(.axis, nil)
        #expect(throws: AdjustmentError.regionMismatch(.atlas)) { try check(.atlas, .neck) }
        #expect(throws: AdjustmentError.regionMismatch(.axis)) { try check(.axis, .neck) }
    }

    @Test func `another vertebra names its region`() throws {
        try check(.other, .lowBack)
        #expect(throws: AdjustmentError.regionMismatch(.other)) { try check(.other, nil) }
    }

    @Test func `each refusal says what would be right`() {
        #expect(
            AdjustmentError.regionMismatch(.other).description
                == "An adjustment of another vertebra names its region; it is one of head, face, jaw, neck, shoulder, "
                + "arm, elbow, wrist-hand, upper-back, mid-back, low-back, pelvis, buttock, hip, thigh, knee, "
                + "lower-leg, ankle-foot, whole-body, other.")
        #expect(
            AdjustmentError.regionMismatch(.atlas).description
                == "An adjustment of C1 names no other region; say `other` for one elsewhere.")
    }
}
