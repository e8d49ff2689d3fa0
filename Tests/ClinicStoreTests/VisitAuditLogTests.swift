import ClinicModel
import ClinicStore
import Testing

/// What the audit log has of a visit's life.
@Suite struct VisitAuditLogTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    @Test func `a visit is written with its findings and adjustments, all of the patient`() throws {
        let entries = try clinic.entries { _ = try clinic.draft() }
        #expect(entries.map(\.action) == [.add, .add, .add])
        #expect(entries.map(\.recordType) == ["visit", "finding", "adjustment"])
        #expect(entries.allSatisfy { $0.patientID == clinic.patient && $0.staffMemberID == clinic.frontDesk })
        let visit =
            #"{"patient_id":"P-1","office_id":"O-1","clinician_id":"S-2","visited_on":"2026-11-20","#
            + #""kind":"follow-up","determination":"misaligned","outcome":"adjusted","state":"draft","#
            + #""entered_by":"S-4"}"#
        let finding =
            #"{"visit_id":"V-1","test":"leg-check","phase":"before","side":"right","value":6,"unit":"mm","#
            + #""state":"recorded"}"#
        #expect(entries.map(\.after) == [visit, finding, #"{"visit_id":"V-1","vertebra":"C1","state":"recorded"}"#])
    }

    @Test func `a signature is written`() throws {
        let visit = try clinic.draft()
        let entries = try clinic.entries { try clinic.sign(visit.id) }
        #expect(entries.map(\.action) == [.sign])
        #expect(entries.first?.staffMemberID == clinic.clinician)
        #expect(entries.first?.before == #"{"state":"draft","signed_by":null,"signed_at":null}"#)
        #expect(
            entries.first?.after == #"{"state":"signed","signed_by":"S-2","signed_at":"2026-11-20T10:00:00.000Z"}"#)
    }

    @Test func `that a visit is void is written with the reason`() throws {
        let visit = try clinic.signed()
        let entries = try clinic.entries { try clinic.void(visit.id, reason: "wrong patient") }
        #expect(entries.map(\.action) == [.void])
        #expect(entries.first?.staffMemberID == clinic.owner)
        #expect(entries.first?.before == #"{"state":"signed","void_reason":null}"#)
        #expect(entries.first?.after == #"{"state":"void","void_reason":"wrong patient"}"#)
        #expect(entries.first?.reason == "wrong patient")
    }

    @Test func `the move of a draft is written on both charts, with the reason`() throws {
        let visit = try clinic.draft()
        let other = try clinic.addPatient("Adler")
        let entries = try clinic.entries {
            try clinic.write { try $0.move(visit.id, to: other.id, reason: "typed on the wrong chart") }
        }
        #expect(entries.map(\.action) == [.move, .move])
        #expect(entries.map(\.patientID) == [clinic.patient, other.id])
        #expect(entries.map(\.before) == [nil, #"{"patient_id":"P-1"}"#])
        #expect(entries.map(\.after) == [nil, #"{"patient_id":"P-2"}"#])
        #expect(entries.allSatisfy { $0.reason == "typed on the wrong chart" })
    }

    @Test func `the move of a signed visit is written as a copy and a void visit, both with the reason`() throws {
        let visit = try clinic.signed()
        let other = try clinic.addPatient("Adler")
        let entries = try clinic.entries {
            try clinic.write { try $0.move(visit.id, to: other.id, reason: "wrong chart") }
        }
        #expect(entries.map(\.action) == [.add, .add, .add, .void])
        #expect(entries.map(\.recordType) == ["visit", "finding", "adjustment", "visit"])
        #expect(entries.map(\.recordID) == [2, 2, 2, 1])
        #expect(entries.map(\.patientID) == [2, 2, 2, 1])
        #expect([entries.first?.reason, entries.last?.reason] == ["wrong chart", "wrong chart"])
    }

    @Test func `an addendum is written, of the patient`() throws {
        let visit = try clinic.signed()
        let entries = try clinic.entries {
            try clinic.write(by: clinic.colleague) { try $0.addend(visit.id, text: "Films came.") }
        }
        #expect(entries.map(\.recordType) == ["addendum"])
        #expect(entries.first?.patientID == clinic.patient)
        #expect(
            entries.first?.after
                == #"{"visit_id":"V-1","text":"Films came.","author":"S-3","at":"2026-11-20T10:00:00.000Z"}"#)
    }
}
