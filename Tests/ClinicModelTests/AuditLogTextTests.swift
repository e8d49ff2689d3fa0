import ClinicModel
import Testing

/// Records and their changes as the audit log keeps them.
struct AuditLogTextTests {
    @Test func `a record is an object of the fields that have a value, in their order`() throws {
        var patient = Patient(familyName: "O\"Brien", givenNames: "Ada", status: .prospect)
        patient.birthDate = try partialDate("1980-03")
        patient.officeID = RecordID(1)
        patient.alert = "Latex\nallergy"
        #expect(
            patient.auditText
                == #"{"family_name":"O\"Brien","given_names":"Ada","birth_date":"1980-03","office_id":"O-1","#
                + #""status":"prospect","alert":"Latex\nallergy"}"#)
    }

    @Test func `numbers, booleans, sets and ids without a letter are JSON's own or the records'`() throws {
        var finding = finding("leg-check") { ($0.side, $0.value, $0.unit) = (.right, 0.25, "in") }
        finding.visitID = RecordID(31)
        #expect(
            finding.auditText
                == #"{"visit_id":"V-31","test":"leg-check","phase":"before","side":"right","value":0.25,"unit":"in","#
                + #""state":"recorded"}"#)
        var complaint = try plainComplaint()
        complaint.symptoms = [.spasm, .pain]
        complaint.severity = 7
        #expect(
            complaint.auditText
                == #"{"patient_id":"P-7","recorded_on":"2026-11-21","words":"My leg hurts","region":"thigh","#
                + #""symptoms":"pain;spasm","severity":7,"status":"open"}"#)
        #expect(
            StaffMember(name: "Ada", role: .owner).auditText == #"{"name":"Ada","role":"owner","active":true}"#)
    }

    @Test func `a change is the fields that differ, as they were and as they are`() throws {
        var (old, new) = (namedPatient(), namedPatient())
        (old.city, old.phone, old.alert) = ("Cork", "021 000 0001", "Latex")
        (new.city, new.phone, new.alert) = ("Cobh", "021 000 0001", nil)
        new.status = .inactive
        new.primaryClinicianID = RecordID(2)
        let changes = try #require(old.changes(to: new))
        #expect(
            changes.before
                == #"{"city":"Cork","primary_clinician_id":null,"status":"active","alert":"Latex"}"#)
        #expect(
            changes.after
                == #"{"city":"Cobh","primary_clinician_id":"S-2","status":"inactive","alert":null}"#)
    }

    @Test func `what does not differ is no change`() throws {
        #expect(namedPatient().changes(to: namedPatient()) == nil)
        var (old, new) = (try plainComplaint(), try plainComplaint())
        old.symptoms = [.spasm, .pain]
        new.symptoms = [.pain, .spasm, .pain]
        #expect(old.changes(to: new) == nil)
    }

    @Test(arguments: [("Byrne", "Byrne "), ("Byrne", "BYRNE"), ("Nguyễn", "Nguyen"), ("Zoe\u{301}", "Zo\u{E9}")])
    func `a name that is typed otherwise is a change, even where it looks the same`(first: String, second: String)
        throws
    {
        let changes = try #require(Patient(familyName: first).changes(to: Patient(familyName: second)))
        #expect(Array(changes.before.unicodeScalars) == Array(#"{"family_name":"\#(first)"}"#.unicodeScalars))
        #expect(Array(changes.after.unicodeScalars) == Array(#"{"family_name":"\#(second)"}"#.unicodeScalars))
    }
}
