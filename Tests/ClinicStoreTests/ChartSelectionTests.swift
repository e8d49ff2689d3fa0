import ClinicModel
import ClinicStore
import Testing

/// What a patient's chart lists of a kind of record.
@Suite struct ChartSelectionTests {
    private let clinic: TestClinic
    private let other: RecordID<Patient>

    init() throws {
        clinic = try TestClinic()
        other = try clinic.addPatient("Adler").id
    }

    @Test(arguments: ChartExample.all)
    func `a patient's records are newest first, without void ones and without another's`(example: ChartExample) throws {
        func check<Value: StoredRecord & ChartRecord>(_ record: Value) throws {
            let day = try #require(Value.dayFields.first)
            try clinic.write { writer in
                try writer.add(record.with(day, .text("2026-11-10")))
                try writer.add(record.with(day, .text("2026-11-12")))
                try writer.add(record.with(day, .text("2026-11-10")))
                try writer.add(record.with(day, .text("2026-09-30")))
                var others = try record.with(day, .text("2026-11-11"))
                others.patientID = other
                try writer.add(others)
                let void = try writer.add(record.with(day, .text("2026-11-13")))
                _ = try writer.void(void.id, reason: "entered twice")
            }
            let found = try clinic.store.read { try $0.records(Value.self, .of(clinic.patient)) }
            // Of one day, the later entry comes first.
            #expect(found.map(\.id.number) == [2, 3, 1, 4])
            #expect(found.map(\.record.happenedOn) == ["2026-11-12", "2026-11-10", "2026-11-10", "2026-09-30"])
            #expect(try clinic.store.read { try $0.records(Value.self, .of(other)) }.map(\.id.number) == [5])
        }
        try check(example.record)
    }

    @Test func `complaints are in the order in which the patient told of them`() throws {
        try clinic.write { writer in
            for day: CalendarDay in ["2026-11-10", "2026-11-12", "2026-11-01"] {
                try writer.add(Complaint(of: clinic.patient, recordedOn: day, words: "x", region: .neck))
            }
            _ = try writer.void(RecordID<Complaint>(2), reason: "entered twice")
        }
        let chart = try clinic.store.read { try $0.chart(of: clinic.patient) }
        #expect(chart.complaints.map(\.id.number) == [1, 3])
    }

    @Test func `a test without a result is as old as its order, and one without a day comes last`() throws {
        let days: [(ordered: CalendarDay?, received: CalendarDay?)] = [
            (nil, nil), ("2026-11-05", nil), (nil, "2026-11-03"), ("2026-11-01", "2026-11-08"),
        ]
        try clinic.write { writer in
            for day in days {
                var test = ExternalTest(of: clinic.patient, kind: .blood)
                (test.orderedOn, test.receivedOn) = (day.ordered, day.received)
                try writer.add(test)
            }
        }
        let found = try clinic.store.read { try $0.records(ExternalTest.self, .of(clinic.patient)) }
        #expect(found.map(\.id.number) == [4, 2, 3, 1])
    }

    @Test func `partial dates are in order as far as they go`() throws {
        let dates: [(from: String?, until: String?)] = [
            ("2024", nil), (nil, nil), ("2024-03", "2025"), (nil, "2024-12"), ("2023-12-31", nil),
        ]
        try clinic.write { writer in
            for date in dates {
                var care = PriorCare(of: clinic.patient, kind: .massage)
                (care.startsOn, care.endsOn) = (
                    date.from.flatMap(PartialDate.init), date.until.flatMap(PartialDate.init)
                )
                try writer.add(care)
            }
        }
        let found = try clinic.store.read { try $0.records(PriorCare.self, .of(clinic.patient)) }
        #expect(found.map(\.record.happenedOn) == ["2024-12", "2024-03", "2024", "2023-12-31", nil])
    }
}
