import ClinicModel
import ClinicStore
import Testing

@Suite struct UnsignedVisitTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    @Test func `drafts wait, oldest first, with who typed them and whose they are`() throws {
        try clinic.came(at: "09:00") { ($0.clinicianID, $0.enteredBy) = (nil, clinic.owner) }
        _ = try clinic.draft(clinic.adjusted(on: "2026-11-18"))
        try clinic.came()
        _ = try clinic.signed(clinic.check(on: "2026-11-17"))
        try clinic.void(try clinic.came(on: "2026-11-16").id)
        let waiting = try clinic.read { try $0.unsignedVisits() }
        #expect(waiting.map(\.visitID) == [2, 3, 1])
        let first = waiting[0]
        #expect((first.patientID, first.patientName, first.office) == (1, "Okafor, Ada", "Main"))
        #expect((first.clinician, first.enteredBy) == ("Cleo Clarke", "Fred Dexter"))
        #expect((first.determination, first.outcome, first.visitedOn) == (.misaligned, .adjusted, "2026-11-18"))
        #expect((waiting[2].clinician, waiting[2].enteredBy) == (nil, "Olive Owens"))
        #expect((waiting[2].determination, waiting[2].outcome) == (nil, nil))
    }

    @Test func `drafts are listed by office and by clinician`() throws {
        let far = try clinic.addFarOffice()
        try clinic.came()
        try clinic.came { $0.officeID = far }
        try clinic.came { $0.clinicianID = clinic.colleague }
        try clinic.came { ($0.officeID, $0.clinicianID) = (far, nil) }
        func ids(_ office: RecordID<Office>?, _ member: RecordID<StaffMember>?) throws -> [Int64] {
            try clinic.read { try $0.unsignedVisits(at: office, of: member).map(\.visitID.number) }
        }
        #expect(try ids(nil, nil) == [1, 2, 3, 4])
        #expect(try ids(far, nil) == [2, 4])
        #expect(try ids(nil, clinic.clinician) == [1, 2])
        #expect(try ids(clinic.office, clinic.colleague) == [3])
        #expect(try ids(far, clinic.colleague) == [])
    }
}
