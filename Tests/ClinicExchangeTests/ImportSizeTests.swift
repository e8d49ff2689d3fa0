import CSVCodec
import ClinicExchange
import ClinicModel
import ClinicStore
import Testing

/// Files that are empty, long, or of one endless line.
@Suite struct ImportSizeTests {
    private var practice = SmallPractice()

    @Test mutating func `one bad row among thousands is named, and nothing is kept`() throws {
        let rows = (1...3_000).map { "P-\($0 + 10),Family \($0),,\($0 == 2_718 ? "2099" : ""),active," }
        practice.add(rows.joined(separator: "\n"), to: "patients.csv")
        #expect(
            try practice.problems() == [
                "patients.csv, line 2721, column birth_date: Birth date is 2099, in the future; today is 2026-11-21."
            ])
    }

    @Test mutating func `a file of only a header has no rows`() throws {
        practice.files["consents.csv"] = "consent_id,patient_id\r\n"
        let folder = try practice.folder()
        let source = try Import(from: folder.url, reason: "test")
        let counts = try ClinicStore().write(as: .of(nil)) { try source.read(into: $0) }
        #expect(counts.first { $0.table.name == "consents" }?.rows == 0)
    }

    @Test mutating func `a file without a byte is told what its first line would be`() throws {
        practice.files["consents.csv"] = ""
        #expect(
            try practice.problems() == [
                "consents.csv, line 1, column consent_id: the file is empty; its first line names the columns."
            ])
    }

    @Test mutating func `a line longer than any row can be is told, with its place`() throws {
        practice.add("P-8,\"" + String(repeating: "a", count: 5 << 20), to: "patients.csv")
        let problems = try practice.problems()
        #expect(
            problems.contains(
                "patients.csv: Line 4, column 1, field 1: the row that starts here is longer than the limit of 4194304 bytes."
            ),
            "\(problems.map { $0.prefix(200) })")
    }

    @Test func `the longest row of every table is shorter than that`() {
        for table in Table.all {
            // A character has four bytes at most; an id, a day or a word of a set is a line.
            let longest = table.columns.reduce(0) { bytes, column in
                bytes + 4 * (column.type == .prose ? FieldType.longestProse : FieldType.longestLine) + 3
            }
            #expect(longest < 4 << 20, "\(table.name)")
        }
    }

    @Test func `how far the reading is, is told up to all of it`() throws {
        let folder = try SmallPractice().folder()
        let source = try Import(from: folder.url, reason: "test")
        let told = Told()
        _ = try ClinicStore().write(as: .of(nil)) { clinic in
            try source.read(into: clinic) { done, total in told.steps.append((done, total)) }
        }
        #expect(told.steps.map(\.0) == told.steps.map(\.0).sorted())
        #expect(told.steps.last.map { $0.0 == $0.1 } == true)
    }

    private final class Told {
        var steps: [(Int64, Int64)] = []
    }
}
