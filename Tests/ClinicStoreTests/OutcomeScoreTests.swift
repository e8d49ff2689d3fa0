import ClinicModel
import ClinicStore
import Testing

/// A score is within the range of its measure; what it means is nowhere said.
@Suite struct OutcomeScoreTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    private func score(_ measure: String, _ score: Double) -> OutcomeScore {
        OutcomeScore(of: clinic.patient, measure: measure, score: score, scoredOn: "2026-11-10")
    }

    private func refusal(of score: OutcomeScore, replacing old: Stored<OutcomeScore>? = nil) -> String? {
        #expect(throws: MeasureError.self) {
            try clinic.write { writer in
                if let old { try writer.edit(old, to: score) } else { try writer.add(score) }
            }
        }?
        .description
    }

    /// Gives the neck disability index a range of 0 to 50, as a practice might that counts points.
    private func narrow() throws {
        try clinic.write(by: clinic.owner) { writer in
            let row = try #require(writer.records(Measure.self).first { $0.code == "ndi" })
            try writer.bring(row.record.with("maximum", .number(50)), id: row.id, reason: "points")
        }
    }

    @Test(arguments: [
        ("nprs", 10.0), ("psfs", 10), ("rmdq", 24), ("lefs", 80), ("ndi", 100), ("odi", 100), ("quality-of-life", 10),
        ("twstrs", 85),
    ])
    func `the measures that every practice has take their bounds and nothing beyond`(
        measure: String, maximum: Double
    ) throws {
        for kept in [0, maximum] { _ = try clinic.write { try $0.add(score(measure, kept)) } }
        for (refused, text) in [(-0.5, "-0.5"), (maximum + 0.5, (maximum + 0.5).shortText)] {
            #expect(refusal(of: score(measure, refused))?.hasPrefix("Score is \(text); ") == true)
        }
        #expect(try clinic.store.read { try $0.records(OutcomeScore.self) }.count == 2)
    }

    @Test func `a score outside the range is told with the measure and the range`() {
        #expect(
            refusal(of: score("rmdq", 25)) == "Score is 25; Roland-Morris disability questionnaire runs from 0 to 24.")
        #expect(refusal(of: score("odi", 101)) == "Score is 101; Oswestry disability index runs from 0 to 100 %.")
    }

    @Test func `an edit stays within the range of the measure that it names`() throws {
        let old = try clinic.write { try $0.add(score("ndi", 42)) }
        #expect(refusal(of: score("ndi", 100.5), replacing: old) != nil)
        #expect(refusal(of: score("rmdq", 42), replacing: old) != nil)
        #expect(try clinic.write { try $0.edit(old, to: score("rmdq", 24)) }.measure == "rmdq")
    }

    @Test func `a score that was within the range stays one, whatever the range has become`() throws {
        let old = try clinic.write { try $0.add(score("ndi", 80)) }
        try narrow()
        let byClinician = try old.record.with("reporter", .text("clinician"))
        let edited = try clinic.write { try $0.edit(old, to: byClinician) }
        #expect(edited.record == byClinician)
        #expect(
            refusal(of: score("ndi", 79), replacing: edited)
                == "Score is 79; Neck disability index runs from 0 to 50 %.")
        #expect(refusal(of: score("ndi", 80)) != nil)
        #expect(try clinic.write { try $0.void(old.id, reason: "twice") }.voidReason == "twice")
    }

    @Test(arguments: ["SF-36", "EQ-5D", "fab_w"])
    func `a practice's own measure is found as the catalogue spells it`(code: String) throws {
        try clinic.write(by: clinic.owner) { try $0.add(Measure(code: code, name: "Own scale", range: 0...36)) }
        #expect(try clinic.write { try $0.add(score(code, 36)) }.measure == code)
        #expect(refusal(of: score(code, 37)) == "Score is 37; Own scale runs from 0 to 36.")
    }
}
