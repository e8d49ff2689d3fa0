import ClinicModel
import ClinicStore
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
        try clinic.store.read { try $0.likelyDuplicates(of: patient).map(\.id.number) }
    }

    @Test func `the same names are a likely duplicate, in any order, case and accents`() throws {
        for name in [("Okafor", "Ada"), ("OKAFOR", "ada"), ("Ada", "Okafor"), ("Ökafor", "Àda"), ("Ada Okafor", nil)] {
            #expect(try duplicates(of: patient(name.0, name.1)) == [1])
        }
    }

    @Test func `other names are not`() throws {
        #expect(try duplicates(of: patient("Okafor", "Adam")) == [])
        #expect(try duplicates(of: patient("Okafor", nil)) == [])
        #expect(try duplicates(of: patient("Oka", "Ada")) == [])
    }

    @Test func `birth dates tell two of the same names apart, as far as they are known`() throws {
        try add(patient("Lee", "Ann", born: "1980-03-14"))
        #expect(try duplicates(of: patient("Lee", "Ann", born: "1980-03-14")) == [2])
        #expect(try duplicates(of: patient("Lee", "Ann", born: "1980")) == [2])
        #expect(try duplicates(of: patient("Lee", "Ann")) == [2])
        #expect(try duplicates(of: patient("Lee", "Ann", born: "1981")) == [])
    }

    @Test func `one name and the birth date the same are a likely duplicate`() throws {
        try add(patient("Lee", "Ann", born: "1980-03-14"))
        #expect(try duplicates(of: patient("Marsh", "Ann", born: "1980-03-14")) == [2])
        #expect(try duplicates(of: patient("Lee", "Nan", born: "1980-03-14")) == [2])
        #expect(try duplicates(of: patient("Marsh", "Nan", born: "1980-03-14")) == [])
    }

    @Test func `a phone and a given name the same are a likely duplicate`() throws {
        try add(patient("Lee", "Ann", phone: "01632 960001"))
        #expect(try duplicates(of: patient("Lee-Marsh", "Ann", phone: "(01632) 960-001")) == [2])
        #expect(try duplicates(of: patient("Marsh", "Ann", phone: "(01632) 960-001")) == [2])
        #expect(try duplicates(of: patient("Marsh", "Bob", phone: "01632 960001")) == [])
    }

    @Test func `a phone without a digit is nobody's`() throws {
        try add(patient("Leeson", "Ann"))
        #expect(try duplicates(of: patient("Lee", "Ann", phone: "ex-directory")) == [])
    }

    @Test func `all are told, by id, each once`() throws {
        for _ in 0..<2 { try add(patient("Okafor", "Ada", born: "1990-01-01")) }
        #expect(try duplicates(of: patient("Okafor", "Ada", born: "1990-01-01")) == [1, 2, 3])
    }
}
