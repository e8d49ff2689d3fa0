import ClinicModel
import ClinicStore
import Testing

/// Which entries of the audit log were written together.
@Suite struct AuditLogChangeTests {
    @Test func `the entries of one write name its first, also where the clock stands still`() throws {
        let clinic = try TestClinic()
        #expect(try clinic.auditLog.map(\.changeID) == Array(repeating: 1, count: TestClinic.entries))
        let entries = try clinic.entries {
            _ = try clinic.draft()
            try clinic.write { writer in
                try writer.add(Complaint(of: 1, recordedOn: "2026-11-20", words: "My neck", region: .neck))
                try writer.noteView(of: writer.record(RecordID<Patient>(1)))
            }
        }
        #expect(entries.map(\.changeID) == [8, 8, 8, 11, 11])
        #expect(Set(entries.map(\.at)).count == 1)
    }

    @Test func `a write of which a part is taken back has no gap`() throws {
        let clinic = try TestClinic()
        var other = VisitEntry(visit: clinic.visit())
        (other.visit.determination, other.visit.outcome) = (.misaligned, .adjusted)
        other.adjustments = [Adjustment(vertebra: .axis), Adjustment(vertebra: .other)]
        try clinic.write { [other] writer in
            #expect(throws: AdjustmentError.self) { try writer.addCopy(other, reason: "a test") }
            try writer.add(Patient(familyName: "Bello"))
        }
        #expect(try clinic.auditLog.last?.changeID == 8)
        #expect(try clinic.auditLog.last?.id == 8)
    }
}
