import ClinicModel
import Testing

struct AssessmentTests {
    private func assessment(_ code: String?, _ system: CodeSystem?, _ version: String?) throws -> Assessment {
        var assessment = Assessment(
            of: RecordID(7), term: "Sciatica", state: .working, by: RecordID(3), on: try calendarDay("2026-03-14"))
        (assessment.code, assessment.codeSystem, assessment.codeVersion) = (code, system, version)
        return assessment
    }

    @Test func `an assessment has no code, a code as text, or a code of a version of a system`() throws {
        #expect(try refusal(of: assessment(nil, nil, nil)) == nil)
        #expect(try refusal(of: assessment("M54.3 or so", nil, nil)) == nil)
        #expect(try refusal(of: assessment("M54.31", .icd10cm, "FY2022")) == nil)
    }

    @Test func `a system and its version come together`() throws {
        let text = "A code is of a version of a system; give both, or neither for a code that is kept as text."
        #expect(try refusal(of: assessment("M54.31", .icd10cm, nil)) == text)
        #expect(try refusal(of: assessment("M54.31", nil, "FY2022")) == text)
        #expect(try refusal(of: assessment(nil, .icd10cm, nil)) == text)
        #expect(try refusal(of: assessment(nil, nil, "FY2022")) == text)
    }

    @Test func `a version needs the code`() throws {
        #expect(
            try refusal(of: assessment(nil, .icd10cm, "FY2022"))
                == "The version of a code is given without the code.")
    }

    @Test func `a code of spaces is none`() throws {
        #expect(throws: AssessmentError.versionWithoutCode) {
            try assessment(" ", .icd10cm, "FY2022").checked(today: calendarDay("2026-12-31"))
        }
    }

    @Test func `a code that a version does not have is told with what may be done`() {
        let error = UnknownCode(code: "X99", system: .icd10cm, version: "FY2022")
        #expect(
            error.description
                == "“X99” is not among the codes of ICD-10-CM FY2022 on record (plumb catalogue list codes); kept as "
                + "text only, it names no version (--uncoded).")
        #expect(error.kind == .rule)
    }

    @Test func `how far an assessment has come is a closed set`() {
        #expect(Assessment.State.words == ["considered", "ruled-out", "working", "confirmed"])
    }
}
