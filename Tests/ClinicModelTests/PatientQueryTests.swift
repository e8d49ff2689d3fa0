import ClinicModel
import Testing

/// What a patient is found by: the search key has every word of what was typed.
struct PatientQueryTests {
    private func patient() throws -> Patient {
        var patient = Patient(familyName: "O’Brien-Nguyễn", givenNames: "Mary  Ann")
        patient.knownAs = "Máire"
        patient.birthDate = try partialDate("1980-03-14")
        patient.phone = "+353 21 555-0001"
        patient.phoneOther = "(021) 555 0002"
        patient.legacyNumber = "A-0077"
        return patient
    }

    @Test func `the search key holds names, legacy number, birth date and phones, each word between spaces`() throws {
        #expect(
            try patient().searchKey
                == " obrien nguyen mary ann maire a 0077 1980-03-14 353215550001 0215550002 ")
        #expect(namedPatient().searchKey == " okafor ada ")
        #expect(Patient(givenNames: "小明").searchKey == " 小明 ")
    }

    @Test func `a phone without digits adds nothing to the search key`() {
        var patient = namedPatient()
        patient.phone = "none"
        #expect(patient.searchKey == " okafor ada ")
    }

    @Test(arguments: [
        ("O’Brien, Mary", ["obrien", "mary"]), ("  mary   OBRIEN ", ["mary", "obrien"]),
        ("Smith-Jones", ["smith", "jones"]), ("1980-03-14", ["1980-03-14"]), ("1980-03", ["1980-03"]),
        ("1980", ["1980"]), ("mary 1980-03", ["mary", "1980-03"]), ("14/3/1980", ["14", "3", "1980"]),
        ("+353-21", ["353", "21"]), ("", []), (" !? ", []),
    ])
    func `a query is its folded words, and ISO dates`(text: String, words: [String]) {
        #expect(PatientQuery.words(text) == words)
    }

    @Test(arguments: [
        (DateOrder.dmy, "14/3/1980", ["1980-03-14"]), (.mdy, "3/14/1980", ["1980-03-14"]),
        (.dmy, "14.3.1980 obrien", ["1980-03-14", "obrien"]), (.dmy, "30/2/1980", ["30", "2", "1980"]),
        (.dmy, "14/3/80", ["14", "3", "80"]), (.dmy, "1980-03-14", ["1980-03-14"]), (.dmy, "today", ["today"]),
        (.dmy, "-3d", ["3d"]),
    ])
    func `a query under an order of dates reads those dates too`(order: DateOrder, text: String, words: [String]) throws
    {
        let dates = DateEntry(today: try calendarDay("2026-11-21"), order: order)
        #expect(PatientQuery.words(text, dates: dates) == words)
    }

    @Test(arguments: [
        "mary", "MARY o'brien", "ann obrien", "nguyen", "Nguye\u{302}\u{303}n", "Máire", "maire",
        "1980-03-14", "1980-03", "1980", "A-0077", "0077", "+353 21 555-0001", "353215550001", "555 0002",
        "brien mar",
    ])
    func `a patient is found by any part, in any order, case and form`(text: String) throws {
        let key = try patient().searchKey
        for word in PatientQuery.words(text) { #expect(key.contains(word), "\(word)") }
    }

    @Test(arguments: ["A-0077", "2004/17", "0077", "77.1", "2004-07", "2004-07-01", "№ 7"])
    func `a patient is found by the legacy number as it was typed`(number: String) throws {
        var patient = try patient()
        patient.legacyNumber = number
        for word in PatientQuery.words(number) { #expect(patient.searchKey.contains(word), "\(word)") }
    }
}
