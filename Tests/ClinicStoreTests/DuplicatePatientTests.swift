import ClinicModel
import ClinicStore
import RecordLinkage
import Testing

/// A likely duplicate is shown, and never blocks.
@Suite struct DuplicatePatientTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    private func patient(
        _ family: String?, _ given: String?, born: String? = nil, phone: String? = nil
    ) -> Patient {
        var patient = Patient(familyName: family, givenNames: given)
        patient.birthDate = born.flatMap(PartialDate.init)
        patient.phone = phone
        return patient
    }

    private func add(_ patient: Patient) throws { try clinic.write { try $0.add(patient) } }

    private func duplicates(of patient: Patient) throws -> [Int64] {
        try clinic.store.read { try $0.likelyDuplicates(of: patient).map(\.patient.id.number).sorted() }
    }

    @Test func `the same names are a likely duplicate, in any order, case and accents`() throws {
        for name in [("Okafor", "Ada"), ("OKAFOR", "ada"), ("Ada", "Okafor"), ("Ökafor", "Àda"), ("Ada Okafor", nil)] {
            #expect(try duplicates(of: patient(name.0, name.1)) == [1])
        }
    }

    @Test func `other names are not`() throws {
        #expect(try duplicates(of: patient("Okafor", "Chidi")) == [])
    }

    @Test func `birth dates tell two of the same names apart, as far as they are known`() throws {
        try add(patient("Lee", "Ann", born: "1980-03-14"))
        #expect(try duplicates(of: patient("Lee", "Ann", born: "1980-03-14")) == [2])
        #expect(try duplicates(of: patient("Lee", "Ann", born: "1980")) == [2])
        #expect(try duplicates(of: patient("Lee", "Ann")) == [2])
        #expect(try duplicates(of: patient("Lee", "Ann", born: "1962-11-02")) == [])
    }

    @Test func `one name and the birth date the same are a likely duplicate`() throws {
        try add(patient("Lee", "Ann", born: "1980-03-14"))
        #expect(try duplicates(of: patient("Marsh", "Ann", born: "1980-03-14")) == [2])
        #expect(try duplicates(of: patient("Lee", "Nan", born: "1980-03-14")) == [2])
        #expect(try duplicates(of: patient("Marsh", "Sue", born: "1980-03-14")) == [])
    }

    @Test func `a phone and a given name the same are a likely duplicate`() throws {
        try add(patient("Lee", "Ann", phone: "01632 960001"))
        #expect(try duplicates(of: patient("Lee-Marsh", "Ann", phone: "(01632) 960-001")) == [2])
        #expect(try duplicates(of: patient("Marsh", "Ann", phone: "(01632) 960-001")) == [2])
        #expect(try duplicates(of: patient("Marsh", "Bob", phone: "01632 960001")) == [])
    }

    @Test func `a phone without digits is nobody's`() throws {
        try add(patient("Leeson", "Ann"))
        #expect(try duplicates(of: patient("Marsh", "Ann", phone: "ex-directory")) == [])
    }

    @Test func `all are told, by id, each once`() throws {
        for _ in 0..<2 { try add(patient("Okafor", "Ada", born: "1990-01-01")) }
        #expect(try duplicates(of: patient("Okafor", "Ada", born: "1990-01-01")) == [1, 2, 3])
    }

    @Test func `a birth date with a slip is found, and one with day and month swapped`() throws {
        try add(patient("Leeson", "Marianne", born: "1980-03-04"))
        for born in ["1980-03-05", "1908-03-04", "1980-04-03"] {
            #expect(try duplicates(of: patient("Leesen", "Mariane", born: born)) == [2])
        }
    }

    @Test func `the likeliest comes first, with why`() throws {
        try add(patient("Leeson", "Marianne", born: "1980-03-04"))
        try add(patient("Leeson", "Marianne", born: "1980-03-04", phone: "01632 960001"))
        let found = try clinic.store.read {
            try $0.likelyDuplicates(of: patient("Leeson", "Marianne", born: "1980-03-04", phone: "01632960001"))
        }
        #expect(found.map(\.patient.id.number) == [3, 2])
        #expect(found[0].reasons == [.sameNames, .sameBirthDate, .samePhone])
        #expect(found[0].score > found[1].score)
    }

    @Test func `pairs on record are listed, best first`() throws {
        try add(patient("Leeson", "Marianne", born: "1980-03-04"))
        try add(patient("Leesen", "Marianne", born: "1980-03-04"))
        try add(patient("Leeson", "Marianne", born: "1980-03-04"))
        let pairs = try clinic.store.read { try $0.likelyDuplicates() }
        #expect(pairs.map { [$0.first, $0.second] } == [[2, 4], [2, 3], [3, 4]])
    }

    @Test func `what was added after a patient is held against all, once`() throws {
        try add(patient("Leeson", "Marianne", born: "1980-03-04"))
        try add(patient("Leeson", "Marianne", born: "1980-03-04"))
        try add(patient("Leesen", "Marianne", born: "1980-03-04"))
        try add(patient("OKAFOR", "ada", born: "1970-01-01"))
        var pairs: [[Int64]] = []
        try clinic.store.read { reader in
            try reader.forEachLikelyDuplicate(after: 3) { pairs.append([$0.first, $0.second]) }
        }
        #expect(pairs == [[2, 4], [3, 4], [1, 5]])
    }
}
