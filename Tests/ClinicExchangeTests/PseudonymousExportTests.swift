import ClinicModel
import ClinicStore
import Foundation
import Testing

@testable import ClinicExchange

/// What leaves with a pseudonymous export: what somebody has said to be safe, and nothing else.
@Suite struct PseudonymousExportTests {
    private static let scope = ExportScope(isPseudonymous: true)
    private let store: ClinicStore

    init() throws { store = try FilledPractice.store() }

    private func note(_ scope: ExportScope = scope) throws {
        try store.write(as: .of(1)) { try $0.noteExport(of: Table.named([], scope), scope, as: .analysis, to: "-") }
    }

    private func rows(_ table: String) throws -> [[String: String]] {
        let table = try #require(Table.named([table], Self.scope).first)
        return try store.rows(of: table).map { row in
            Dictionary(uniqueKeysWithValues: zip(table.columns.map(\.name), row))
        }
    }

    @Test func `nothing that was typed in words leaves, nor a name, a contact or a time`() throws {
        try note()
        let kept = try Dictionary(
            uniqueKeysWithValues: Table.named([], Self.scope).map { ($0.name, Set($0.columns.map(\.name))) })
        let catalogues = ["conditions", "techniques", "tests", "test_units", "safety_items", "measures", "codes"]
        var withheld: Set<String> = []
        for table in Table.all where !catalogues.contains(table.name) {
            for row in try store.rows(of: table) {
                for (column, text) in zip(table.columns, row) where !text.isEmpty {
                    let isWord = [.line, .prose, .instant, .time].contains(column.type)
                    if isWord, kept[table.name]?.contains(column.name) != true { withheld.insert(text) }
                }
            }
        }
        // The complaint has the same code, which is held against its form.
        withheld.remove("M54.31")
        #expect(withheld.count > 70)
        for table in try Table.named([], Self.scope) where !catalogues.contains(table.name) {
            for cell in try store.rows(of: table).flatMap(\.self) {
                #expect(withheld.first { cell == $0 || $0.count > 3 && cell.contains($0) } == nil, "\(table.name)")
            }
        }
    }

    @Test func `a column is of no type that holds words, but for those held against a list`() throws {
        let words: Set = [
            "complaints.code", "findings.unit", "findings.method", "conditions.code", "conditions.icd10cm_code",
            "conditions.icd10cm_version", "techniques.code", "tests.code", "tests.methods", "test_units.unit",
            "safety_items.code", "measures.code", "measures.unit", "codes.code", "codes.code_version",
        ]
        for table in try Table.named([], Self.scope) {
            for column in table.columns {
                let place = "\(table.name).\(column.name)"
                switch column.type {
                case .prose, .time, .instant: Issue.record("\(place)")
                case .line: #expect(words.contains(place), "\(place)")
                case .partialDate: #expect(column.form == .year || column.name != "birth_date", "\(place)")
                default: break
                }
            }
        }
    }

    @Test func `a table of which nobody has said anything does not leave, nor a column`() throws {
        let patients = RecordTable<Patient>().all
        #expect(patients.pseudonymous(PseudonymousColumns([])) == nil)
        #expect(patients.pseudonymous(PseudonymousColumns(["sex"]))?.columns.map(\.name) == ["sex"])
    }

