import ClinicExchange
import ClinicModel
import ClinicStore
import Testing

struct SourceVisitTests {
    private func visits(_ practice: SourcePractice) throws -> [Stored<Visit>] {
        try practice.store.read { try $0.records(Visit.self) }.filter { $0.id.number > 2 }
    }

    @Test func `visits name their patient by number, their clinician by name, and arrive as drafts`() throws {
        let practice = try SourcePractice()
        try practice.read(
            """
            chart no,date,time,provider,kind,determination,outcome,vertebra,technique,state
            0001,2026-01-05,9:30 AM,"Owens, Olive",examination,misaligned,adjusted,C1,Atlas Orthogonal,signed
            P-7,2026-01-06,13:05,Dr. Olive Owens,follow-up,in-alignment,not-adjusted,,,draft
            0007,2026-01-07,,,consultation,,,,,

            """, as: "visits")
        let visits = try visits(practice)
        #expect(visits.map(\.patientID) == [1, 7, 7])
        #expect(visits.map(\.clinicianID) == [1, 1, nil])
        #expect(visits.map { $0.visitedAt?.description } == ["09:30", "13:05", nil])
        #expect(visits.map(\.officeID) == [1, 1, 1])
        #expect(visits.allSatisfy { $0.state == .draft && $0.enteredBy == 1 && $0.signedBy == nil })
        #expect(visits.map(\.outcome) == [.adjusted, .notAdjusted, nil])
        let adjustments = try practice.store.read { try $0.records(Adjustment.self).filter { $0.visitID.number > 2 } }
        #expect(adjustments.map(\.vertebra) == [.atlas] && adjustments.first?.technique == "atlas-orthogonal")
    }

    @Test func `patients are found by name and birth date too, and by nothing less`() throws {
        let practice = try SourcePractice()
        let header = "first name,last name,dob,date,kind\n"
        try practice.read(header + "ADA,Okafor,1980-03-14,2026-01-05,consultation\n", as: "visits")
        #expect(try visits(practice).map(\.patientID) == [1])
        #expect(
            try practice.refusals(header + "Ann,Lee,,2026-01-05,consultation\n", as: "visits") == [
                "line 2, column last name: “Lee, Ann” is named without a birth date; a name alone may be anybody's."
            ])
        #expect(
            try practice.refusals(header + "Ada,Okafor,1980-03-15,2026-01-05,consultation\n", as: "visits")
                == ["line 2, column last name: No patient is called “Okafor, Ada”, born 1980-03-15."])
    }

    @Test func `a number that belongs to nobody, or to somebody of another name, is refused`() throws {
        let practice = try SourcePractice()
        let header = "patient_id,patient_name,visited_on,kind\n"
        #expect(
            try practice.refusals(header + "9999,,2026-01-05,consultation\n", as: "visits") == [
                "line 2, column patient_id: No patient is “9999”, by id (written P-12) or by the number in an older system."
            ])
        // A bare number is never an id.
        #expect(try practice.refusals(header + "7,,2026-01-05,consultation\n", as: "visits").count == 1)
        #expect(
            try practice.refusals(header + "P-7,\"Okafor, Ada\",2026-01-05,consultation\n", as: "visits")
                == ["line 2, column patient_id: The patient “P-7” is not called “Okafor, Ada” on record."])
        try practice.read(header + "P-1,\"Okafor, Ada\",2026-01-05,consultation\n", as: "visits")
        #expect(try visits(practice).count == 1)
    }

    @Test func `clinicians and offices that are not on record are refused with those that are`() throws {
        let practice = try SourcePractice()
        #expect(
            try practice.refusals("patient,date,kind,provider\n0001,2026-01-05,consultation,Dr House\n", as: "visits")
                == [
                    "line 2, column provider: Nobody of the staff is called “Dr House”; there are S-1 Olive Owens, S-2 Fred "
                        + "Dexter."
                ])
        #expect(
            try practice.refusals("patient,date,kind,location\n0001,2026-01-05,consultation,Annexe\n", as: "visits")
                == ["line 2, column location: No office is called “Annexe”; there are O-1 Main."])
        #expect(
            try practice.refusals(
                "patient,date,kind,provider\n0001,2026-01-05,consultation,Fred Dexter\n", as: "visits")
                == ["line 2: Fred Dexter (S-2) is front desk; a clinician or the owner is named here."])
    }

    @Test func `the rules of a visit hold, and a row leaves nothing behind that breaks one`() throws {
        let practice = try SourcePractice()
        let header = "patient,date,kind,determination,outcome,vertebra,technique,reason,state\n"
        let report = try practice.read(
            header + "0001,2026-01-05,follow-up,misaligned,adjusted,,,,\n"
                + "0001,2026-01-06,follow-up,misaligned,not-adjusted,,,,\n"
                + "0001,2026-01-07,follow-up,misaligned,adjusted,C1,witchcraft,,\n"
                + "0001,2026-01-08,,,,,,,\n0001,2026-11-22,consultation,,,,,,\n0001,2026-01-09,consultation,,,,,,void\n"
                + "0001,2026-01-10,consultation,,,,,,\n",
            as: "visits", rejects: "rejects.csv")
        #expect(report.refusals.map(\.line) == [2, 3, 4, 5, 6, 7])
        #expect(report.added == 1)
        #expect(try visits(practice).map(\.visitedOn) == ["2026-01-10"])
        #expect(try practice.store.read { try $0.records(Adjustment.self).count } == 1)
        #expect(try practice.store.read { try $0.verifyAuditLog().problem } == nil)
    }

    @Test func `the time beside a day is kept, and left out where it is of a time zone`() throws {
        let practice = try SourcePractice()
        let report = try practice.read(
            "patient,date,kind\n0001,2026-01-05 16:20,consultation\n0001,2026-01-06T23:30:00Z,consultation\n",
            as: "visits")
        let visits = try visits(practice)
        #expect(visits.map(\.visitedOn) == ["2026-01-05", "2026-01-06"])
        #expect(visits.map { $0.visitedAt?.description } == ["16:20", nil])
        #expect(report.columns[1].notes.first?.contains("times of a time zone") == true)
    }

    @Test func `the same visits again are on record already, and equal ones of one file are not`() throws {
        let practice = try SourcePractice()
        let row = "0001,2026-01-05,consultation\n"
        try practice.read("patient,date,kind\n" + row + row, as: "visits")
        let before = try visits(practice)
        #expect(before.count == 2)
        #expect(
            try practice.refusals("patient,date,kind\n" + row, as: "visits")
                == ["line 2: It is on record already, as V-3."])
        try practice.read("patient,date,kind\n" + row + "0001,2026-01-06,consultation\n", as: "visits") {
            $0.skipsDuplicates = true
        }
        #expect(try visits(practice).count == 3)
    }

    @Test func `complaints and history come in as well, and rows that say nothing are passed over`() throws {
        let practice = try SourcePractice()
        try practice.read(
            "patient;date;complaint;body region;side;severity\n0001;05.01.2026;Steif;Low back;links;7\n"
                + "0007;31.01.2026;Kopfweh;head;;\n", as: "complaints")
        let complaints = try practice.store.read { try $0.records(Complaint.self) }.suffix(2)
        #expect(complaints.map(\.region) == [.lowBack, .head])
        #expect(complaints.map(\.side) == [.left, nil] && complaints.map(\.severity) == [7, nil])
        let report = try practice.read(
            "patient,condition,start\n0001,Asthma,2001\n0007,,\n", as: "history-items"
        ) { $0.values = [("kind", "medical")] }
        #expect((report.added, report.silent) == (1, 1))
    }
}
