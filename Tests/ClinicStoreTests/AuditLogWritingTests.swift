import ClinicModel
import ClinicStore
import Testing

/// Every change writes who, when, what, before, after and why.
@Suite struct AuditLogWritingTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    @Test func `what is added is written with who added it, when and how that was proved`() throws {
        let author = Author.of(2, at: "2026-11-20T09:59:59.123Z", account: "cleo", proof: .account)
        let entries = try clinic.entries {
            _ = try clinic.store.write(as: author) { writer in
                var patient = Patient(familyName: "Müller", givenNames: "Jörg", status: .prospect)
                patient.officeID = 1
                patient.alert = "Says \"no\"\nto heat"
                try writer.add(patient, reason: "walked in")
            }
        }
        #expect(entries.count == 1)
        let entry = try #require(entries.first)
        #expect((entry.at, entry.staffMemberID) == ("2026-11-20T09:59:59.123Z", 2))
        #expect((entry.account, entry.proof) == ("cleo", .account))
        #expect((entry.action, entry.recordType, entry.recordID, entry.patientID) == (.add, "patient", 2, 2))
        #expect(entry.before == nil)
        let after =
            #"{"family_name":"Müller","given_names":"Jörg","office_id":"O-1","status":"prospect","#
            + #""alert":"Says \"no\"\nto heat"}"#
        #expect(entry.after == after)
        #expect(entry.reason == "walked in")
    }

    @Test func `what is edited is written as it was and as it is, the changed fields only`() throws {
        let patient = try clinic.store.read { try $0.record(clinic.patient) }
        var new = patient.record
        new.givenNames = "Adaeze"
        new.phone = "  01632 960001 "
        let entries = try clinic.entries { try clinic.write(by: clinic.frontDesk) { try $0.edit(patient, to: new) } }
        #expect(entries.map(\.action) == [.edit])
        #expect(entries.first?.before == #"{"given_names":"Ada","phone":null}"#)
        #expect(entries.first?.after == #"{"given_names":"Adaeze","phone":"01632 960001"}"#)
        #expect(entries.first?.staffMemberID == clinic.frontDesk)
        #expect(entries.first?.patientID == clinic.patient)
    }

    @Test func `an edit that changes nothing writes nothing`() throws {
        let patient = try clinic.store.read { try $0.record(clinic.patient) }
        var same = patient.record
        same.familyName = " Okafor "
        let visit = try clinic.draft()
        let entries = try clinic.entries {
            #expect(try clinic.write { try $0.edit(patient, to: same) } == patient)
            try clinic.write { writer in
                try writer.edit(
                    visit.id, to: visit.record, findings: [.legCheck(.right, 6)],
                    adjustments: writer.changes(to: Adjustment(vertebra: .atlas), of: visit.id))
            }
        }
        #expect(entries.isEmpty)
    }

    /// The same letter as one scalar and as two: a name is kept as typed.
    @Test func `an edit of the scalars alone is an edit`() throws {
        let patient = try clinic.addPatient("Jose\u{301}")
        var new = patient.record
        new.familyName = "Jos\u{E9}"
        let entries = try clinic.entries { try clinic.write { try $0.edit(patient, to: new) } }
        #expect(entries.count == 1)
        let kept = try clinic.store.read { try $0.record(patient.id).familyName }
        #expect(kept.map { Array($0.unicodeScalars) } == Array("Jos\u{E9}".unicodeScalars))
    }

    @Test func `offices, staff, the practice and complaints are edited by the same way`() throws {
        let complaint = try clinic.write { writer in
            try writer.add(Complaint(of: 1, recordedOn: "2026-11-01", words: "My neck", region: .neck))
        }
        let entries = try clinic.entries {
            try clinic.write(by: clinic.owner) { writer in
                let office = try writer.record(clinic.office)
                var moved = office.record
                moved.city = "Thornmere"
                _ = try writer.edit(office, to: moved)
                let practice = try #require(try writer.practice())
                var settled = practice.record
                settled.dateOrder = .dmy
                _ = try writer.edit(practice, to: settled)
                var closed = complaint.record
                (closed.status, closed.closedOn) = (.resolved, "2026-11-20")
                _ = try writer.edit(complaint, to: closed)
                _ = try writer.deactivate(clinic.colleague)
            }
        }
        #expect(entries.map(\.recordType) == ["office", "practice", "complaint", "staff_member"])
        #expect(entries.map(\.recordID) == [1, 1, 1, 3])
        #expect(entries.map(\.patientID) == [nil, nil, 1, nil])
        #expect(
            entries.map(\.before) == [
                #"{"city":null}"#, #"{"date_order":null}"#, #"{"status":"open","closed_on":null}"#, #"{"active":true}"#,
            ])
        #expect(
            entries.map(\.after) == [
                #"{"city":"Thornmere"}"#, #"{"date_order":"dmy"}"#, #"{"status":"resolved","closed_on":"2026-11-20"}"#,
                #"{"active":false}"#,
            ])
    }

    @Test func `a look at a chart and an export are written too`() throws {
        let entries = try clinic.entries {
            try clinic.write { writer in
                try writer.noteView(of: writer.record(clinic.patient))
                try writer.noteExport(of: ["patients", "visits"], to: "/tmp/\"x\"")
            }
        }
        #expect(entries.map(\.action) == [.view, .export])
        #expect(entries.map(\.patientID) == [clinic.patient, nil])
        #expect(entries.map(\.after) == [nil, #"{"tables":["patients","visits"],"to":"/tmp/\"x\""}"#])
    }
}
