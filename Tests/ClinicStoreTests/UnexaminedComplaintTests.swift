import ClinicModel
import ClinicStore
import Testing

@Suite struct UnexaminedComplaintTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    private var found: [UnexaminedComplaint] {
        get throws { try clinic.read { try $0.unexaminedComplaints() } }
    }

    private func complain(
        of region: BodyRegion = .knee, on day: CalendarDay = "2026-11-10",
        _ change: (inout Complaint) -> Void = { _ in }
    ) throws {
        var complaint = Complaint(of: clinic.patient, recordedOn: day, words: "It aches", region: region)
        change(&complaint)
        try clinic.write { _ = try $0.add(complaint) }
    }

    @Test func `a leg or foot is a thigh, a knee, a lower leg, an ankle or a foot`() throws {
        for region in BodyRegion.allCases { try complain(of: region) { $0.radiatesTo = "the left leg" } }
        #expect(try found.map(\.region) == [.thigh, .knee, .lowerLeg, .ankleFoot])
    }

    @Test(
        arguments: [
            ("2026-11-09", [.lowBack], true), ("2026-11-10", [.lowBack], false), ("2026-11-15", [.lowBack], false),
            ("2026-11-15", [.neck, .lowBack, .knee], false), ("2026-11-15", [.upperBack, .midBack, .knee], true),
            ("2026-11-15", [], true),
        ] as [(CalendarDay, [BodyRegion], Bool)])
    func `the low back is examined by a visit of that day or later`(
        day: CalendarDay, regions: [BodyRegion], isFound: Bool
    ) throws {
        try complain()
        let visit = try clinic.came(on: day) { $0.regionsExamined = regions }
        #expect(try found.isEmpty == !isFound)
        try clinic.void(visit.id)
        #expect(try found.map(\.visitsSince) == [0])
    }

    @Test func `visits since are counted from that day on, and the last examination before is told`() throws {
        try complain { $0.side = .left }
        for day: CalendarDay in ["2026-10-01", "2026-11-01", "2026-11-05"] {
            try clinic.came(on: day) { $0.regionsExamined = day == "2026-11-05" ? [.neck] : [.neck, .lowBack] }
        }
        for day: CalendarDay in ["2026-11-10", "2026-11-17"] { try clinic.came(on: day) }
        let complaint = try #require(found.first)
        #expect((complaint.visitsSince, complaint.lastLowBackExaminedOn) == (2, "2026-11-01"))
        #expect((complaint.patientName, complaint.words, complaint.side) == ("Okafor, Ada", "It aches", .left))
    }

    @Test func `only open complaints that are not void are listed, oldest first`() throws {
        try complain(on: "2026-11-12")
        try complain(on: "2026-11-11") { $0.voidReason = "of another patient" }
        for status in Complaint.Status.allCases where status != .open {
            try complain(on: "2026-11-11") { $0.status = status }
        }
        try complain(on: "2026-11-10")
        #expect(try found.map(\.recordedOn) == ["2026-11-10", "2026-11-12"])
    }

    @Test func `another patient's examination is not this one's`() throws {
        try complain()
        let other = try clinic.addPatient("Adler").id
        try clinic.came(on: "2026-11-15") { ($0.patientID, $0.regionsExamined) = (other, [.lowBack]) }
        #expect(try found.map(\.visitsSince) == [0])
    }
}
