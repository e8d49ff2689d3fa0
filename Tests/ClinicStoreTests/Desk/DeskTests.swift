import ClinicModel
import ClinicStore
import Testing

/// The day and the people that a desk goes by.
@Suite struct DeskTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    private func today(of patient: RecordID<Patient>) throws -> CalendarDay {
        try clinic.store.read { reader in
            try clinic.desk().atOffice(of: reader.record(patient).record, in: reader).dates.today
        }
    }

    @Test func `today is that of the only office, of the patient's own, and else the desk's`() throws {
        #expect(try today(of: clinic.patient) == "2026-11-20")
        let east = try clinic.addOfficeAhead()
        #expect(try today(of: clinic.patient) == "2026-11-20")
        try clinic.change { $0.officeID = east }
        #expect(try today(of: clinic.patient) == "2026-11-21")
    }

    @Test func `a record on a chart goes by the office of its patient`() throws {
        let east = try clinic.addOfficeAhead()
        try clinic.change { $0.officeID = east }
        let day = try clinic.store.read { reader in
            let consent = Consent(of: clinic.patient, to: .care, givenOn: "2026-11-20", signer: "Ada")
            return try clinic.desk().atOffice(of: consent, in: reader).dates.today
        }
        #expect(day == "2026-11-21")
    }

    @Test func `a report is of each office's own day, or of the day that was said`() throws {
        let east = try clinic.addOfficeAhead()
        try clinic.store.read { reader in
            let own = try clinic.desk().days(at: nil, in: reader)
            #expect(own.office == nil)
            #expect(own.days.distinct == ["2026-11-20", "2026-11-21"])
            let named = try clinic.desk().days("yesterday", at: "East", in: reader)
            #expect(named.office?.id == east)
            #expect(named.days.distinct == ["2026-11-20"])
        }
    }

    @Test func `a desk of nobody has no staff member`() throws {
        let nobody = Desk(of: Practice(name: "Plumb Lane"), author: .of(nil))
        #expect(message { try nobody.staffMemberID } == "The database has no practice yet; set one up with plumb init.")
        #expect(try clinic.desk(of: 2).staffMemberID == 2)
    }
}
