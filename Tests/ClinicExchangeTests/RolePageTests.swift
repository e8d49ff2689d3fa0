import ClinicExchange
import ClinicModel
import Foundation
import Testing

/// The table of who may do what, in docs/record-keeping.md; with `PLUMB_PAGE=write`, it is written anew.
@Suite struct RolePageTests {
    private static let page = Repository.root.appending(path: "docs/record-keeping.md")
    private static let first = "<!-- Written by RolePageTests: -->\n\n"
    private static let last = "\n<!-- until here. -->\n"

    @Test func `the table in docs is the program's`() throws {
        let text = try String(contentsOf: Self.page, encoding: .utf8)
        let start = try #require(text.range(of: Self.first)?.upperBound)
        let end = try #require(text.range(of: Self.last, range: start..<text.endIndex)?.lowerBound)
        #expect(
            text[start..<end] == RolePage.markdown,
            "renew it: PLUMB_PAGE=write swift test --filter RolePageTests")
        if ProcessInfo.processInfo.environment["PLUMB_PAGE"] == "write" {
            let renewed = text.replacingCharacters(in: start..<end, with: RolePage.markdown)
            try renewed.write(to: Self.page, atomically: true, encoding: .utf8)
        }
    }

    @Test func `every act has a row, with a yes for each role that may`() {
        let rows = RolePage.markdown.split(separator: "\n").dropFirst(2)
        #expect(rows.count == Act.allCases.count)
        #expect(rows.allSatisfy { $0.matches(of: /\|/).count == 6 }, "five cells a row")
        #expect(rows.first?.hasPrefix("| Look at records | yes | yes | yes | ") == true)
        #expect(rows.last?.hasPrefix("| Read the audit log |  |  | yes | ") == true)
        #expect(rows.contains { $0.hasPrefix("| Sign visits |  | yes | yes | ") })
    }
}
