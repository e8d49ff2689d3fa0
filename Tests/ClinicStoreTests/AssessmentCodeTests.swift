import ClinicModel
import ClinicStore
import Testing

/// The code of an assessment: one of the version that it names, or a text.
@Suite struct AssessmentCodeTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    private func assessment(_ code: String, _ version: String?) -> Assessment {
        var assessment = Assessment(
            of: clinic.patient, term: "Sciatica", state: .working, by: clinic.clinician, on: "2026-11-10")
        (assessment.code, assessment.codeVersion) = (code, version)
        assessment.codeSystem = version == nil ? nil : .icd10cm
        return assessment
    }

    private func addCode(_ code: String, _ version: String) throws {
        let row = ClassificationCode(system: .icd10cm, version: version, code: code, title: "x")
        try clinic.write(by: clinic.owner) { try $0.add(row) }
    }

    @Test(arguments: ["M54.31", "R42.", "G43.909", "Z82.69"])
    func `a code of the version that is on record is kept`(code: String) throws {
        #expect(try clinic.write { try $0.add(assessment(code, "FY2022")) }.code == code)
    }

    @Test(arguments: [("M54.31", "FY2021"), ("X99", "FY2022"), ("m54.31", "FY2022"), ("M54", "FY2022")])
    func `a code that the version does not have is refused`(code: String, version: String) {
        #expect(throws: UnknownCode(code: code, system: .icd10cm, version: version)) {
            try clinic.write { try $0.add(assessment(code, version)) }
        }
        #expect(throws: UnknownCode(code: code, system: .icd10cm, version: version)) {
            try clinic.store.read { try $0.checkCode(code, system: .icd10cm, version: version) }
        }
    }

    @Test func `a code without a version is kept as a text`() throws {
        #expect(try clinic.write { try $0.add(assessment("X99 or so", nil)) }.code == "X99 or so")
    }

    @Test func `an edit names a code that is there`() throws {
        let old = try clinic.write { try $0.add(assessment("M54.31", "FY2022")) }
        #expect(throws: UnknownCode.self) { try clinic.write { try $0.edit(old, to: assessment("M54.39", "FY2022")) } }
        #expect(try clinic.write { try $0.edit(old, to: assessment("M54.32", "FY2022")) }.code == "M54.32")
    }

    @Test func `a version that a practice adds has its own codes`() throws {
        try addCode("M54.39", "FY2023")
        #expect(try clinic.write { try $0.add(assessment("M54.39", "FY2023")) }.codeVersion == "FY2023")
        #expect(throws: UnknownCode.self) { try clinic.write { try $0.add(assessment("M54.39", "FY2022")) } }
        #expect(throws: UnknownCode.self) { try clinic.write { try $0.add(assessment("M54.31", "FY2023")) } }
    }

    @Test func `a code is there once in a version`() throws {
        let error = #expect(throws: StoreError.self) { try addCode("M54.31", "FY2022") }
        #expect(error == .taken(noun: "code", field: "code"))
        try addCode("M54.31", "FY2023")
    }

    @Test func `the newest version is the last by name`() throws {
        func newest() throws -> String? { try clinic.store.read { try $0.newestVersion(of: .icd10cm) } }
        #expect(try newest() == "FY2022")
        try addCode("M54.31", "FY2024")
        try addCode("M54.31", "FY2023")
        #expect(try newest() == "FY2024")
    }
}
