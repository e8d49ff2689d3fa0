import ClinicModel
import ClinicStore
import GRDB
import Testing

/// Any part of a name, in any order and case, with or without accents; phone, birth date, legacy number.
@Suite struct PatientSearchTests {
    private let clinic: TestClinic

    init() throws {
        clinic = try TestClinic()
        try clinic.write { writer in
            var maeve = Patient(familyName: "O’Brien", givenNames: "Maeve Philomena")
            maeve.birthDate = PartialDate("1978-04-09")
            maeve.phone = "07700 900231"
            maeve.legacyNumber = "A-00231"
            try writer.add(maeve)
            var arthur = Patient(familyName: "Whitcombe", givenNames: "Arthur James")
            arthur.knownAs = "Jim"
            arthur.phoneOther = "+44 (1632) 960-407"
            arthur.birthDate = PartialDate("1941")
            try writer.add(arthur)
            for name in ["Nguyễn", "Gąsiorek", "王", "الحدّاد", "Ng"] {
                try writer.add(Patient(familyName: name, givenNames: name == "王" ? "小明" : "Li"))
            }
        }
    }

    /// Who is found, by name.
    private func found(_ text: String, limit: Int? = nil) throws -> [String] {
        try clinic.store.read { reader in
            try reader.records(Patient.self, .matching(PatientQuery.words(text), limit: limit)).map(\.record.name)
        }
    }

    private let maeve = ["O’Brien, Maeve Philomena"]
    private let arthur = ["Whitcombe, Arthur James"]

    @Test(arguments: ["O’Brien", "o'brien", "OBRIEN", "brien", "phil", "maeve obrien", "obr aev", "MÄEVE", "omena ien"])
    func `a patient is found by any part of the names, in any order and case`(text: String) throws {
        #expect(try found(text) == maeve)
    }

    @Test(arguments: ["nguyen", "NGUYỄN", "nguyễn", "Nguye\u{302}\u{303}n", "guy li", "uyê"])
    func `a patient is found with or without accents`(text: String) throws {
        #expect(try found(text) == ["Nguyễn, Li"])
    }

    @Test(arguments: [
        ("王", ["王, 小明"]), ("小明", ["王, 小明"]), ("明 王", ["王, 小明"]), ("الحداد", ["الحدّاد, Li"]),
        ("gasiorek", ["Gąsiorek, Li"]), ("sió", ["Gąsiorek, Li"]),
    ])
    func `a patient is found in any script`(text: String, names: [String]) throws {
        #expect(try found(text) == names)
    }

    @Test func `a word of one or two characters finds too`() throws {
        #expect(try found("ng") == ["Ng, Li", "Nguyễn, Li"])
        #expect(try found("ng li guy") == ["Nguyễn, Li"])
        #expect(try found("w") == ["Okafor, Ada", "Whitcombe, Arthur James"].filter { $0.contains("W") })
        #expect(try found("ji") == arthur)
    }

    @Test(arguments: ["07700900231", "07700 900231", "900 231", "0023"])
    func `a patient is found by the digits of a phone or by a legacy number`(text: String) throws {
        #expect(try found(text) == maeve)
    }

    @Test func `a patient is found by another phone, however it is written`() throws {
        #expect(try found("1632 960407") == arthur)
        #expect(try found("(1632)-960-407") == arthur)
        #expect(try found("960.407") == arthur)
    }

    @Test func `a patient is found by the birth date and by the legacy number`() throws {
        #expect(try found("1978-04-09") == maeve)
        #expect(try found("1978-04") == maeve)
        #expect(try found("1978") == maeve)
        #expect(try found("1941") == arthur)
        #expect(try found("1941-01") == [])
        #expect(try found("a-00231") == maeve)
        #expect(try found("brien 1978") == maeve)
    }

    @Test(arguments: ["xyz", "brien arthur", "maevephilomena", "\"", "%", "_", "*", "OR", "a\"b", "NEAR(brien maeve)"])
    func `nobody is found by what nobody is called, whatever it means elsewhere`(text: String) throws {
        let names = try found(text)
        // What folds to no word at all asks for everybody.
        #expect(names.isEmpty || PatientQuery.words(text).isEmpty || text == "OR" || text == "a\"b", "\(names)")
    }

    @Test func `what is found is in the order of the names, and no more than asked for`() throws {
        #expect(try found("li") == ["Gąsiorek, Li", "Ng, Li", "Nguyễn, Li", "الحدّاد, Li"])
        #expect(try found("li", limit: 2) == ["Gąsiorek, Li", "Ng, Li"])
    }

