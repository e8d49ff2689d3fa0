import ClinicModel
import Testing

/// How the text of a field is tidied and what is refused. Today is 21 November 2026.
struct FieldTests {
    private func checked(_ patient: Patient) throws -> Patient {
        try patient.checked(today: try calendarDay("2026-11-21"))
    }

    @Test(arguments: [
        " Cork", "Cork ", "\tCork\n", "\u{A0}Cork\u{3000}", "\r\nCork\u{85}", "\u{2028}Cork\u{2029}",
    ])
    func `white space at either end is taken off`(city: String) throws {
        var patient = namedPatient()
        patient.city = city
        #expect(try checked(patient).city == "Cork")
    }

    @Test func `white space and form inside a text are kept as typed`() throws {
        var patient = namedPatient()
        for city in ["Saint  John", "Nguye\u{302}\u{303}n", "Ｃｏｒｋ", "O\u{2019}Brien", "‘x’"] {
            patient.city = city
            let kept = try #require(try checked(patient).city)
            #expect(Array(kept.unicodeScalars) == Array(city.unicodeScalars))
        }
    }

    @Test(arguments: ["", " ", "\n", "\t\u{A0}\r\n"])
    func `an empty text is nothing`(text: String) throws {
        var patient = namedPatient()
        patient.city = text
        patient.alert = text
        #expect(try checked(patient) == namedPatient())
    }

    @Test(arguments: ["", "  ", "\n"])
    func `a required text that is empty is refused by its title`(text: String) throws {
        let unnamed = Office(name: text, timeZone: "UTC")
        #expect(try fieldError(in: unnamed) == "Name is empty; it is required.")
        var complaint = try plainComplaint()
        complaint.words = text
        #expect(try fieldError(in: complaint) == "Words is empty; it is required.")
        #expect(try fieldError(in: Finding(test: text, phase: .before)) == "Test is empty; it is required.")
    }

    @Test(arguments: [
        ("Oka\nfor", "U+000A"), ("Oka\rfor", "U+000D"), ("Oka\tfor", "U+0009"), ("Oka\u{0}for", "U+0000"),
        ("\u{1B}[31mOkafor", "U+001B"), ("Okafor\u{1B}", "U+001B"), ("Oka\u{7F}for", "U+007F"),
        ("Oka\u{80}for", "U+0080"), ("Oka\u{85}for", "U+0085"), ("Oka\u{9B}for", "U+009B"),
        ("Oka\u{9F}for", "U+009F"), ("Oka\r\nfor", "U+000D"), ("Oka\u{B}for\u{C}", "U+000B"),
    ])
    func `a control character in a line is refused by its code point`(name: String, codePoint: String) throws {
        var patient = namedPatient()
        patient.familyName = name
        #expect(
            try fieldError(in: patient)
                == "Family name holds the control character \(codePoint); only text is kept.")
    }

    @Test(arguments: ["a b", "a~b", "a\u{A0}b", "a\u{200D}b", "\u{301}", "👩‍👩‍👧"])
    func `what is no control character is kept`(name: String) throws {
        var patient = namedPatient()
        patient.familyName = name
        #expect(try checked(patient).familyName == name)
    }

    @Test func `prose keeps line breaks and tabs`() throws {
        var patient = namedPatient()
        patient.alert = "Latex allergy\n\tsee letter\r\nand call"
        #expect(try checked(patient).alert == "Latex allergy\n\tsee letter\r\nand call")
    }

    @Test(arguments: [
        ("a\u{1B}b", "U+001B"), ("a\u{7F}b", "U+007F"), ("a\u{85}b", "U+0085"), ("a\u{C}b", "U+000C"),
    ])
    func `prose refuses every other control character`(text: String, codePoint: String) throws {
        var patient = namedPatient()
        patient.alert = text
        #expect(
            try fieldError(in: patient)
                == "Alert holds the control character \(codePoint); only text is kept.")
    }

    @Test func `a code of a catalogue is tidied as a line is`() throws {
        var complaint = try plainComplaint()
        complaint.condition = " sciatica "
        #expect(try complaint.checked(today: complaint.recordedOn).condition == "sciatica")
        complaint.condition = "scia\ntica"
        #expect(
            try fieldError(in: complaint)
                == "Condition holds the control character U+000A; only text is kept.")
    }
}
