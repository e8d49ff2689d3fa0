import ClinicModel
import ClinicStore
import Foundation
import Testing

@testable import ClinicExchange

/// What is in a patient's own copy: all that is of the patient, and nothing of another.
@Suite struct PatientCopyTests {
    private let store: ClinicStore

    init() throws { store = try FilledPractice.store() }

    private func copy(_ id: RecordID<Patient>, leavesOutVoid: Bool = false) throws -> PatientCopy {
        try store.read { try PatientCopy(of: id, leavesOutVoid: leavesOutVoid, in: $0) }
    }

    /// The rows of a table with its columns' names, as they are written in CSV.
    private func rows(_ table: Table) throws -> [[String: String]] {
        try store.rows(of: table).map { Dictionary(uniqueKeysWithValues: zip(table.columns.map(\.name), $0)) }
    }

    private func ids(_ name: String, _ copy: PatientCopy) throws -> [String] {
        let table = try #require(copy.allTables.first { $0.name == name })
        return try store.rows(of: table).map { $0[0] }
    }

    @Test func `no kind of record that names a patient is missing`() throws {
        let named = Table.all.filter { table in table.columns.contains { $0.type == RecordID<Patient>.fieldType } }
        #expect(try copy(1).tables.map(\.name) == named.map(\.name))
        // Something is there of each, and in each column but those of a merge.
        for table in try copy(1).tables { #expect(try !store.rows(of: table).isEmpty, "\(table.name)") }
    }

    @Test(arguments: [1, 2] as [RecordID<Patient>])
    func `it has each row of the export that is of the patient, as it is there`(id: RecordID<Patient>) throws {
        for table in try copy(id).tables {
            let whole = try #require(Table.all.first { $0.name == table.name })
            let all = try rows(whole).filter { row in
                row["patient_id"] == "\(id)" || (table.name == "patients" && row["merged_into"] == "\(id)")
            }
            let own = all.map { row in row.filter { !["staff_member", "moved_to"].contains($0.key) } }
            #expect(try rows(table) == own, "\(table.name)")
        }
    }

    @Test func `whoever was merged into the patient is in it, and into those`() throws {
        #expect(try ids("patients", copy(2)) == ["P-2", "P-3"])
        try store.write(as: .of(1)) { writer in
            let twin = try writer.add(Patient(givenNames: "Leigh"))
            _ = try writer.merge(writer.record(2), into: twin, reason: "Registered twice")
        }
        #expect(try ids("patients", copy(4)) == ["P-2", "P-3", "P-4"])
        #expect(try ids("complaints", copy(4)) == ["C-4"])
        #expect(try ids("appointments", copy(4)) == ["4"])
    }

    @Test func `of the practice, it has what the patient's records name`() throws {
        let copy = try copy(1)
        #expect(
            copy.namedTables.map(\.name) == [
                "offices", "staff_members", "conditions", "techniques", "tests", "safety_items", "measures",
            ])
        #expect(try ids("offices", copy) == ["O-1"])
        let codes = try copy.namedTables.filter { $0.columns.contains { $0.name == "code" } }.map { table in
            try Set(rows(table).compactMap { $0["code"] })
        }
        #expect(
            codes == [
                ["sciatica"], ["own-way"], ["reflex", "leg-check", "gait"], ["own-item", "nausea"],
                ["own-scale", "ndi"],
            ])
    }

    @Test func `who treats is named, and who works at the desk is not, nor anybody's account`() throws {
        let staff = try #require(copy(1).namedTables.first { $0.name == "staff_members" })
        #expect(staff.columns.map(\.name) == ["staff_member_id", "name", "role", "profession", "registration"])
        #expect(
            try store.rows(of: staff) == [
                ["S-1", "Olive Owens", "owner", "", ""],
                ["S-2", "Cleo Clarke", "clinician", "chiropractor", "Register 1234"],
            ])
        for table in try copy(1).allTables {
            for cell in try store.rows(of: table).joined() { #expect(cell != "Fred Dexter" && cell != "cleo") }
        }
    }

    @Test func `void records are in it, and are left out where that is asked`() throws {
        let (whole, part) = try (copy(1), copy(1, leavesOutVoid: true))
        #expect(try ids("complaints", whole) == ["C-1", "C-2", "C-3"])
        #expect(try ids("complaints", part) == ["C-1", "C-2"])
        #expect(try ids("visits", whole) == ["V-1", "V-2", "V-3", "V-4"])
        #expect(try ids("visits", part) == ["V-1", "V-2", "V-3"])
        #expect(try ids("disclosures", part) == ["1"])
        let left =
            try whole.tables.reduce(0) { try $0 + store.rows(of: $1).count }
            - part.tables.reduce(0) { try $0 + store.rows(of: $1).count }
        #expect((whole.voidRecords, part.voidRecords) == (left, left))
        #expect(left > 10)
    }

    @Test func `a visit that was moved to another chart is not in the copy of this one`() throws {
        let moved = try store.write(as: .of(2)) { writer in
            var visit = Visit(of: 1, at: 1, on: "2026-11-17", enteredBy: 2)
            (visit.clinicianID, visit.determination, visit.outcome) = (2, .misaligned, .adjusted)
            var entry = VisitEntry(visit: visit)
            var gait = Finding(test: "gait", phase: .before)
            gait.result = .abnormal
            entry.findings = [gait]
            entry.adjustments = [Adjustment(vertebra: .axis)]
            return try writer.sign(writer.record(entry).id).id
        }
        let before = try copy(1)
        #expect(before.visitsOfOthers == [])
        let right = try store.write(as: .of(1)) { try $0.move(moved, to: 2, reason: "Of her sister") }.id
        let copy = try copy(1)
        #expect(copy.visitsOfOthers == [moved])
        for name in ["visits", "findings", "adjustments", "holding_periods"] {
            let table = try #require(copy.tables.first { $0.name == name })
            #expect(
                try rows(table).allSatisfy { $0["visit_id"] != "\(moved)" && $0["adjusted_visit_id"] != "\(moved)" })
        }
        #expect(try ids("visits", self.copy(2)) == ["\(right)"])
        #expect(try ids("findings", self.copy(2)).count == 1)
    }

    @Test func `every key that the package of a copy claims, holds`() throws {
        for patient in 1...20 {
            for leavesOutVoid in [false, true] {
                let copy = try DemoPractice.store.read { clinic in
                    try PatientCopy(of: RecordID(Int64(patient)), leavesOutVoid: leavesOutVoid, in: clinic)
                }
                let tables = Dictionary(uniqueKeysWithValues: copy.allTables.map { ($0.name, $0) })
                for table in copy.allTables {
                    for (place, column) in table.columns.enumerated() where column.isKey {
                        guard case .reference(let name, _) = column.type, let target = tables[name] else { continue }
                        let named = try Set(DemoPractice.store.rows(of: table).map { $0[place] }).subtracting([""])
                        let there = try Set(DemoPractice.store.rows(of: target).map { $0[0] })
                        #expect(named.isSubset(of: there), "P-\(patient) \(table.name).\(column.name)")
                    }
                }
            }
        }
    }
}
