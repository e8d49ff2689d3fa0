import ClinicModel
import ClinicStore
import Testing

/// What a text that somebody types means for a field.
@Suite struct EnteredValueTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    private func value<Owner: ClinicRecord>(
        _ text: String, for name: String, of type: Owner.Type
    ) throws -> FieldValue {
        let field = try #require(Owner.field(name))
        return try clinic.store.read { reader in
            try reader.value(entered: .text(text), for: field, dates: clinic.desk().dates)
        }
    }

    @Test func `days and dates are read as people type them`() throws {
        #expect(try value("yesterday", for: "visited_on", of: Visit.self) == .text("2026-11-19"))
        #expect(try value("3.4.2026", for: "visited_on", of: Visit.self) == .text("2026-04-03"))
        #expect(try value("1980-03", for: "birth_date", of: Patient.self) == .text("1980-03"))
        #expect(throws: DateEntryError.self) { try value("1980-03", for: "visited_on", of: Visit.self) }
    }

    @Test(arguments: [("9", "09:00"), ("9.30", "09:30"), ("930", "09:30"), ("2pm", "14:00"), ("12:15 am", "00:15")])
    func `times are read as people type them`(typed: String, time: String) throws {
        #expect(try value(typed, for: "visited_at", of: Visit.self) == .text(time))
    }

    @Test func `what is no time says so, by its field's title`() {
        #expect(
            message { try value("25:00", for: "starts_at", of: Appointment.self) }
                == "Starts at is \u{201C}25:00\u{201D}; a time of day such as 09:30 is expected.")
    }

    @Test func `staff and offices may be named, other records have ids`() throws {
        #expect(try value("clarke", for: "clinician_id", of: Visit.self) == .integer(2))
        #expect(try value("main", for: "office_id", of: Patient.self) == .integer(1))
        let visit = try clinic.draft()
        #expect(try value("v-1", for: "visit_id", of: Reaction.self) == visit.id.fieldValue)
        #expect(throws: ReferenceError.self) { try value("today's", for: "visit_id", of: Reaction.self) }
        #expect(throws: NotFoundError.self) { try value("X-4", for: "imaging_study_id", of: Adjustment.self) }
    }

    @Test func `several records are put in order, each once`() throws {
        for words in ["neck", "back"] {
            try clinic.write { writer in
                let complaint = Complaint(of: clinic.patient, recordedOn: "2026-11-20", words: words, region: .neck)
                _ = try writer.add(complaint)
            }
        }
        #expect(try value("C-2;c-1;2", for: "complaints", of: CarePlan.self) == .text("C-1;C-2"))
        #expect(message { try value("C-1;", for: "complaints", of: CarePlan.self) } != nil)
    }

    @Test func `a word of a catalogue is found in any spelling, and the nearest is named`() throws {
        #expect(try value("Toggle Recoil", for: "technique", of: Adjustment.self) == .text("toggle-recoil"))
        #expect(throws: CatalogueError.self) { try value("tuggle", for: "technique", of: Adjustment.self) }
    }

    @Test func `numbers are read, and other texts are left as they are`() throws {
        #expect(try value("7.5", for: "score", of: OutcomeScore.self) == .number(7.5))
        #expect(throws: FieldError.self) { try value("seven", for: "score", of: OutcomeScore.self) }
        #expect(try value(" as typed ", for: "note", of: Visit.self) == .text(" as typed "))
    }

    @Test func `the first of some days is not after their last`() throws {
        try DateEntry.checkOrder("2026-11-20", "2026-11-20", flag: "--since")
        try DateEntry.checkOrder("2026-11-20", nil, flag: "--since")
        #expect(
            message { try DateEntry.checkOrder("2026-11-21", "2026-11-20", flag: "--from") }
                == "--from is 2026-11-21, after --until, 2026-11-20; the first day comes first.")
    }

    @Test func `a record of a kind that is never named has its number`() throws {
        #expect(try value("3", for: "supersedes", of: CarePlan.self) == .integer(3))
        #expect(throws: FieldError.self) { try value("the last", for: "supersedes", of: CarePlan.self) }
    }

    @Test func `what is no text is left as it is`() throws {
        let field = try #require(OutcomeScore.field("score"))
        let kept = try clinic.store.read { reader in
            try reader.value(entered: .number(3), for: field, dates: clinic.desk().dates)
        }
        #expect(kept == .number(3))
    }
}
