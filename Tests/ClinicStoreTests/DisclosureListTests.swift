import ClinicModel
import ClinicStore
import Testing

/// Which disclosures are listed.
@Suite struct DisclosureListTests {
    private let clinic: TestClinic
    private let other: RecordID<Patient>

    init() throws {
        clinic = try TestClinic()
        other = try clinic.addPatient("Adler").id
        let days: [(RecordID<Patient>, CalendarDay)] = [
            (1, "2026-03-14"), (other, "2026-03-14"), (1, "2026-03-01"), (1, "2026-03-31"), (1, "2026-03-15"),
        ]
        try clinic.write { [clinic] writer in
            for (patient, day) in days {
                try writer.add(
                    Disclosure(of: patient, on: day, to: "Dr. Byrne", what: "x", purpose: "y", by: clinic.frontDesk))
            }
            _ = try writer.void(5 as RecordID<Disclosure>, reason: "sent to nobody")
        }
    }

    private func ids(_ filter: RecordFilter) throws -> [Int64] {
        try clinic.store.read { try $0.records(Disclosure.self, .made(filter)).map(\.id.number) }
    }

    @Test func `they are listed newest first, without the void ones`() throws {
        #expect(try ids(RecordFilter()) == [4, 2, 1, 3])
    }

    @Test func `they are those of a patient, and of some days, both included`() throws {
        #expect(try ids(RecordFilter(patient: 1)) == [4, 1, 3])
        #expect(try ids(RecordFilter(since: "2026-03-14")) == [4, 2, 1])
        #expect(try ids(RecordFilter(until: "2026-03-14")) == [2, 1, 3])
        #expect(try ids(RecordFilter(patient: other, since: "2026-03-14", until: "2026-03-14")) == [2])
        #expect(try ids(RecordFilter(patient: other, since: "2026-03-15")) == [])
    }
}
