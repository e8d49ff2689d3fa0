import ClinicExchange
import ClinicModel
import ClinicStore
import Testing

/// The reports of the practice that was worked out by hand.
@Suite struct ReportTableTests {
    @Test func `the plans that are overdue today`() throws {
        #expect(
            try ReportPractice.lines(of: .due(on: ReportPractice.today)) == [
                // Due on 8 October, 44 days ago. The visit of 25 October is void. Plan 10 began on the day of the first
                // of the three contacts.
                """
                P-14|Quinn, Rae|555 0114|10|no-visit;re-examination|2026-10-01|7|2026-10-08|2026-11-01|2026-12-01|3|\
                2026-10-20|no-answer|Ruth Ode
                """,
                // Ended on 31 October; the re-examination was due 37 days ago.
                "P-4|Ek, Finn|555 0104|5|re-examination|2026-10-20|||2026-10-15||0|||",
                // Began on the 10th, after the last visit: 8 days. The re-examination is due today.
                "P-5|Gray, Hana|555 0105|6|no-visit|2026-11-02|3|2026-11-13|2026-11-21||0|||",
                // Every other week: due yesterday. The contact of the 12th is void.
                "P-3|Dahl, Eva|555 0103|4|no-visit|2026-11-06|14|2026-11-20||2026-11-21|1|2026-11-10|reached|Dawn Pert",
                // Plan 14, which is void, supersedes nothing.
                "P-17|Ueda, Vic|555 0117|13|no-visit|2026-11-13|7|2026-11-20|||0|||",
            ])
    }

    @Test func `what is due on the day itself is overdue on the next`() throws {
        // Plan 3 is due on the 21st, and the re-examination of plan 6; plan 9 is due on the 20th, which is today there.
        let today = try ReportPractice.store.rows(of: .due(on: ReportPractice.today)).map { $0[3] }
        let saturday = try ReportPractice.store.rows(of: .due(on: ReportPractice.day("2026-11-21"))).map { $0[3] }
        let sunday = try ReportPractice.store.rows(of: .due(on: ReportPractice.day("2026-11-22")))
        #expect(today == ["10", "5", "6", "4", "13"])
        #expect(saturday == ["10", "5", "6", "4", "9", "13"])
        #expect(sunday.map { $0[3] } == ["10", "5", "6", "4", "9", "13", "3"])
        #expect(sunday.first { $0[3] == "6" }?[4] == "no-visit;re-examination")
    }

    @Test func `the patients of one office are due there`() throws {
        let quay = try ReportPractice.day("2026-11-21", at: 2)
        #expect(try ReportPractice.store.rows(of: .due(of: 2, on: quay)).map { $0[0] } == ["P-5"])
    }

    @Test func `drafts wait since their day`() throws {
        // V-21 has waited a day: it is still the 20th at the Island.
        #expect(
            try ReportPractice.lines(of: .unsigned(on: ReportPractice.today)) == [
                "V-5|2026-11-14|7|P-2|Birch, Cole|Ben Low|High Street|misaligned|adjusted|Dawn Pert",
                "V-21|2026-11-19|1|P-6|Hill, Ian||Island|||Dawn Pert",
                "V-11|2026-11-21|0|P-11|Nash, Ola|Ann Roe|High Street|||Dawn Pert",
                "V-12|2026-11-21|0|P-12|Otto, Pia|Ben Low|High Street|in-alignment|not-adjusted|Ben Low",
                "V-15|2026-11-21|0|P-9|Kerr, Lee|Ann Roe|High Street|misaligned|adjusted|Dawn Pert",
            ])
        let low = try ReportPractice.store.rows(of: .unsigned(of: 3, on: ReportPractice.today))
        #expect(low.map { $0[0] } == ["V-5", "V-12"])
        let island = try ReportPractice.store.rows(of: .unsigned(at: 3, on: ReportPractice.today))
        #expect(island.map { $0[0] } == ["V-21"])
    }

    @Test func `visits are counted by office, clinician and month`() throws {
        #expect(
            try ReportPractice.lines(of: .visitCounts(by: [.office, .clinician, .month])) == [
                "High Street|Ann Roe|2026-08|1|1|0|0|1", "High Street|Ann Roe|2026-09|2|1|1|0|0.5",
                "High Street|Ann Roe|2026-10|3|1|2|0|0.3333",
                // V-6, V-10, V-11 (no outcome yet), V-15, V-19 and V-20; V-13 and V-14 are void.
                "High Street|Ann Roe|2026-11|6|2|3|1|0.4", "High Street|Ben Low|2026-05|1|0|1|0|0",
                "High Street|Ben Low|2026-11|3|1|2|0|0.3333", "Quay|Ben Low|2026-11|2|0|2|0|0",
                "Island||2026-11|1|0|0|1|",
            ])
        #expect(
            try ReportPractice.lines(of: .visitCounts(from: "2026-10-20", until: "2026-11-21", by: [.office])) == [
                "High Street|||11|4|6|1|0.4", "Quay|||2|0|2|0|0", "Island|||1|0|0|1|",
            ])
    }

    @Test func `the scores of each complaint`() throws {
        let knee = "C-1|P-1|Okafor, Ada|knee|My knee aches on the stairs|open"
        let back = "C-8|P-5|Gray, Hana|low-back|My back, and down the leg|open"
        #expect(
            try ReportPractice.lines(of: .outcomes()) == [
                // 6 when it was recorded, 5 the same day, 4 and then 3 on 3 November; the 2 is void, the 9 the worst.
                "\(knee)|severity|2026-09-01|6|2026-11-03|3|4", "\(knee)|lefs|2026-09-01|41|2026-09-01|41|1",
                "\(knee)|nprs|2026-09-08|5.5|2026-11-03|2.25|2",
                "C-2|P-2|Birch, Cole|ankle-foot|The ankle gives way|open|severity|2026-11-14|7|2026-11-14|7|1",
                "C-4|P-4|Ek, Finn|lower-leg|Cramp in the calf at night|improved|severity|2026-08-01|8|2026-08-01|8|1",
                "\(back)|severity|2026-11-02|3|2026-11-02|3|1", "\(back)|ndi|2026-11-02|24|2026-11-02|24|1",
            ])
        #expect(try ReportPractice.lines(of: .outcomes(of: 4)).count == 1)
        #expect(try ReportPractice.lines(of: .outcomes(of: 3)) == [])
    }

    @Test func `complaints of a leg or foot without an examination of the low back`() throws {
        #expect(
            try ReportPractice.lines(of: .unexamined) == [
                // Examined only at V-18, which is void.
                "C-7|P-14|Quinn, Rae|2026-10-01|knee|both|Both knees are weak|1|",
                "C-2|P-2|Birch, Cole|2026-11-14|ankle-foot|right|The ankle gives way|1|2026-05-05",
                // Examined the day before.
                "C-10|P-17|Ueda, Vic|2026-11-14|ankle-foot|left|My foot drags|0|2026-11-13",
                "C-6|P-11|Nash, Ola|2026-11-21|thigh|left|My thigh burns when I sit|1|",
            ])
    }
}
