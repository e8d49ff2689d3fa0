import ClinicModel
import Testing

struct PatientTests {
    @Test(arguments: [
        (String?.none, String?("Ada"), "Ada"), ("Okafor", .none, "Okafor"), ("Okafor", "Ada", "Okafor, Ada"),
    ])
    func `either name is enough, and lists show the family name first`(
        family: String?, given: String?, name: String
    ) throws {
        let patient = Patient(familyName: family, givenNames: given)
        #expect(patient.name == name)
        #expect(try patient.checked(today: calendarDay("2026-11-21")) == patient)
    }

    @Test(arguments: [(String?.none, String?.none), ("", .none), (.none, " "), ("\n", "\t")])
    func `a patient without a name is refused`(family: String?, given: String?) throws {
        var patient = Patient(familyName: family, givenNames: given)
        patient.knownAs = "Annie"
        #expect(throws: PatientError.nameless) { try patient.checked(today: calendarDay("2026-11-21")) }
    }

    @Test func `a birth date that is given cannot be unknown too`() throws {
        var patient = namedPatient()
        patient.birthDateUnknown = "Papers lost"
        #expect(try patient.checked(today: calendarDay("2026-11-21")) == patient)
        patient.birthDate = .year(1980)
        #expect(throws: PatientError.birthDateKnownAndUnknown) {
            try patient.checked(today: calendarDay("2026-11-21"))
        }
    }

    @Test func `a new patient is active`() {
        #expect(namedPatient().status == .active)
        #expect(Patient(familyName: "Byrne", status: .prospect).status == .prospect)
    }

    @Test func `each refusal is a sentence`() {
        #expect(
            PatientError.nameless.description
                == "The patient has no name; a family name or a given name is needed.")
        #expect(
            PatientError.birthDateKnownAndUnknown.description
                == "The birth date is given and also said to be unknown; only one can be.")
        #expect(PatientError.nameless.kind == .rule)
    }
}
