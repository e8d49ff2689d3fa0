import ClinicModel
import ClinicStore
import Testing

/// A row of a catalogue that is retired: old records keep its word, and new ones do not get it.
@Suite struct RetiredWordTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    private func retire(_ code: String, of table: String) throws {
        func retire<Value: StoredRecord & CatalogueRow>(_ type: Value.Type) throws {
            try clinic.write(by: clinic.owner) { writer in
                let row = try #require(writer.records(Value.self).first { $0.record.code == code })
                try writer.bring(row.record.with("active", .integer(0)), id: row.id, reason: "no longer used")
            }
        }
        switch table {
        case "complaints": try retire(Condition.self)
        case "safety_answers": try retire(SafetyItem.self)
        default: try retire(Measure.self)
        }
    }

    private static let words = [
        ("complaints", "condition", "sciatica", "headache"), ("safety_answers", "item", "nausea", "dizziness"),
        ("outcome_scores", "measure", "ndi", "odi"),
    ]

    @Test(arguments: words)
    func `a new record does not get a retired word`(table: String, field: String, word: String, other: String) throws {
        func check<Value: StoredRecord & ChartRecord>(_ record: Value) throws {
            try retire(word, of: table)
            let error = #expect(throws: CatalogueError.self) {
                try clinic.write { try $0.add(record.with(field, .text(word))) }
            }
            #expect(error?.isRetired == true)
            #expect(error?.field == field)
            #expect(error?.description.hasPrefix("“\(word)” is retired from the catalogue; it is one of ") == true)
            #expect(error?.words.contains(other) == true && error?.words.contains(word) == false)
            let kept = try clinic.write { try $0.add(record.with(field, .text(other))) }
            #expect(throws: CatalogueError.self) {
                try clinic.write { try $0.edit(kept, to: record.with(field, .text(word))) }
            }
        }
        try check(ChartExample.of(table).record)
    }

    @Test(arguments: words)
    func `an old record keeps its word when it is edited otherwise or becomes void`(
        table: String, field: String, word: String, other: String
    ) throws {
        func check<Value: StoredRecord & ChartRecord>(_ record: Value, _ example: ChartExample) throws {
            let old = try clinic.write { try $0.add(record.with(field, .text(word))) }
            try retire(word, of: table)
            let new = try old.record.with(example.field, example.value)
            let edited = try clinic.write { try $0.edit(old, to: new) }
            #expect(edited.record == new)
            #expect(try clinic.write { try $0.void(old.id, reason: "twice") }.record.voidReason == "twice")
        }
        let example = try ChartExample.of(table)
        try check(example.record, example)
    }

    @Test(arguments: words)
    func `a record of an import keeps its word`(table: String, field: String, word: String, other: String) throws {
        func check<Value: StoredRecord & ChartRecord>(_ record: Value) throws {
            try retire(word, of: table)
            let imported = try record.with(field, .text(word))
            try clinic.write(by: clinic.owner) { try $0.bring(imported, id: RecordID(7), reason: "moved here") }
            #expect(try clinic.store.read { try $0.records(Value.self) } == [Stored(id: RecordID(7), imported)])
        }
        try check(ChartExample.of(table).record)
    }

    @Test(arguments: words)
    func `a word that the catalogue never had is refused, in an import too`(
        table: String, field: String, word: String, other: String
    ) throws {
        func check<Value: StoredRecord & ChartRecord>(_ record: Value) throws {
            let unknown = try record.with(field, .text("\(word)x"))
            for id in [nil, RecordID<Value>(7)] {
                let error = #expect(throws: CatalogueError.self) { try clinic.write { try $0.add(unknown, id: id) } }
                #expect((error?.isRetired, error?.nearest, error?.field) == (false, word, field))
            }
        }
        try check(ChartExample.of(table).record)
    }
}
