import ClinicExchange
import ClinicModel
import Testing

struct SourceColumnTests {
    /// What becomes of the columns of a patients' file.
    private func fields(_ header: String, _ say: (inout SourceOptions) -> Void = { _ in }) throws -> [String] {
        let row = header.split(separator: ";").map { _ in "" }.joined(separator: ";").replacing(/^/, with: "Hartley")
        let report = try SourcePractice().read("\(header)\n\(row)\n", isRehearsal: true, say)
        return report.columns.map { $0.fields.joined(separator: "+") }
    }

    @Test(arguments: [
        "Last Name;First Name;DOB;Gender;Phone;E-mail;Zip Code;Town;MRN",
        "nom;prénom;Date de naissance (JJ/MM/AAAA);sexe;téléphone;Courriel;code postal;ville;N° de dossier",
        "Nachname;Vorname;Geb.-Datum;Geschlecht;Telefonnummer;E-Mail;PLZ;Wohnort;Patienten-Nr.",
        "lastName;firstName;dateOfBirth;sex;phoneNumber;emailAddress;postalCode;city;patientID",
        "family_name;given_names;birth_date;sex;phone;email;postcode;city;legacy_number",
        "Family name;Given names;Birth date;Sex;Phone;E-mail;Postcode;City;Legacy number",
    ])
    func `columns are known by their usual names in three languages`(header: String) throws {
        let header = header.replacing("N° de dossier", with: "Numéro de dossier").replacing(
            "Patienten-Nr.", with: "Patient-Nr.")
        #expect(
            try fields(header) == [
                "family_name", "given_names", "birth_date", "sex", "phone", "email", "postcode", "city",
                "legacy_number",
            ])
    }

    @Test func `a second phone is the other one, and a middle name goes behind the first`() throws {
        #expect(try fields("surname;Telefon;Handy") == ["family_name", "phone", "phone_other"])
        #expect(try fields("surname;Handy") == ["family_name", "phone"])
        #expect(try fields("surname;mobile;phone") == ["family_name", "phone_other", "phone"])
        let practice = try SourcePractice()
        try practice.read("middle name,first name,last name\nLynn,Nora,Brandt\n,Sam,Reed\n")
        #expect(try practice.patients().map(\.givenNames) == ["Nora Lynn", "Sam"])
    }

    @Test func `columns that nothing is like are left out, and named`() throws {
        let report = try SourcePractice().read("surname,blood group,citty,\nHartley,A,Leeds,\n", isRehearsal: true)
        #expect(report.columns.map(\.reason) == [nil, "nothing is like it", "did you mean city?", "it has no name"])
    }

    @Test func `two columns of one field are refused, and so is one that is there twice`() throws {
        let practice = try SourcePractice()
        #expect(
            try practice.refusals("surname,last name\nA,B\n") == [
                "The columns surname and last name are both family_name; leave one out with --map 'last name=', or put it "
                    + "behind the other with --map 'last name=+family_name'."
            ])
        #expect(try practice.refusals("surname,alert,alert\nA,B,C\n").first == "The column alert is there twice.")
        let both = { (options: inout SourceOptions) in
            options.columns = [.init(column: "a", field: "city"), .init(column: "b", field: "city")]
        }
        #expect(try practice.refusals("surname,a,b\nA,B,C\n", both).first?.contains("a and b are both city") == true)
    }

    @Test func `a column that is mapped twice, and words that are none, are refused with the nearest`() throws {
        let practice = try SourcePractice()
        func refusals(_ maps: String...) throws -> [String] {
            try practice.refusals("surname,town\nA,B\n") { options in
                options.columns = maps.compactMap(SourceColumnChoice.init)
            }
        }
        #expect(
            try refusals("town=city", "town=region")
                == ["The column town is mapped twice, to city and region."])
        #expect(try refusals("town=ctiy") == ["Patients have no field “ctiy”; did you mean city?"])
        #expect(try refusals("twon=city") == ["There is no column “twon”; did you mean town?"])
        #expect(
            try refusals("surname=") == [
                "No column is family_name or given_names, which patients cannot be without; say which with --map "
                    + "COLUMN=family_name, or what it is for every row with --set family_name=…"
            ])
        #expect(
            try practice.refusals("surname\nA\n", as: "patient") == [
                "There is no table “patient”; did you mean patients?"
            ])
        #expect(try practice.refusals("surname\nA\n", as: nil).first?.hasPrefix("Say what the rows are") == true)
        #expect(
            try practice.refusals("a\nA\n", as: "adjustments").first?.hasPrefix("Adjustments are not read by") == true)
    }

    @Test func `what is said of a column goes before what it is called`() throws {
        let practice = try SourcePractice()
        try practice.read("surname,town,note\nHartley,Leeds,Deaf\n") { options in
            options.columns = ["Town=region", "note=alert"].compactMap(SourceColumnChoice.init)
            options.values = [("country", "United Kingdom")]
        }
        let patient = try practice.patients().first
        #expect(patient?.region == "Leeds" && patient?.city == nil && patient?.alert == "Deaf")
        #expect(patient?.country == "United Kingdom")
    }

    @Test func `what holds for every row gives way to what a row says, and must be what the field takes`() throws {
        let practice = try SourcePractice()
        try practice.read("surname,sex\nHartley,f\nMoss,\n") { $0.values = [("sex", "unknown")] }
        #expect(try practice.patients().map(\.sex) == [.female, .unknown])
        let refusals = try practice.refusals("surname\nHartley\n") { $0.values = [("sex", "Q")] }
        #expect(refusals.first?.hasPrefix("Sex=Q holds for no row: ") == true)
    }

    @Test func `words of a set are known in three languages, and others are refused`() throws {
        let practice = try SourcePractice()
        let texts = ["F", "männlich", "Frau", "Monsieur", "divers", "weiblich", "Male", "inconnu"]
        let report = try practice.read("name;sex\n" + texts.map { "A;\($0)\n" }.joined())
        #expect(
            try practice.patients().map(\.sex) == [.female, .male, .female, .male, .other, .female, .male, .unknown])
        #expect(report.columns[1].notes.first?.contains("männlich → male (1)") == true)
        #expect(
            try practice.refusals("name,sex\nA,1\n")
                == ["line 2, column sex: Sex is “1”; it is one of female, male, other, unknown."])
    }
}
