import ClinicModel
import ClinicStore
import Testing

@Suite struct VisitListTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    private func numbers(_ selection: Selection<Visit>) throws -> [Int64] {
        try clinic.store.read { try $0.records(Visit.self, selection).map(\.id.number) }
    }

    @Test func `the visits of a day are as the day went, without void ones`() throws {
        let times: [TimeOfDay?] = ["16:30", "09:05", nil, "09:05", "10:00"]
        for time in times { _ = try clinic.draft(clinic.check(at: time)) }
        _ = try clinic.draft(clinic.check(on: "2026-11-19", at: "08:00"))
        try clinic.sign(2)
        try clinic.void(5)
        #expect(try numbers(.on("2026-11-20")) == [3, 2, 4, 1])
        #expect(try numbers(.on("2026-11-19")) == [6])
        #expect(try numbers(.on("2026-11-18")) == [])
    }

    @Test func `drafts wait for their clinician, oldest first`() throws {
        for day: CalendarDay in ["2026-11-05", "2026-11-03", "2026-11-04", "2026-11-03"] {
            _ = try clinic.draft(clinic.check(on: day))
        }
        #expect(try numbers(.unsigned) == [2, 4, 3, 1])
        #expect(try clinic.store.read { try $0.count(Selection<Visit>.unsigned) } == 4)
        try clinic.sign(4)
        try clinic.void(3)
        #expect(try numbers(.unsigned) == [2, 1])
    }

    @Test func `the last day is that of the latest visit that counts`() throws {
        #expect(try clinic.store.read { try $0.lastVisitDay() } == nil)
        for day: CalendarDay in ["2026-11-05", "2026-11-07", "2026-11-06"] {
            _ = try clinic.draft(clinic.check(on: day))
        }
        #expect(try clinic.store.read { try $0.lastVisitDay() } == "2026-11-07")
        try clinic.void(2)
        #expect(try clinic.store.read { try $0.lastVisitDay() } == "2026-11-06")
    }

    @Test func `visits are handed over patient by patient`() throws {
        let adler = try clinic.addPatient("Adler").id
        _ = try clinic.addPatient("Nobody")
        for patient in [adler, clinic.patient, adler] {
            var entry = clinic.check()
            entry.visit.patientID = patient
            _ = try clinic.draft(entry)
        }
        var seen: [String] = []
        try clinic.store.read { reader in
            try reader.forEachPatientVisits { id, name, visits in
                seen.append("\(id) \(name): " + visits.map(\.id.description).joined(separator: " "))
            }
        }
        #expect(seen == ["P-1 Okafor, Ada: V-2", "P-2 Adler: V-3 V-1"])
    }

    @Test func `the visits that are handed over are in the order of the patient's own list`() throws {
        let adler = try clinic.addPatient("Adler").id
        let times: [TimeOfDay?] = ["16:30", nil, "09:05", nil, "09:05"]
        for (index, time) in times.enumerated() {
            for day: CalendarDay in ["2026-11-19", "2026-11-20"] {
                var entry = clinic.check(on: day, at: time)
                entry.visit.patientID = index.isMultiple(of: 2) ? clinic.patient : adler
                _ = try clinic.draft(entry)
            }
        }
        var seen: [[Int64]] = []
        try clinic.store.read { reader in
            try reader.forEachPatientVisits { _, _, visits in seen.append(visits.map(\.id.number)) }
        }
        // Of the first patient 16:30 (V-1, V-2), 09:05 (V-5, V-6) and 09:05 (V-9, V-10), the later of each on the 20th.
        #expect(seen == [[2, 10, 6, 1, 9, 5], [8, 4, 7, 3]])
        #expect(try numbers(.of(clinic.patient)) == seen.first)
        #expect(try numbers(.of(adler)) == seen.last)
    }

    @Test func `the listing of a visit has its first adjustment that is not void, and the names`() throws {
        let visit = try clinic.draft()
        try clinic.write { writer in
            _ = try writer.edit(visit.id, to: clinic.visit())
            return try writer.edit(
                visit.id, to: visit.record, adjustments: writer.changes(to: Adjustment(vertebra: .axis), of: visit.id))
        }
        var rows: [[String: FieldValue]] = []
        try clinic.store.read { reader in
            try reader.forEachRow(of: Selection<Visit>.all) { row in
                rows.append(Dictionary(uniqueKeysWithValues: zip(Visit.kind.listing.columnNames, row.values)))
            }
        }
        #expect(rows.count == 1)
        #expect(rows.first?["vertebra"] == .text("C2"))
        #expect(rows.first?["patient_name"] == .text("Okafor, Ada"))
        #expect(rows.first?["office"] == .text("Main"))
        #expect(rows.first?["clinician"] == .text("Cleo Clarke"))
        #expect(rows.first?["signed_by"] == .null)
    }
}
