import ClinicModel
import ClinicStore
import Testing

/// What a record has where nobody says otherwise.
@Suite struct DefaultsTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    private func office() throws -> RecordID<Office> {
        try clinic.store.read { try $0.usualOffice(of: $0.record(clinic.patient).record).id }
    }

    private func clinician(at member: RecordID<StaffMember>) throws -> RecordID<StaffMember> {
        try clinic.store.read { try $0.usualClinician(of: $0.record(clinic.patient).record, at: .of(member)) }
    }

    @Test func `the usual office is the only one, or the patient's own while it is open`() throws {
        #expect(try office() == clinic.office)
        let east = try clinic.addOfficeAhead()
        try clinic.change { $0.officeID = east }
        #expect(try office() == east)
        try clinic.write { writer in
            let old = try writer.record(east)
            var closed = old.record
            closed.active = false
            _ = try writer.edit(old, to: closed)
        }
        #expect(try office() == clinic.office)
    }

    @Test func `of several offices none is the usual one, and all are named`() throws {
        _ = try clinic.addOfficeAhead()
        #expect(throws: DeskError.whichOffice(["O-1 Main", "O-2 East"])) { try office() }
        #expect(message { try office() } == "Say at which office, with --office: O-1 Main, O-2 East.")
    }

    @Test func `the usual clinician is at the keyboard, or the patient's own`() throws {
        #expect(try clinician(at: clinic.colleague) == clinic.colleague)
        try clinic.change { $0.primaryClinicianID = clinic.clinician }
        #expect(try clinician(at: clinic.frontDesk) == clinic.clinician)
        #expect(try clinician(at: clinic.colleague) == clinic.colleague)
    }

    @Test func `of several clinicians none is the usual one, and the owner is not among them`() throws {
        #expect(throws: DeskError.whichClinician(["S-2 Cleo Clarke", "S-3 Colin Cole"])) {
            try clinician(at: clinic.frontDesk)
        }
        #expect(
            message { try clinician(at: clinic.owner) }
                == "Say which clinician, with --clinician: S-2 Cleo Clarke, S-3 Colin Cole.")
        #expect(try clinic.store.read { try $0.knownClinician(of: Patient(), at: .of(4)) } == nil)
    }

    @Test func `the only clinician is the usual one, and an owner who is alone`() throws {
        try clinic.write { _ = try $0.deactivate(clinic.colleague) }
        #expect(try clinician(at: clinic.frontDesk) == clinic.clinician)
        try clinic.write { _ = try $0.deactivate(clinic.clinician) }
        #expect(try clinician(at: clinic.frontDesk) == clinic.owner)
    }

    @Test func `a new office has the time zone of the first`() throws {
        #expect(try clinic.store.read { try $0.usualTimeZone() } == "Europe/London")
        #expect(try ClinicStore().read { try $0.usualTimeZone() } == "")
    }
}
