import ClinicModel
import ClinicStore
import Testing

/// A patient is registered once, or knowingly twice.
@Suite struct RegistrationTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    @Test func `a likely duplicate is shown, and nothing is added`() throws {
        let again = Patient(familyName: "Okafor", givenNames: "Ada")
        let text = message { try clinic.write(by: clinic.frontDesk) { try $0.register(again, anyway: false) } }
        let lines = try #require(text).split(separator: "\n")
        #expect(lines.first == "On record already:")
        #expect(lines.dropFirst().first?.hasPrefix("  P-1  Okafor, Ada  (") == true)
        #expect(
            lines.last == "Nothing was changed; to register another patient all the same, say --anyway.")
        #expect(try clinic.store.read { try $0.records(Patient.self).count } == 1)
    }

    @Test func `whoever says so registers another of the same name`() throws {
        let again = Patient(familyName: "Okafor", givenNames: "Ada")
        #expect(try clinic.write(by: clinic.frontDesk) { try $0.register(again, anyway: true) }.id == 2)
    }

    @Test func `a patient like no other is registered`() throws {
        let other = Patient(familyName: "Hartley", givenNames: "Jo")
        #expect(try clinic.write(by: clinic.frontDesk) { try $0.register(other, anyway: false) }.id == 2)
    }
}