    @Test func `practice, qualifications, addenda and maps stay, and asking for one says so`() throws {
        let kept = try Set(Table.named([], Self.scope).map(\.name))
        #expect(
            Set(Table.all.map(\.name)).subtracting(kept) == ["practice", "qualifications", "addenda", "import_maps"])
        let error = #expect(throws: PseudonymousTableError.self) { try Table.named(["visits", "addenda"], Self.scope) }
        #expect(error?.table == "addenda")
    }

    @Test func `of a birth date the year leaves`() throws {
        try store.write(as: .of(1)) { writer in
            var patient = Patient(familyName: "Moss")
            patient.birthDate = PartialDate("1991-12-31")
            try writer.add(patient)
        }
        try note()
        #expect(try rows("patients").compactMap { $0["birth_date"] }.sorted() == ["", "1980", "1991"])
    }

    @Test func `ids are random and in their own order, and no own id is left`() throws {
        try note()
        for table in try Table.named([], Self.scope) {
            let rows = try store.rows(of: table)
            for (place, column) in table.columns.enumerated() {
                let letters = /([PCVXSO]-)?[bcdfghjkmnpqrstv]{20}(;C-[bcdfghjkmnpqrstv]{20})*/
                switch column.type {
                case .reference(let target, _), .references(let target, _):
                    let isWord = table.columns.contains { $0.name == "code" } || target == "test_units"
                    guard !isWord || target != table.name else { continue }
                    for row in rows where !row[place].isEmpty {
                        #expect(row[place].wholeMatch(of: letters) != nil, "\(table.name).\(column.name)")
                    }
                default: break
                }
            }
            if table.columns[0].form == .pseudonym { #expect(rows.map { $0[0] } == rows.map { $0[0] }.sorted()) }
        }
    }

    @Test func `rows find each other, in one export and in the next`() throws {
        try note()
        let patient = try #require(rows("patients").first { $0["sex"] == "female" }?["patient_id"])
        let visits = try rows("visits")
        #expect(visits.count == 3)
        #expect(visits.allSatisfy { $0["patient_id"] == patient })
        let examined = try Set(rows("findings").compactMap { $0["visit_id"] })
        #expect(examined.count == 1 && examined.isSubset(of: visits.compactMap { $0["visit_id"] }))
        let complaints = try rows("complaints").compactMap { $0["complaint_id"] }
        let plan = try #require(rows("care_plans").first { $0["planned_visits"] == "12" })
        let planned = try #require(plan["complaints"]).split(separator: ";").map(String.init)
        #expect(planned.count == 2 && planned == planned.sorted() && Set(planned).isSubset(of: complaints))
        #expect(
            try rows("care_plans").first { $0["care_plan_id"] == plan["supersedes"] }?["superseded_by"]
                == plan["care_plan_id"])

        _ = try store.write(as: .of(1)) { try $0.add(Patient(familyName: "Moss")) }
        try note()
        #expect(try rows("visits") == visits)
        #expect(try rows("patients").count == 3)
    }

    @Test func `what is void does not leave`() throws {
        try note()
        #expect(try rows("visits").allSatisfy { $0["state"] != "void" })
        #expect(try rows("consents").count == 1)
        #expect(try rows("complaints").count == 3)
        #expect(try rows("outcome_scores").count == 1)
    }

    @Test func `one that was entered since is not in it, and one that names it asks for another try`() throws {
        try note()
        let patient = try store.write(as: .of(1)) { try $0.add(Patient(familyName: "Moss")).id }
        #expect(try rows("patients").count == 2)
        try store.write(as: .of(1)) { writer in
            let id = try writer.records(Visit.self, .unsigned).first?.id
            _ = try writer.move(#require(id), to: patient, reason: "Of Moss")
        }
        #expect(throws: PseudonymError.self) { try rows("visits") }
    }

    @Test func `the package says what is there`() throws {
        let text = try DataPackage.json(of: Table.named(["patients", "care_plans"], Self.scope), Self.scope).compact
        #expect(text.contains(#""name":"plumbline-pseudonymous-export""#))
        #expect(text.contains(#""pattern":"P-[bcdfghjkmnpqrstv]{20}""#))
        #expect(text.contains(##""pattern":"C-[bcdfghjkmnpqrstv]{20}(;C-[bcdfghjkmnpqrstv]{20})*""##))
        #expect(text.contains(#""pattern":"[0-9]{4}""#))
        #expect(text.contains("Its year alone stands here.") && text.contains("A random id stands here"))
        #expect(text.contains("; void ones are left out."))
        #expect(!text.contains("family_name") && !text.contains("goals") && !text.contains("void reason"))
    }

    @Test func `pseudonyms are in no export, and leave a round trip as it was`() throws {
        let folder = try TemporaryFolder()
        try store.export(to: folder.url.appending(path: "before"))
        try note()
        try store.export(to: folder.url.appending(path: "after"))
        for table in Table.all {
            let name = "\(table.name).csv"
            #expect(try folder.text("before/\(name)") == folder.text("after/\(name)"))
        }
        #expect(!Table.all.map(\.name).contains("pseudonyms"))
    }
}
