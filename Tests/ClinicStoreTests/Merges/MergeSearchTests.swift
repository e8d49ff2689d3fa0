import ClinicModel
import ClinicStore
import Testing

/// Who is found, listed and shown once two are merged.
@Suite struct MergeSearchTests {
    private let clinic: TestClinic

    /// P-2, of another spelling, phone and number, into P-1.
    init() throws {
        clinic = try TestClinic()
        try clinic.write { writer in
            var twin = Patient(familyName: "Oka-For", givenNames: "Adah")
            (twin.phone, twin.legacyNumber) = ("555 0199", "A-77")
            twin.birthDate = PartialDate("1980-03-15")
            try writer.add(twin)
            try writer.add(Patient(familyName: "Bello", givenNames: "Sam"))
        }
        try clinic.merge(2, into: 1)
    }

    private func found(_ text: String) throws -> [Int64] {
        try clinic.store.read { reader in
            try reader.records(Patient.self, .matching(PatientQuery.words(text))).map(\.id.number)
        }
    }

    @Test(arguments: ["adah", "0199", "A-77", "1980-03-15", "oka for", "ad", "ka adah", "okafor"])
    func `a patient is found by what the merged one had`(text: String) throws {
        #expect(try found(text) == [1])
    }

    @Test func `through a chain too, and each once`() throws {
        try clinic.merge(1, into: 3)
        for text in ["adah", "okafor", "bello", "0199"] { #expect(try found(text) == [3]) }
        try clinic.unmerge(1)
        #expect(try found("adah") == [1])
        #expect(try found("bello") == [3])
    }

    @Test func `words of two of them find neither`() throws {
        #expect(try found("okafor 0199").isEmpty)
    }

    @Test func `the merged one is in no list, and is back in each once that is undone`() throws {
        let list = { try clinic.store.read { try $0.records(Patient.self, .list(status: .active)).map(\.id.number) } }
        #expect(try list() == [3, 1])
        try clinic.unmerge(2)
        #expect(try list() == [3, 2, 1])
    }

    @Test func `who is like the merged one is a likely duplicate of the one who stands`() throws {
        var twin = Patient(familyName: "Oka-For", givenNames: "Adah")
        twin.birthDate = PartialDate("1980-03-15")
        #expect(try clinic.store.read { try $0.likelyDuplicates(of: twin).map(\.patient.id) } == [1])
    }

    @Test func `a chart has the merged one with everything as it was`() throws {
        let merged = try #require(clinic.chart(1).merged.first)
        #expect(try merged.patient == clinic.patient(2))
        #expect(merged.mergedOn == "2026-11-20")
        #expect(merged.patient.phone == "555 0199")
        #expect(try clinic.chart(3).merged.isEmpty)
    }

    @Test func `holding periods are those of both charts`() throws {
        try clinic.unmerge(2)
        // Adjusted on P-1 on the 1st; found holding on P-2 on the 8th; found misaligned on P-1 on the 15th.
        _ = try clinic.draft(clinic.adjusted(on: "2026-11-01"))
        var check = clinic.check(on: "2026-11-08")
        check.visit.patientID = 2
        _ = try clinic.draft(check)
        _ = try clinic.draft(clinic.adjusted(on: "2026-11-15"))
        let alone = try clinic.chart(1).holdingPeriods
        #expect(alone.map(\.daysAtLeast) == [0, 0])
        try clinic.merge(2, into: 1)
        let together = try clinic.chart(1).holdingPeriods
        #expect(together.map(\.daysAtLeast) == [7, 0])
        #expect(together.map(\.daysAtMost) == [14, nil])
        #expect(together.map(\.checks) == [1, 0])
        try clinic.unmerge(2)
        #expect(try clinic.chart(1).holdingPeriods == alone)
    }
}
