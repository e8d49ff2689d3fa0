import ClinicModel
import Testing

/// The rules of offices, staff members and their qualifications.
struct PracticeStaffTests {
    @Test(arguments: ["Europe/Paris", "UTC", "  America/New_York "])
    func `an office is in a time zone of the IANA database`(name: String) throws {
        let office = Office(name: "Main Street", timeZone: name)
        #expect(try office.checked(today: calendarDay("2026-11-21")).timeZone == name.trimmed)
    }

    @Test(arguments: ["Paris", "CET", "+02:00", "Europe/Atlantis"])
    func `an office in another time zone is refused`(name: String) throws {
        let office = Office(name: "Main Street", timeZone: name)
        let error = #expect(throws: OfficeError.self) { try office.checked(today: calendarDay("2026-11-21")) }
        #expect(
            error?.description
                == "“\(name)” is not a time zone that this machine knows; a time zone is written like Europe/Paris or "
                + "America/New_York, and the package tzdata has them."
        )
    }

    @Test(arguments: [(StaffMember.Role.clinician, true), (.owner, true), (.frontDesk, false)])
    func `clinicians and owners treat`(role: StaffMember.Role, treats: Bool) {
        #expect(StaffMember(name: "Ada Okafor", role: role).treats == treats)
    }

    @Test func `a new member of staff is active, and so is a new office`() {
        #expect(StaffMember(name: "Ada Okafor", role: .owner).active)
        #expect(Office(name: "Main Street", timeZone: "UTC").active)
    }

    @Test func `a qualification says both who checked it and when, or neither`() throws {
        let today = try calendarDay("2026-11-21")
        var qualification = Qualification(of: RecordID(2), title: "Master of Chiropractic")
        #expect(try qualification.checked(today: today) == qualification)
        qualification.checkedBy = RecordID(3)
        #expect(throws: QualificationError.halfChecked) { try qualification.checked(today: today) }
        qualification.checkedOn = today
        #expect(try qualification.checked(today: today) == qualification)
        qualification.checkedBy = nil
        #expect(throws: QualificationError.halfChecked) { try qualification.checked(today: today) }
        #expect(
            QualificationError.halfChecked.description
                == "A qualification that was checked says both who checked it and on which day.")
    }
}
