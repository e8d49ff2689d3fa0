import ClinicModel
import ClinicStore
import Testing

/// What holds for every kind of record of a patient's chart.
@Suite struct ChartRecordTests {
    private let clinic: TestClinic
    private let other: RecordID<Patient>

    init() throws {
        clinic = try TestClinic()
        other = try clinic.addPatient("Adler").id
    }

    @Test func `every kind of a chart is looked at`() {
        let kinds = Kinds.standard.all.filter { $0 is any ChartRecord.Type }.map { $0.table }
        #expect(ChartExample.all.map(\.testDescription).sorted() == kinds.sorted())
    }

    @Test(arguments: ChartExample.all)
    func `a record is kept as it was entered, with an id of its own`(example: ChartExample) throws {
        func check<Value: StoredRecord & ChartRecord>(_ record: Value) throws {
            let added = try clinic.write { [try $0.add(record), try $0.add(record)] }
            #expect(added == [Stored(id: 1, record), Stored(id: 2, record)])
            #expect(try clinic.store.read { try $0.records(Value.self) } == added)
        }
        try check(example.record)
    }

    @Test(arguments: ChartExample.all)
    func `an edit changes what is kept`(example: ChartExample) throws {
        func check<Value: StoredRecord & ChartRecord>(_ record: Value) throws {
            let old = try clinic.write { try $0.add(record) }
            let new = try record.with(example.field, example.value)
            #expect(new != record)
            #expect(try clinic.write { try $0.edit(old, to: new) } == Stored(id: old.id, new))
            #expect(try clinic.store.read { try $0.records(Value.self) } == [Stored(id: old.id, new)])
        }
        try check(example.record)
    }

    @Test(arguments: ChartExample.all)
    func `an edit leaves a record on its chart, and standing`(example: ChartExample) throws {
        func check<Value: StoredRecord & ChartRecord>(_ record: Value) throws {
            let old = try clinic.write { try $0.add(record) }
            var new = try record.with(example.field, example.value)
            (new.patientID, new.voidReason) = (other, "by an edit")
            let edited = try clinic.write { [new] in try $0.edit(old, to: new) }
            #expect((edited.patientID, edited.voidReason) == (clinic.patient, nil))
            #expect(Value.field(example.field)?.value(in: edited.record) == example.value)
            #expect(try clinic.store.read { try $0.record(old.id) } == edited)
        }
        try check(example.record)
    }

    @Test(arguments: ChartExample.all)
    func `the audit log has who added and changed what, of which patient`(example: ChartExample) throws {
        func check<Value: StoredRecord & ChartRecord>(_ record: Value) throws {
            let entries = try clinic.entries {
                let old = try clinic.write { try $0.add(record) }
                let new = try record.with(example.field, example.value)
                _ = try clinic.write(by: clinic.colleague) { try $0.edit(old, to: new) }
            }
            #expect(entries.map(\.action) == [.add, .edit])
            #expect(entries.map(\.staffMemberID) == [clinic.owner, clinic.colleague])
            #expect(entries.allSatisfy { $0.recordType == Value.name && $0.recordID == 1 })
            #expect(entries.allSatisfy { $0.patientID == clinic.patient })
            #expect(entries.first?.before == nil)
            #expect(entries.first?.after?.hasPrefix(#"{"patient_id":"P-1","#) == true)
            let (before, after) = (try #require(entries.last?.before), try #require(entries.last?.after))
            #expect(before.hasPrefix(#"{"\#(example.field)":"#) && !before.contains(","))
            #expect(after.hasPrefix(#"{"\#(example.field)":"#) && !after.contains(","))
        }
        try check(example.record)
    }

    @Test(arguments: ChartExample.all)
    func `an edit that changes nothing writes nothing`(example: ChartExample) throws {
        func check<Value: StoredRecord & ChartRecord>(_ record: Value) throws {
            let old = try clinic.write { try $0.add(record) }
            #expect(try clinic.entries { try clinic.write { try $0.edit(old, to: record) } }.isEmpty)
        }
        try check(example.record)
    }
}
