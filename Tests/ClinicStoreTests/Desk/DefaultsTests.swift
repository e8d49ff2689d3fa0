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

    @Test func `a code is of the newest version on record, unless one is named or it is text`() throws {
        try clinic.write { writer in
            try writer.add(ClassificationCode(system: .icd10cm, version: "FY2023", code: "M54.31", title: "x"))
        }
        func version(_ named: String?, of system: CodeSystem?) throws -> [String?] {
            var assessment = Assessment.blank
            try clinic.store.read { try assessment.takeVersion(named, of: system, in: $0) }
            return [assessment.codeSystem?.rawValue, assessment.codeVersion]
        }
        #expect(try version(nil, of: .icd10cm) == ["icd-10-cm", "FY2023"])
        #expect(try version("FY2022", of: .icd10cm) == ["icd-10-cm", "FY2022"])
        #expect(try version(nil, of: nil) == [nil, nil])
    }

    private func copy(to receiver: String?, for purpose: String?, withoutVoid: Bool = false) throws -> Disclosure {
        let patient = try clinic.store.read { try $0.record(clinic.patient) }
        return try Disclosure(
            ofCopyFor: patient, to: receiver, for: purpose, withoutVoid: withoutVoid, at: clinic.desk())
    }

    @Test func `a copy is the patient's own unless a receiver and a purpose are named`() throws {
        let own = try copy(to: nil, for: nil)
        #expect((own.givenTo, own.purpose) == ("the patient", "The patient's own copy."))
        #expect((own.what, own.disclosedBy) == ("A copy of the whole record.", clinic.frontDesk))
        let other = try copy(to: "Dr Lee", for: "Referral", withoutVoid: true)
        #expect((other.givenTo, other.purpose) == ("Dr Lee", "Referral"))
        #expect(other.what == "A copy of the whole record, but for what is void.")
        #expect(throws: DisclosedCopyError.purposeMissing) { try copy(to: "Dr Lee", for: nil) }
        try clinic.change { $0.status = .deceased }
        #expect(throws: DisclosedCopyError.receiverMissing(clinic.patient)) { try copy(to: nil, for: "His own") }
        #expect(try copy(to: "The family", for: "Their request").givenTo == "The family")
    }

    @Test func `a new office has the time zone of the first`() throws {
        #expect(try clinic.store.read { try $0.usualTimeZone() } == "Europe/London")
        #expect(try ClinicStore().read { try $0.usualTimeZone() } == "")
    }
}
