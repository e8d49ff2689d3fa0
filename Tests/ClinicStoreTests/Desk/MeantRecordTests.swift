import ClinicModel
import ClinicStore
import Testing

/// Which record a typed reference means.
@Suite struct MeantRecordTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    private func patient(_ reference: String) throws -> RecordID<Patient> {
        try clinic.store.read { try $0.patient(reference, at: clinic.desk()).id }
    }

    @Test(arguments: ["P-1", "p-1", "1", "okafor", "ADA OKAFOR", "oka ad"])
    func `a patient is meant by an id or by enough of a name`(reference: String) throws {
        #expect(try patient(reference) == 1)
    }

    @Test func `a name of nobody or of several means no patient`() throws {
        #expect(message { try patient("hartley") } == "No patient is called \u{201C}hartley\u{201D}.")
        _ = try clinic.addPatient("Okafor", "Ben")
        #expect(
            message { try patient("okafor") } == """
                More than one patient is called \u{201C}okafor\u{201D}; say which by id:
                  P-1  Okafor, Ada
                  P-2  Okafor, Ben
                """)
        #expect(try patient("okafor ben") == 2)
    }

    @Test(arguments: ["", "V-1", "P-", "-", "X7"])
    func `what looks like an id is never part of a name`(reference: String) {
        #expect(
            message { try patient(reference) }
                == "\u{201C}\(reference)\u{201D} is no patient; one is written P-12.")
    }

    @Test func `an id of nobody is said`() {
        #expect(message { try patient("P-9") } == "There is no patient P-9.")
    }

    @Test func `nothing is done to a patient who was merged, who is still found`() throws {
        let other = try clinic.addPatient("Okafor", "A.")
        try clinic.write { writer in
            _ = try writer.merge(writer.record(clinic.patient), into: other, reason: "registered twice")
        }
        #expect(throws: MergedPatientError.self) { try patient("P-1") }
        #expect(try clinic.store.read { try $0.patientOrMerged("P-1", at: clinic.desk()).id } == 1)
    }

    private func member(_ reference: String) throws -> RecordID<StaffMember> {
        try clinic.store.read { try $0.staffMember(reference).id }
    }

    @Test func `staff and offices are meant by any part of their names`() throws {
        try clinic.write { _ = try $0.add(StaffMember(name: "Clive Bell", role: .frontDesk)) }
        #expect(try member("clarke") == clinic.clinician)
        #expect(try member("S-3") == clinic.colleague)
        #expect(try clinic.store.read { try $0.office("MAIN").id } == clinic.office)
        #expect(message { try member("nobody") } == "No staff member is called \u{201C}nobody\u{201D}.")
        #expect(throws: ReferenceError.ambiguous("staff member", "cl", ["S-2  Cleo Clarke", "S-5  Clive Bell"])) {
            try member("cl")
        }
    }

    @Test func `other records are meant by their ids alone`() {
        func visit(_ reference: String) throws -> Stored<Visit> {
            try clinic.store.read { try $0.record(reference) }
        }
        #expect(message { try visit("neck") } == "\u{201C}neck\u{201D} is no visit; one is written V-12.")
        #expect(message { try visit("7") } == "There is no visit V-7.")
    }

    @Test func `what steers a terminal is shown in an error, and not sent to it`() {
        #expect(message { try patient("\u{1B}[2Jx") } == "No patient is called \u{201C}␛[2Jx\u{201D}.")
    }
}
