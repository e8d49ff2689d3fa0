import RecordLinkage
import Testing

/// What the comparison of two records is told as.
struct MatchReasonTests {
    private func reasons(_ left: PatientIdentity, _ right: PatientIdentity) -> [MatchReason] {
        func look(_ one: PatientIdentity, _ other: PatientIdentity) -> LikelyPair? {
            Registration(amongPatients: 2).likely(one, among: [other], sample: [other]).first
        }
        let pair = look(left, right)
        #expect(look(right, left)?.score == pair?.score, "the other way round")
        #expect(look(right, left)?.reasons == pair?.reasons, "the other way round")
        return pair?.reasons ?? []
    }

    private func patient(_ family: String?, _ given: String?, born: String? = "1980-03-14") -> PatientIdentity {
        MatchingExample.identity(
            1, family, given, born: born, street: "12 Long Lane", city: "Ely", postcode: "CB7 4AA",
            phone: "01632 960001",
            email: "ada@example.org")
    }

    private func reasons(_ family: String?, _ given: String?, born: String? = "1980-03-14") -> [MatchReason] {
        reasons(patient("Whetstone", "Katherine"), patient(family, given, born: born))
    }

    private let rest: [MatchReason] = [.sameAddress, .samePhone, .sameEmail]

    @Test func `names are the same in any case, with or without accents and spaces`() {
        #expect(reasons("WHÉT STONE", "katherine") == [.sameNames, .sameBirthDate] + rest)
    }

    @Test func `what differs in the names is told`() {
        let told: [(String, String?, [MatchReason])] = [
            ("Whetstone", "Katherina", [.sameFamilyName, .givenNamesTypo]),
            ("Whetstoen", "Katherine", [.familyNameTypo, .sameGivenNames]),
            ("Whetstone", "Kate", [.sameFamilyName, .nickname]),
            ("Whetstone", "K.", [.sameFamilyName, .initial]),
            ("Whetstone", "Katherine Ann", [.sameFamilyName, .givenNamesPart]),
            ("Whetstone", "Joan", [.sameFamilyName, .otherGivenNames]),
            ("Whetstone-Byrne", "Katherine", [.familyNamePart, .sameGivenNames]),
            ("Byrne", "Katherine", [.otherFamilyName, .sameGivenNames]),
            ("Katherine", "Whetstone", [.namesSwapped]),
            ("Katherine Whetstone", nil, [.namesInOtherOrder]),
        ]
        for (family, given, reasons) in told {
            #expect(self.reasons(family, given) == reasons + [.sameBirthDate] + rest)
        }
    }

    @Test func `names that sound alike are told as such, however they are written`() {
        let told = reasons(patient("Schmit", "Phil"), patient("Smit", "Phil"))
        #expect(told.prefix(2) == [.familyNameAlike, .sameGivenNames])
    }

    @Test func `what somebody is known as stands for a given name`() {
        var known = patient("Whetstone", "Philippa")
        known.knownAs = "Moss"
        #expect(reasons(known, patient("Whetstone", "Moss")).prefix(2) == [.sameFamilyName, .nickname])
    }

    @Test func `what differs in the birth dates is told`() {
        let told: [(String, MatchReason)] = [
            ("1980-03-14", .sameBirthDate), ("1980-03-15", .birthDateTypo), ("1908-03-14", .birthDateTypo),
            ("1980-03-29", .birthDatePart), ("1971-03-14", .birthDatePart), ("1962-11-02", .otherBirthDate),
            ("1980-03", .sameBirthDateAsFarAsKnown), ("1980", .sameBirthDateAsFarAsKnown), ("1979", .otherBirthDate),
        ]
        for (born, reason) in told {
            #expect(reasons("Whetstone", "Katherine", born: born) == [.sameNames, reason] + rest)
        }
    }

    @Test func `day and month swapped are told`() {
        let told = reasons(patient("Lee", "Ann", born: "1980-03-11"), patient("Lee", "Ann", born: "1980-11-03"))
        #expect(told == [.sameNames, .dayAndMonthSwapped] + rest)
    }

    @Test func `what is missing is not told`() {
        #expect(reasons("Whetstone", "Katherine", born: nil) == [.sameNames] + rest)
        #expect(reasons("Whetstone", nil) == [.sameFamilyName, .sameBirthDate] + rest)
    }

    @Test func `a phone with and without the code of its country is the same`() {
        var abroad = patient("Lee", "Ann")
        abroad.phone = "+44 1632 960001"
        #expect(reasons(abroad, patient("Lee", "Ann")).contains(.samePhone))
        abroad.phone = "01632 960002"
        #expect(reasons(abroad, patient("Lee", "Ann")).contains(.phoneTypo))
        abroad.phone = "ex-directory"
        #expect(!reasons(abroad, patient("Lee", "Ann")).contains(.otherPhone))
    }
}
