import Foundation
import Testing

@testable import ClinicSchema

@Suite struct SchemaStepTests {
    @Test func `every file of the schema is in a step, and nothing else is`() throws {
        let folder = URL(filePath: #filePath).appending(path: "../../../Schema/SQLite").standardizedFileURL
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        for file in files where file != "steps.sql" {
            let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            #expect(SchemaStep.base.sql.contains(text), "\(file)")
        }
        #expect(SchemaStep.base.sql.split(separator: "\n").count > 700)
    }

    @Test func `the base has number 13, and the steps after it have the numbers that follow`() {
        #expect(SchemaStep.all.map(\.number) == Array(13..<13 + SchemaStep.all.count))
        #expect(SchemaStep.all.allSatisfy { !$0.name.isEmpty && $0.sql.contains(";") })
    }

    @Test func `a text is divided at the lines that begin a step`() {
        let steps = SchemaStep.sections(
            of: """
                -- What stands above the first belongs to none.
                -- Step 14: two columns
                -- Why.
                ALTER TABLE a ADD COLUMN b TEXT;

                -- Step 15: another
                ALTER TABLE a ADD COLUMN c TEXT;
                """)
        #expect(
            steps == [
                SchemaStep(
                    number: 14, name: "two columns", sql: "-- Why.\nALTER TABLE a ADD COLUMN b TEXT;\n\n"),
                SchemaStep(number: 15, name: "another", sql: "ALTER TABLE a ADD COLUMN c TEXT;\n"),
            ])
    }
}
