import ClinicModel
import ClinicStore
import Testing

@Suite struct ChartTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    @Test func `a chart has everything on record of a patient and nothing of another`() throws {
        let other = try clinic.addPatient("Adler")
        try clinic.write { writer in
            let patient = try writer.record(clinic.patient)
            var new = patient.record
            (new.officeID, new.primaryClinicianID) = (clinic.office, clinic.clinician)
            _ = try writer.edit(patient, to: new)
            for (id, words) in [(clinic.patient, "My neck"), (other.id, "My leg"), (clinic.patient, "My back")] {
                let complaint = Complaint(of: id, recordedOn: "2026-11-01", words: words, region: .other)
                let stored = try writer.add(complaint)
                try writer.add(SeverityRating(of: stored.id, ratedOn: "2026-11-20", score: 2))
                try writer.add(SeverityRating(of: stored.id, ratedOn: "2026-11-10", score: 6))
            }
        }
        let visit = try clinic.signed()
        try clinic.write(by: clinic.clinician) { try $0.addend(visit.id, text: "x") }

        let chart = try clinic.store.read { try $0.chart(of: clinic.patient) }
        #expect(chart.patient.id == clinic.patient)
        #expect((chart.officeName, chart.clinicianName) == ("Main", "Cleo Clarke"))
        #expect(chart.complaints.map(\.words) == ["My neck", "My back"])
        #expect(chart.ratings.map(\.score) == [6, 6, 2, 2])
        #expect(chart.ratings.map(\.complaintID) == [1, 3, 1, 3])
        #expect(chart.visits.map(\.visit.id) == [visit.id])
        #expect(chart.visits.first?.addenda.count == 1)
        #expect(chart.holdingPeriods.map(\.adjustedVisitID) == [visit.id])
    }

    @Test func `visits are newest first; on one day, those with a time are later than one without`() throws {
        let entries: [(CalendarDay, TimeOfDay?)] = [
            ("2026-11-02", "09:00"), ("2026-11-03", nil), ("2026-11-03", "16:30"), ("2026-11-03", "09:05"),
            ("2026-11-01", nil), ("2026-11-03", "09:05"),
        ]
        for (day, time) in entries { _ = try clinic.draft(clinic.check(on: day, at: time)) }
        let chart = try clinic.store.read { try $0.chart(of: clinic.patient) }
        #expect(chart.visits.map(\.visit.id.number) == [3, 6, 4, 2, 1, 5])
    }

    @Test func `a new patient's chart is empty`() throws {
        let chart = try clinic.store.read { try $0.chart(of: clinic.patient) }
        #expect(chart.visits.isEmpty && chart.complaints.isEmpty && chart.ratings.isEmpty)
        #expect(chart.officeName == nil && chart.clinicianName == nil && chart.holdingPeriods.isEmpty)
    }
}
