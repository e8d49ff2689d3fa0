import ClinicExchange
import ClinicModel
import ClinicStore
import Foundation
import Testing

struct SourceSystemTests {
    private let fixtures = Repository.root.appending(path: "Fixtures/import")

    @discardableResult
    private func read(_ url: URL, from system: String, into store: ClinicStore) throws -> SourceReport {
        var options = SourceOptions()
        options.format = try SourceFormat.named(system)
        let source = try SourceImport(of: SourceFile(url.path), options: options)
        return try store.write(as: .of(1)) { try source.read(into: $0) }
    }

    @Test func `OpenMR is no system, but near one`() throws {
        let error = #expect(throws: SourceMapError.self) { try SourceFormat.named("openmr") }
        #expect(error?.description == "No system is known as “openmr”; did you mean openemr?")
    }

    @Test func `OpenEMR has the family name under First`() throws {
        let practice = try SourcePractice()
        try read(fixtures.appending(path: "openemr-list.csv"), from: "openemr", into: practice.store)
        let patient = try practice.patients().first
        #expect(patient?.familyName == "Brandt" && patient?.givenNames == "Nora L" && patient?.legacyNumber == "204")
    }

    @Test func `OpenEMR's table has no dates where MySQL writes zeros, and marriage is no status`() throws {
        let practice = try SourcePractice()
        try practice.read(
            """
            pid,pubpid,fname,mname,lname,DOB,sex,status,phone_home,phone_cell,deceased_date,ss
            7001,A-1,Nora,,Brandt,1970-02-03,Female,married,,937-555-0104,0000-00-00 00:00:00,999-00-0001
            7002,A-2,Otto,K,Brandt,0000-00-00,Male,single,937-555-0105,,2019-05-04 00:00:00,

            """, as: nil
        ) { $0.format = try SourceFormat.named("openemr") }
        let patients = try practice.patients()
        #expect(patients.map(\.status) == [.active, .deceased])
        #expect(patients.map { $0.birthDate?.description } == ["1970-02-03", nil])
        #expect(patients.map(\.alert) == [nil, "Died on 2019-05-04 00:00:00"])
        #expect(patients.map(\.givenNames) == ["Nora", "Otto K"] && patients.map(\.sex) == [.female, .male])
    }

    @Test func `Libreosteo's patients and examinations find each other by name and birth date`() throws {
        let practice = try SourcePractice()
        _ = try practice.store.write(as: .of(1)) { try $0.add(StaffMember(name: "Mara Lindqvist", role: .clinician)) }
        try read(fixtures.appending(path: "libreosteo-patients.csv"), from: "libreosteo", into: practice.store)
        try read(fixtures.appending(path: "libreosteo-examinations.csv"), from: "libreosteo", into: practice.store)
        let visits = try practice.store.read { try $0.records(Visit.self) }.suffix(2)
        #expect(visits.map(\.patientID) == [8, 9] && visits.map(\.clinicianID) == [3, 3])
        #expect(visits.map(\.visitedOn) == ["2026-05-04", "2026-05-05"])
        #expect(visits.first?.note?.hasPrefix("reason: Cervicalgie\nreason description: Depuis un mois\n") == true)
    }

    @Test func `Libreosteo's French template is known too`() throws {
        let practice = try SourcePractice()
        try practice.read(
            """
            Numero;Nom de Famille;Nom de jeune fille/ou jeune homme;Prénom;Date de naissance (JJ/MM/AAAA);Sex (M/F);Rue;\
            Complément d’adresse;code postal;ville;Email;Téléphone;Mobile;Profession;Loisirs;Fumeur (O/N);Latéralité (G/D);\
            Informations importantes;Traitement en cours;Antécédents chirurgicaux;Antécédents médicaux;\
            Antécédents familiaux;Antécédents traumatiques;CR médicaux
            12;Caron;Petit;Élise;03/04/1979;F;4 rue des Lilas;;31000;Toulouse;;;06 55;;;;;;;;;;;

            """, as: nil
        ) { $0.format = try SourceFormat.named("libreosteo") }
        let patient = try practice.patients().first
        #expect(
            patient?.birthDate?.description == "1979-04-03" && patient?.legacyNumber == "12" && patient?.sex == .female)
        #expect(
            patient?.addressLine1 == "4 rue des Lilas" && patient?.postcode == "31000" && patient?.phoneOther == "06 55"
        )
    }

    @Test func `Bahmni's dates have the day first, and its addresses their parts`() throws {
        let practice = try SourcePractice()
        try read(fixtures.appending(path: "bahmni.csv"), from: "bahmni", into: practice.store)
        let patients = try practice.patients()
        #expect(patients.map { $0.birthDate?.description } == ["1971-08-15", "1985-02-01"])
        #expect(patients.first?.givenNames == "Asha Ram" && patients.first?.city == "Ganiyari")
        #expect(patients.first?.addressLine2 == "Takhatpur, Bilaspur" && patients.first?.region == "Chhattisgarh")
    }

    @Test func `a file of another system, or another of its files, is refused`() throws {
        let practice = try SourcePractice()
        #expect(throws: SourceMapError.self) {
            try read(fixtures.appending(path: "bahmni.csv"), from: "synthea", into: practice.store)
        }
        let error = #expect(throws: SourceMapError.self) {
            try practice.read("Id,BIRTHDATE,FIRST,LAST,GENDER\n1,1980-01-01,A,B,F\n", as: "visits") {
                $0.format = try SourceFormat.named("synthea")
            }
        }
        #expect(error?.description == "These are the patients of Synthea, not its visits.")
    }

    private static let synthea = ProcessInfo.processInfo.environment["PLUMBLINE_TEST_DATA"].map {
        URL(filePath: $0, directoryHint: .isDirectory).appending(path: "synthea")
    }

    private static let skipped: Comment = """
        Skipped: PLUMBLINE_TEST_DATA is not set. It names a folder that holds the files of Synthea, whose public \
        original is seeds/synthea of OHDSI/dbt-synthea on GitHub.
        """

    /// The counts were taken with Python's csv.
    @Test(.enabled(if: synthea != nil, skipped))
    func `Synthea's patients, encounters and conditions all come in`() throws {
        let folder = try #require(Self.synthea)
        let practice = try SourcePractice()
        let counts = try ["patients", "encounters", "conditions"].map { name in
            try read(folder.appending(path: name + ".csv"), from: "synthea", into: practice.store).added
        }
        #expect(counts == [27, 604, 438])
        let patients = try practice.patients()
        #expect(patients.filter { $0.status == .deceased }.count == 2)
        #expect(patients.filter { $0.sex == .male }.count == 14)
        #expect(patients.first?.familyName == "Mosciski958")
        let visits = try practice.store.read { try $0.records(Visit.self) }.filter { $0.id.number > 2 }
        #expect(visits.allSatisfy { $0.state == .draft && $0.outcome == nil && $0.determination == nil })
        #expect(visits.map(\.visitedOn).max() == "2024-02-02" && visits.map(\.visitedOn).min() == "1968-01-21")
    }
}
