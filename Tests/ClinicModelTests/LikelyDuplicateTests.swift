import ClinicModel
import Testing

/// Which two records may be of one person.
struct LikelyDuplicateTests {
    private func patient(
        _ family: String?, _ given: String?, born: String? = nil, phone: String? = nil
    ) throws -> Patient {
        var patient = Patient(familyName: family, givenNames: given)
        patient.birthDate = try born.map(partialDate)
        patient.phone = phone
        return patient
    }

    private func mayBeSame(_ left: Patient, _ right: Patient) -> Bool {
        let isSame = left.mayBeSamePerson(as: right)
        #expect(right.mayBeSamePerson(as: left) == isSame, "the other way round")
        return isSame
    }

    @Test func `the same names may be one person, in any order, case and form`() throws {
        let nguyen = try patient("Nguyễn", "Lan Anh")
        for (family, given) in [("NGUYEN", "lan anh"), ("Lan Anh", "Nguyen"), ("Anh Nguye\u{302}\u{303}n", "Lan")] {
            #expect(mayBeSame(nguyen, try patient(family, given)))
        }
        #expect(mayBeSame(nguyen, try patient("Nguyễn Lan Anh", nil)))
    }

    @Test func `the same names with other birth dates are two persons`() throws {
        let first = try patient("Okafor", "Ada", born: "1980-03-14")
        #expect(!mayBeSame(first, try patient("Okafor", "Ada", born: "1980-03-15")))
        #expect(!mayBeSame(first, try patient("Okafor", "Ada", born: "1981")))
    }

    @Test(arguments: [String?.none, "1980", "1980-03", "1980-03-14"])
    func `the same names with a birth date known less far may be one person`(born: String?) throws {
        let first = try patient("Okafor", "Ada", born: "1980-03-14")
        #expect(mayBeSame(first, try patient("Okafor", "Ada", born: born)))
    }

    @Test func `the same birth date and one of the names may be one person`() throws {
        let first = try patient("Okafor", "Ada", born: "1980-03-14")
        #expect(mayBeSame(first, try patient("Byrne", "ADA", born: "1980-03-14")))
        #expect(mayBeSame(first, try patient("Okafor", "Adaeze", born: "1980-03-14")))
        #expect(!mayBeSame(first, try patient("Byrne", "Adaeze", born: "1980-03-14")))
    }

    @Test func `the same phone and given name may be one person`() throws {
        let first = try patient("Okafor", "Ada", phone: "021 555-0001")
        #expect(mayBeSame(first, try patient("Byrne", "Ada", phone: "(021) 5550001")))
        #expect(!mayBeSame(first, try patient("Byrne", "Adaeze", phone: "021 555-0001")))
        #expect(!mayBeSame(first, try patient("Byrne", "Ada", phone: "021 555-0002")))
        #expect(!mayBeSame(first, try patient("Byrne", "Ada")))
    }

    @Test func `phones without digits are not the same phone`() throws {
        let first = try patient("Okafor", "Ada", phone: "none")
        #expect(!mayBeSame(first, try patient("Byrne", "Ada")))
        #expect(!mayBeSame(first, try patient("Byrne", "Ada", phone: "ex-directory")))
    }

    @Test func `other names are two persons, and so are two who share one name`() throws {
        let first = try patient("Okafor", "Ada")
        #expect(!mayBeSame(first, try patient("Byrne", "Mary")))
        #expect(!mayBeSame(first, try patient("Okafor", "Mary")))
        #expect(!mayBeSame(first, try patient("Okafor", nil)))
    }

    @Test func `names that fold to nothing are not the same name`() throws {
        #expect(!mayBeSame(try patient("?", nil), try patient("-", nil)))
    }
}
