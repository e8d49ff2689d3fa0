import ClinicModel
import ClinicStore
import Testing

/// A record of a chart that was entered in error: it is kept, says why, and stays as it is.
@Suite struct ChartVoidTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    private func void<Value: StoredRecord & VoidableRecord>(
        _ id: RecordID<Value>, reason: String = "of her sister"
    ) throws -> Stored<Value> {
        try clinic.write(by: clinic.owner) { try $0.void(id, reason: reason) }
    }

    /// What refuses something of a record, in words.
    private func refusal<Result>(of body: () throws -> Result) throws -> String? {
        do {
            _ = try body()
            return nil
        } catch let error as any ClinicError {
            #expect(error.kind == .rule)
            return error.description
        }
    }

    @Test(arguments: ChartExample.all)
    func `a void record keeps everything and says why it is void`(example: ChartExample) throws {
        func check<Value: StoredRecord & ChartRecord>(_ record: Value) throws {
            let old = try clinic.write { try $0.add(record) }
            var expected = record
            expected.voidReason = "of her sister"
            #expect(try void(old.id, reason: "  of her sister ") == Stored(id: old.id, expected))
            #expect(try clinic.store.read { try $0.records(Value.self) } == [Stored(id: old.id, expected)])
        }
        try check(example.record)
    }

    @Test(arguments: ChartExample.all)
    func `a void record refuses an edit, and becomes void once`(example: ChartExample) throws {
        func check<Value: StoredRecord & ChartRecord>(_ record: Value) throws {
            let old = try clinic.write { try $0.add(record) }
            let void = try void(old.id)
            let text = "\(example.called) is void and stays as it is."
            let new = try record.with(example.field, example.value)
            #expect(try refusal { try clinic.write { try $0.edit(void, to: new) } } == text)
            #expect(try refusal { try self.void(old.id, reason: "again") } == text)
            #expect(try clinic.store.read { try $0.records(Value.self) } == [void])
        }
        try check(example.record)
    }

    @Test(arguments: ChartExample.all)
    func `a record becomes void for a reason only`(example: ChartExample) throws {
        func check<Value: StoredRecord & ChartRecord>(_ record: Value) throws {
            let old = try clinic.write { try $0.add(record) }
            for reason in ["", "  ", "\n"] {
                #expect(try refusal { try void(old.id, reason: reason) } == "The reason is empty; it is required.")
            }
            #expect(try clinic.store.read { try $0.records(Value.self) } == [old])
        }
        try check(example.record)
    }

    @Test(arguments: ChartExample.all)
    func `the audit log has that a record is void, with the reason`(example: ChartExample) throws {
        func check<Value: StoredRecord & ChartRecord>(_ record: Value) throws {
            let old = try clinic.write { try $0.add(record) }
            let entries = try clinic.entries { try void(old.id, reason: " of her sister ") }
            #expect(entries.map(\.action) == [.void])
            let entry = try #require(entries.first)
            #expect((entry.recordType, entry.recordID, entry.patientID) == (Value.name, 1, clinic.patient))
            #expect((entry.staffMemberID, entry.reason) == (clinic.owner, "of her sister"))
            #expect(entry.before == #"{"void_reason":null}"#)
            #expect(entry.after == #"{"void_reason":"of her sister"}"#)
        }
        try check(example.record)
    }

    @Test func `a rating that was entered in error is void, and left out`() throws {
        let ratings = try clinic.write { writer in
            let complaint = try writer.add(
                Complaint(of: clinic.patient, recordedOn: "2026-11-10", words: "My neck", region: .neck))
            return try [4, 6].map { try writer.add(SeverityRating(of: complaint.id, ratedOn: "2026-11-10", score: $0)) }
        }
        let entries = try clinic.entries { try void(ratings[0].id) }
        #expect(entries.map(\.patientID) == [clinic.patient])
        #expect(try clinic.store.read { try $0.records(SeverityRating.self, .of(clinic.patient)) } == [ratings[1]])
        #expect(try clinic.store.read { try $0.records(SeverityRating.self) }.map(\.score) == [4, 6])
        #expect(try refusal { try void(ratings[0].id) } == "Severity rating 1 is void and stays as it is.")
    }

    @Test func `the ratings of a void complaint are left out with it`() throws {
        let complaint = try clinic.write { writer in
            let complaint = try writer.add(
                Complaint(of: clinic.patient, recordedOn: "2026-11-10", words: "My neck", region: .neck))
            try writer.add(SeverityRating(of: complaint.id, ratedOn: "2026-11-10", score: 4))
            return complaint
        }
        _ = try void(complaint.id)
        let chart = try clinic.store.read { try $0.chart(of: clinic.patient) }
        #expect(chart.complaints.isEmpty && chart.ratings.isEmpty)
    }

    @Test func `a record that is not there does not become void`() throws {
        #expect(throws: NotFoundError(RecordID<Consent>(9))) { try void(RecordID<Consent>(9)) }
        #expect(NotFoundError(RecordID<Consent>(9)).description == "There is no consent 9.")
    }
}
