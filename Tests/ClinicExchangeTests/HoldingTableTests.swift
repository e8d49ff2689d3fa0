import ClinicExchange
import ClinicModel
import ClinicStore
import Testing

/// Holding periods of the demo practice that were worked out by hand from its visits.
@Suite struct HoldingTableTests {
    private static let known: [String: [String]] = [
        "P-6": [
            "2025-12-01,V-7,2025-12-22,2026-01-19,2,21,49,ended",
            "2026-01-19,V-33,2026-09-14,,5,238,,holding",
        ],
        "P-9": [
            "2026-01-05,V-22,2026-01-07,2026-01-12,1,2,7,ended",
            "2026-01-12,V-28,,2026-01-21,0,0,9,ended",
            "2026-01-21,V-36,2026-02-16,2026-03-16,3,26,54,ended",
            "2026-03-16,V-73,2026-07-06,2026-08-24,3,112,161,ended",
            "2026-08-24,V-138,2026-11-20,,3,88,,holding",
        ],
        "P-10": [
            "2026-01-15,V-31,2026-02-19,2026-04-02,2,35,77,ended",
            "2026-04-16,V-89,2026-05-21,2026-05-28,2,35,42,ended",
            "2026-05-28,V-107,2026-10-08,2026-11-20,3,133,176,ended",
            "2026-11-20,V-166,,,0,0,,unchecked",
        ],
    ]

    /// The rows from `adjusted_on` on, by patient.
    private func periods(_ table: Table) throws -> [String: [String]] {
        let rows = try DemoPractice.store.rows(of: table)
        return Dictionary(grouping: rows) { $0[0] }.mapValues { $0.map { $0.dropFirst(2).joined(separator: ",") } }
    }

    @Test(arguments: ["P-6", "P-9", "P-10"])
    func `the periods of a patient are those worked out by hand`(id: String) throws {
        #expect(try periods(.holdingPeriods)[id] == Self.known[id])
    }

    @Test(arguments: ["P-6", "P-9", "P-10"])
    func `one patient's periods are those of the whole table`(id: String) throws {
        let store = try DemoPractice.store
        let patient = try store.read { try $0.record(#require(RecordID<Patient>(id))) }
        #expect(try periods(.holdingPeriods(of: patient)) == [id: #require(Self.known[id])])
    }

    @Test func `the current period is the last one of each active patient`() throws {
        let (all, current) = (try periods(.holdingPeriods), try periods(.currentHolding))
        let active = try DemoPractice.store.read { try $0.records(Patient.self, .list(status: .active)) }
        for patient in active { #expect(current[patient.id.description] == all[patient.id.description]?.suffix(1)) }
        #expect(current.count == active.filter { all[$0.id.description] != nil }.count)
        #expect(current["P-9"] == ["2026-08-24,V-138,2026-11-20,,3,88,,holding"])
    }

    @Test func `the whole table is by patient, and within one oldest first`() throws {
        let rows = try DemoPractice.store.rows(of: .holdingPeriods)
        let order = rows.map { (Int($0[0].dropFirst(2)) ?? 0, $0[2]) }
        #expect(zip(order, order.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(rows.allSatisfy { $0.count == Table.holdingPeriods.columns.count })
    }

    @Test func `a patient who was never adjusted has no period`() throws {
        let store = try DemoPractice.store
        let adjusted = try store.read { reader in
            try Set(reader.records(Visit.self).filter { $0.outcome == .adjusted && $0.state != .void }.map(\.patientID))
        }
        let patients = try Set(store.rows(of: .holdingPeriods).compactMap { RecordID<Patient>($0[0]) })
        #expect(patients == adjusted)
    }
}
