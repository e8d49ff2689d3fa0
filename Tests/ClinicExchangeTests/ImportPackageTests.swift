import ClinicExchange
import ClinicModel
import ClinicStore
import Foundation
import Testing

/// The data package says what an export has and what wrote it; what is not as it says is refused.
@Suite struct ImportPackageTests {
    private var practice = SmallPractice()

    @Test mutating func `a file that the package names and that is not there is told`() throws {
        practice.files["datapackage.json"] = """
            {"resources": [{"name": "practice", "path": "practice.csv"}, {"name": "visits", "path": "attendance.csv"}]}
            """
        practice.files = practice.files.filter { ["datapackage.json", "practice.csv"].contains($0.key) }
        #expect(try practice.problems() == ["attendance.csv: datapackage.json names it, and it is not there."])
    }

    @Test mutating func `a table in the folder that the package does not name is told`() throws {
        practice.files["datapackage.json"] = #"{"resources": [{"name": "practice", "path": "practice.csv"}]}"#
        practice.files = practice.files.filter { $0.key != "datapackage.json" || !$0.value.isEmpty }
        let problems = try practice.problems()
        #expect(problems.contains("patients.csv: it is in the folder, and datapackage.json does not name it."))
        #expect(problems.count == 7)
    }

    @Test mutating func `a table that this version does not have is told, and never dropped`() throws {
        practice.files["datapackage.json"] = """
            {"resources": [{"name": "practice", "path": "practice.csv"}, {"name": "letters", "path": "letters.csv"}]}
            """
        #expect(
            try refusal()
                == """
                Nothing was imported.
                datapackage.json: It names the table “letters”, which this version of plumb does not have.
                """)
    }

    @Test mutating func `an export by a newer program is refused, and says which it takes`() throws {
        practice.files["datapackage.json"] = """
            {"plumbline": {"version": "3.1.0", "schema": \(ClinicStore.schemaNumber + 1)}, "resources": []}
            """
        let refusal = try refusal()
        #expect(refusal.hasPrefix("The export was written by plumb 3.1.0, which keeps more than this one; "))
    }

    @Test mutating func `an export by an older program is read`() throws {
        practice.files["datapackage.json"] = """
            {"plumbline": {"version": "0.0.1", "schema": 1}, "resources": [{"name": "practice", "path": "practice.csv"}]}
            """
        practice.files = practice.files.filter { ["datapackage.json", "practice.csv"].contains($0.key) }
        let store = try ClinicStore()
        try practice.read(into: store)
        #expect(try store.read { try $0.practice()?.name } == "Plumb Lane")
    }

    @Test(arguments: [
        (#"{"name": "plumbline-pseudonymous-export", "resources": []}"#, "The export is pseudonymous: "),
        ("{}", "Nothing was imported.\ndatapackage.json: It names no tables; "),
        (#"{"resources": ["#, "Nothing was imported.\ndatapackage.json: "),
        (
            #"{"resources": [{"name": "patients", "path": "../patients.csv"}]}"#,
            "Nothing was imported.\ndatapackage.json: Each table has a name, and the path of a file in the folder."
        ),
        (#"{"resources": []}"#, "Nothing was imported.\n"),
    ])
    mutating func `a package that describes no export is refused`(package: String, beginning: String) throws {
        practice.files["datapackage.json"] = package
        let refusal = try refusal()
        #expect(refusal.hasPrefix(beginning), "\(refusal)")
    }

    @Test mutating func `an export without the practice is refused`() throws {
        practice.files = practice.files.filter { $0.key == "offices.csv" }
        #expect(try refusal().hasPrefix("Nothing was imported: the export has no row in practice.csv. "))
    }

    private func refusal() throws -> String {
        let store = try ClinicStore()
        let error = #expect(throws: ImportError.self) { try practice.read(into: store) }
        #expect(try store.read { try $0.verifyAuditLog() } == .intact(count: 0, head: ""))
        return try #require(error).description
    }
}
