import ClinicExchange
import ClinicModel
import ClinicStore
import Testing

struct SourceDateTests {
    /// The birth dates that come of a column, as they are stored.
    private func dates(_ texts: [String], _ order: DateOrder? = nil) throws -> [String?] {
        let practice = try SourcePractice()
        try practice.read("surname;born\n" + texts.map { "Hartley;\($0)\n" }.joined()) { $0.dateOrder = order }
        return try practice.patients().map { $0.birthDate?.description }
    }

    private func refusals(_ texts: [String], _ order: DateOrder? = nil) throws -> [String] {
        try SourcePractice().refusals("surname;born\n" + texts.map { "Hartley;\($0)\n" }.joined()) {
            $0.dateOrder = order
        }
    }

    @Test func `dates that can be read in one way are read so, whatever the others are`() throws {
        let texts = [
            "1980-03-04", "1980/3/4", "1980.03.04", "19800304", "4 Mar 1980", "04-mar-1980", "March 4, 1980",
            "4. März 1980",
            "4 août 1980", "1980-03-04T00:00:00.000Z", "1980-03-04 00:00:00", "1980", "1980-03", "03/1980", "Mar 1980",
        ]
        let march = "1980-03-04"
        #expect(
            try dates(texts) == [
                march, march, march, march, march, march, march, march, "1980-08-04", march, march, "1980", "1980-03",
                "1980-03", "1980-03",
            ])
    }

    @Test func `one day above twelve decides the whole column`() throws {
        #expect(try dates(["03/04/1980", "31/12/1980"]) == ["1980-04-03", "1980-12-31"])
        #expect(try dates(["03/04/1980", "12/31/1980"]) == ["1980-03-04", "1980-12-31"])
        #expect(try dates(["3.4.1980", "31. 12. 1980"]) == ["1980-04-03", "1980-12-31"])
        // The same in both orders.
        #expect(try dates(["05/05/1980"]) == ["1980-05-05"])
    }

    @Test func `a column that may be read in both orders is refused, until somebody says which`() throws {
        #expect(
            try refusals(["03/04/1980", "05/05/1981"]) == [
                "The column born may have day or month first: 03/04/1980 in line 2 is read in both ways, and no date of the "
                    + "column decides; say which with --date-order dmy or mdy."
            ])
        #expect(try dates(["03/04/1980"], .dmy) == ["1980-04-03"])
        #expect(try dates(["03/04/1980"], .mdy) == ["1980-03-04"])
    }

    @Test func `a column with both orders is refused, and said to be one it refuses the others`() throws {
        let texts = ["25/04/1980", "05/26/1981"]
        #expect(
            try refusals(texts).first?.contains("(25/04/1980 in line 2) and months first (05/26/1981 in line 3)")
                == true)
        #expect(try refusals(texts, .dmy) == ["line 3, column born: “05/26/1981” is not in the calendar."])
        #expect(try refusals(texts, .mdy) == ["line 2, column born: “25/04/1980” is not in the calendar."])
    }

    @Test func `days that are in no calendar decide nothing, and are refused`() throws {
        #expect(try refusals(["31.02.1980", "01.02.1980"]).first?.contains("may have day or month first") == true)
        #expect(
            try refusals(["31.02.1980", "30.01.1980", "2023-02-29", "40/40/1980"]) == [
                "line 2, column born: “31.02.1980” is not in the calendar.",
                "line 4, column born: “2023-02-29” is not in the calendar.",
                "line 5, column born: “40/40/1980” is not in the calendar.",
            ])
    }

    @Test func `two-digit years, years alone in a time and what is no date are refused`() throws {
        #expect(
            try refusals(["14/03/80", "3-4-80", "14 Mar 80", "about 1980", "29294", "14/03-1980"]) == [
                "line 2, column born: “14/03/80” has a year of two digits; a date has all four.",
                "line 3, column born: “3-4-80” has a year of two digits; a date has all four.",
                "line 4, column born: “14 Mar 80” has a year of two digits; a date has all four.",
                "line 5, column born: “about 1980” is not a date that can be read.",
                "line 6, column born: “29294” is not a date that can be read.",
                "line 7, column born: “14/03-1980” is not a date that can be read.",
            ])
    }

    @Test func `a birth date in the future is refused as it is on entry`() throws {
        #expect(
            try refusals(["2026-11-22"])
                == ["line 2, column born: Birth date is 2026-11-22, in the future; today is 2026-11-21."])
    }

    @Test func `the preview says what decided`() throws {
        let report = try SourcePractice().read("surname,born\nHartley,03/04/1980\nMoss,31/12/1980\n", isRehearsal: true)
        #expect(report.columns.map(\.notes) == [[], ["day first, as 31/12/1980 in line 3 shows"]])
    }

    @Test func `each column is decided by itself`() throws {
        let practice = try SourcePractice()
        try practice.read(
            "patient,date,onset,words,region\n0001,12/31/2025,30/11/2025,Stiff,neck\n", as: "complaints")
        let complaint = try practice.store.read { try $0.records(Complaint.self).last }
        #expect(complaint?.recordedOn == "2025-12-31" && complaint?.onset?.description == "2025-11-30")
    }
}
