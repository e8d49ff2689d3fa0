import ClinicExchange
import ClinicModel
import ClinicStore
import Testing

@Suite struct DaySheetTests {
    private func sheet(of days: OfficeDays, at office: RecordID<Office>? = nil) throws -> DaySheet {
        try ReportPractice.store.read { try DaySheet(of: days, at: office, in: $0) }
    }

    @Test func `today has what is of today at each office`() throws {
        // Kept with V-14, which is void, the appointment at 15:00 shows no visit; that of V-15 was two days before.
        let sheet = try sheet(of: ReportPractice.today)
        #expect(
            try ReportPractice.lines(of: sheet.table) == [
                "16:00|P-8|Jarvi, Kaj|follow-up||Island|booked|8||||2026-11-20",
                "|P-11|Nash, Ola|consultation|Ann Roe|High Street|walk-in||V-11||draft|2026-11-21",
                "08:00|P-7|Ito, Jun|consultation|Ben Low|Quay|walk-in||V-16|not-adjusted|signed|2026-11-21",
                "08:30|P-5|Gray, Hana|follow-up|Ben Low|High Street|no-show|5||||2026-11-21",
                "09:00|P-1|Okafor, Ada|follow-up|Ann Roe|High Street|kept|1|V-10|adjusted|signed|2026-11-21",
                "09:15|P-12|Otto, Pia|consultation||Quay|booked|7||||2026-11-21",
                "09:30|P-2|Birch, Cole|follow-up|Ben Low|High Street|arrived|2||||2026-11-21",
                "09:45|P-12|Otto, Pia|follow-up|Ben Low|High Street|walk-in||V-12|not-adjusted|draft|2026-11-21",
                "10:00|P-9|Kerr, Lee|follow-up|Ann Roe|High Street|kept|11|V-15|adjusted|draft|2026-11-21",
                "10:30|P-3|Dahl, Eva|re-examination|Ann Roe|High Street|booked|3||||2026-11-21",
                "11:00|P-4|Ek, Finn|follow-up|Ann Roe|High Street|cancelled|4||||2026-11-21",
                "15:00|P-10|Lund, Mia|follow-up|Ann Roe|High Street|kept|12||||2026-11-21",
                "17:00|P-14|Quinn, Rae|re-examination|Ann Roe|High Street|cancelled|13||||2026-11-21",
            ])
        // Kept at 9:00, 10:00 and 15:00; without an appointment V-11, V-12 and V-16.
        #expect((sheet.booked, sheet.here, sheet.done) == (3, 1, 6))
        #expect((sheet.unsignedOfDay, sheet.unsigned) == (3, 5))
    }

    @Test func `one office has its own lines and its own notes`() throws {
        let quay = try sheet(of: ReportPractice.day("2026-11-21", at: 2), at: 2)
        #expect(
            try ReportPractice.lines(of: quay.table) == [
                "08:00|P-7|Ito, Jun|consultation|Ben Low|Quay|walk-in||V-16|not-adjusted|signed|2026-11-21",
                "09:15|P-12|Otto, Pia|consultation||Quay|booked|7||||2026-11-21",
            ])
        #expect((quay.booked, quay.here, quay.done) == (1, 0, 1))
        #expect((quay.unsignedOfDay, quay.unsigned) == (0, 0))
        let island = try sheet(of: ReportPractice.day("2026-11-19", at: 3), at: 3)
        #expect((island.booked, island.done, island.unsignedOfDay, island.unsigned) == (0, 1, 1, 1))
    }

    @Test func `a day ahead has what is booked`() throws {
        let sheet = try sheet(of: ReportPractice.day("2026-11-24"))
        #expect(
            try ReportPractice.lines(of: sheet.table) == [
                "14:00|P-1|Okafor, Ada|follow-up|Ann Roe|High Street|booked|10||||2026-11-24"
            ])
        #expect((sheet.booked, sheet.unsignedOfDay, sheet.unsigned) == (1, 0, 5))
        #expect(!sheet.isEmpty)
    }

    @Test func `a day on which nothing is leaves the notes of other days`() throws {
        let sheet = try sheet(of: ReportPractice.day("2026-12-24"))
        #expect(sheet.isEmpty)
        #expect((sheet.booked, sheet.here, sheet.done, sheet.unsignedOfDay, sheet.unsigned) == (0, 0, 0, 0, 5))
    }
}
