import Testing

@testable import ClinicModel

/// Dates, times, findings, references and JSON as nobody would type them: each is read as something that reads back as
/// itself, or refused in a sentence; nothing ends the program.
struct ParserFuzzTests {
    @Test(arguments: [DateOrder?.none, .ymd, .dmy, .mdy])
    func `a spoilt date is a day of the calendar, or refused`(order: DateOrder?) throws {
        let entry = DateEntry(today: try calendarDay("2026-11-21"), order: order)
        var texts = SpoiltTexts(
            of: ["2026-03-14", "1980", "1980-03", "today", "yesterday", "-3d", "+2w", "-6m", "-99999y", "3/14/1980"],
            pieces: ["14.3.1980", "29", "02", "2100", "13", "00", "d", "y", "0000"])
        var (read, refused) = (0, 0)
        for _ in 0..<SpoiltTexts.count {
            let text = texts.next()
            do {
                let date = try entry.partialDate(text)
                read += 1
                let (written, isSame) = (date.description, try entry.partialDate(date.description) == date)
                expect(isSame && PartialDate(written) == date && isOfTheCalendar(written), text)
            } catch {
                refused += 1
                expect(error.kind == .rule && error.description.hasSuffix("."), text)
            }
        }
        #expect(read > SpoiltTexts.count / 10 && refused > SpoiltTexts.count / 10, "\(read) read, \(refused) refused")
    }

    /// Counted by hand, another way than the program does.
    private func isOfTheCalendar(_ text: String) -> Bool {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard let year = parts.first, (1800...2999).contains(year) else { return false }
        guard parts.count > 1 else { return text.count == 4 }
        guard (1...12).contains(parts[1]) else { return false }
        guard parts.count > 2 else { return text.count == 7 }
        let isLeap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return text.count == 10 && (1...days[parts[1] - 1]).contains(parts[2])
    }

    @Test func `a spoilt finding is one that its test takes, or refused`() throws {
        var texts = SpoiltTexts(
            of: [
                "leg-check=right:6mm", "head-tilt=left", "rom-rotation-left=55deg", "reflex@C6=right:2",
                "straight-leg-raise=right:positive:60deg", "spasm=absent", "skin-temperature=not-done",
                "leg-check=left:1/4in:prone", "leg-check=unable:note in a cast: 6 weeks",
            ], pieces: ["left", "mm", "C6", "1/0", "1/99", "note ", "::", "@@", "==", "-2.5", "0,25", "prone"])
        var (read, refused) = (0, 0)
        for _ in 0..<SpoiltTexts.count {
            let text = texts.next()
            do {
                let finding = try FindingEntry.example.finding(text, phase: .before)
                read += 1
                let test = try TestCatalogue.example.test(finding.test)
                if let value = finding.value {
                    let unit = TestCatalogue.example.units(of: test).first { $0.unit == finding.unit }
                    let taken = try #require(unit, "\(text)")
                    expect((taken.minimum...taken.maximum).contains(value), text)
                }
            } catch let error as any ClinicError {
                refused += 1
                expect(!error.description.isEmpty, text)
            }
        }
        #expect(read > SpoiltTexts.count / 10 && refused > SpoiltTexts.count / 10, "\(read) read, \(refused) refused")
    }

    @Test func `a spoilt reference is the id that its digits say, or none`() {
        var texts = SpoiltTexts(of: ["P-12", "p-12", "12", "P-9223372036854775807"], pieces: ["V-", "P-", "--", "+1"])
        var read = 0
        for _ in 0..<SpoiltTexts.count {
            let text = texts.next()
            guard let id = RecordID<Patient>(text) else { continue }
            read += 1
            #expect(id.number > 0 && RecordID<Patient>(id.description) == id, "\(text)")
            // Nothing in it but an optional letter and the digits of that number.
            let digits = text.uppercased().hasPrefix("P-") ? text.dropFirst(2) : text[...]
            #expect(digits.drop { $0 == "0" } == String(id.number), "\(text)")
        }
        #expect(read > SpoiltTexts.count / 10, "\(read)")
    }

    @Test func `a spoilt time of day is one of the clock, or none`() {
        var texts = SpoiltTexts(of: ["09:30", "23:59", "00:00"], pieces: ["24", "60", ":", "9:3"])
        for _ in 0..<SpoiltTexts.count {
            let text = texts.next()
            guard let time = TimeOfDay(text) else { continue }
            #expect([text, "0" + text].contains(time.description) && TimeOfDay(time.description) == time, "\(text)")
        }
    }

    @Test func `spoilt JSON is read as what it writes again, or refused with its place`() throws {
        var texts = SpoiltTexts(
            of: [
                #"{"patient": {"family_name": "Bello", "born": null}, "complaints": [{"severity": 3.5}, true]}"#,
                #"["\u00e9\n\"", -0.5, 1e3, [[[]]], {}]"#,
            ], pieces: ["{", "}", "[", "]", "\"", "\\", "\\ud800", "\\u0000", "null", "tru", "1.", "-"])
        for _ in 0..<SpoiltTexts.count / 4 {
            let text = texts.next()
            guard let json = try? JSONText(parsing: Array(text.utf8)) else { continue }
            #expect(try JSONText(parsing: Array(json.indented.utf8)) == json, "\(text)")
        }
    }

    /// As `#expect`, which takes longer than what it is about here.
    private func expect(_ holds: Bool, _ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
        if !holds { Issue.record("\(text)", sourceLocation: sourceLocation) }
    }
}