    @Test func `first come those whose family name begins with a word`() throws {
        try clinic.write { writer in
            for (family, given) in [("Gall", "Noor"), ("Nolan", "Ana"), ("Adler", "Norma"), ("Norris", "Zed")] {
                try writer.add(Patient(familyName: family, givenNames: given))
            }
        }
        #expect(try found("no") == ["Nolan, Ana", "Norris, Zed", "Adler, Norma", "Gall, Noor"])
        #expect(try found("nor") == ["Norris, Zed", "Adler, Norma"])
        #expect(try found("n nor") == ["Norris, Zed", "Adler, Norma"])
        #expect(try found("a no", limit: 3) == ["Adler, Norma", "Nolan, Ana", "Gall, Noor"])
    }

    @Test func `the first of very many who are found are the first of all`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("plumb.sqlite")
        let many = try TestClinic(at: path)
        // More than are looked through by the order of their names, which are 30,000.
        try rawly(path) {
            try $0.execute(
                sql: """
                    WITH RECURSIVE
                        numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < 34999),
                        named (family, given) AS (
                            SELECT trim(substr('abel    baker   smith   smithsonzhang   ', n % 5 * 8 + 1, 8)),
                                trim(substr('maria   marian  ng      xi      jo smithlee     ', n / 5 % 6 * 8 + 1, 8))
                                    || ' n' || n
                            FROM numbers
                        )
                    INSERT INTO patients (family_name, given_names, status, search_key)
                    SELECT family, given, 'active', ' ' || family || ' ' || given || ' ' FROM named;
                    INSERT INTO patient_search (patient_search) VALUES ('rebuild')
                    """)
        }
        try many.store.read { reader in
            for text in [
                "smith", "maria", "ng", "xi", "zhang maria", "ab zhan", "n", "n77", "lee zhang", "zhang zhan", "e",
                "77 z",
                "nobody",
            ] {
                let words = PatientQuery.words(text)
                for count in [1, 100] {
                    let first = try reader.records(Patient.self, reader.first(count, matching: words)).map(\.id)
                    let all = try reader.records(Patient.self, .matching(words, limit: count)).map(\.id)
                    #expect(first == all, "\(text), the first \(count)")
                    #expect(first.isEmpty == ["nobody", "ab zhan"].contains(text))
                }
            }
        }
    }

    @Test func `after an edit the new name finds, and the old one no more`() throws {
        let patient = try clinic.store.read { try $0.record(clinic.patient) }
        var new = patient.record
        new.familyName = "Smith"
        try clinic.write { try $0.edit(patient, to: new) }
        #expect(try found("okafor") == [])
        #expect(try found("ok") == [])
        #expect(try found("smith") == ["Smith, Ada"])
        #expect(try found("ada smi") == ["Smith, Ada"])
    }

    @Test func `the index has what the patients have, whatever was edited`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("plumb.sqlite")
        let clinic = try TestClinic(at: path)
        for name in ["Smith", "Smith-Okafor", "Okafor"] {
            try clinic.write { writer in
                let patient = try writer.record(clinic.patient)
                var new = patient.record
                (new.familyName, new.phone) = (name, name == "Smith" ? "1" : nil)
                _ = try writer.edit(patient, to: new)
                try writer.add(Patient(familyName: name))
            }
        }
        // With a rank of 1, FTS5 holds its index against the table.
        try rawly(path) {
            try $0.execute(sql: "INSERT INTO patient_search (patient_search, rank) VALUES ('integrity-check', 1)")
        }
    }

    @Test func `a patient is found in the change in which it was added or edited`() throws {
        try clinic.write { writer in
            let added = try writer.add(Patient(familyName: "Kowalczyk", givenNames: "Ewa"))
            #expect(try writer.records(Patient.self, .matching(["kowalc"])).map(\.id) == [added.id])
            _ = try writer.edit(added, to: Patient(familyName: "Nowak", givenNames: "Ewa"))
            #expect(try writer.records(Patient.self, .matching(["nowak"])).map(\.id) == [added.id])
            #expect(try writer.count(.matching(["kowalc"]) as Selection<Patient>) == 0)
        }
    }

    @Test func `every one of very many patients of one change is in the index`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("plumb.sqlite")
        let clinic = try TestClinic(at: path)
        try clinic.write { writer in
            for number in 1...9_000 { try writer.add(Patient(familyName: "Sato", givenNames: "Number\(number)")) }
        }
        try rawly(path) { db in
            // With a rank of 1, FTS5 holds its index against the table.
            try db.execute(sql: "INSERT INTO patient_search (patient_search, rank) VALUES ('integrity-check', 1)")
            let count = try Int.fetchOne(
                db, sql: "SELECT count(*) FROM patient_search WHERE patient_search MATCH '\"sato\"'")
            #expect(count == 9_000)
        }
    }

    @Test func `an edit of something else leaves a patient to be found`() throws {
        let patient = try clinic.store.read { try $0.record(clinic.patient) }
        var new = patient.record
        new.occupation = "Welder"
        try clinic.write { try $0.edit(patient, to: new) }
        #expect(try found("okafor") == ["Okafor, Ada"])
    }
}
