import ClinicExchange
import Foundation
import Testing

@Suite struct DataDictionaryTests {
    @Test func `the data dictionary in docs is the program's`() throws {
        let url = Repository.root.appending(path: "docs/data-dictionary.md")
        let committed = try? String(contentsOf: url, encoding: .utf8)
        #expect(
            committed == DataDictionary.markdown,
            "renew it: plumb export --dictionary > docs/data-dictionary.md")
    }

    @Test func `every table and every column is in it`() {
        let lines = Set(DataDictionary.markdown.split(separator: "\n"))
        for table in Table.all {
            #expect(lines.contains("## \(table.name)"))
            #expect(lines.contains(Substring(table.description)))
        }
        let rows = lines.filter { $0.hasPrefix("| `") }
        #expect(rows.allSatisfy { $0.matches(of: /\|/).count == 5 }, "four cells a row")
        #expect(rows.contains("| `visit_id` | Visit ID | id of `visits`, `V-n`, required | The visit's id. |"))
        #expect(rows.contains("| `score` | Score | whole number, 0–10, required | The score, 0 to 10. |"))
        #expect(
            rows.contains(
                "| `determination` | Determination | `misaligned`, `in-alignment`, `undetermined` "
                    + "| What the clinician concluded from the screen. |"))
    }
}
