import ClinicExchange
import ClinicModel
import ClinicStore
import Foundation
import Testing

struct SourceRowTests {
    private let bad = """
        number,surname,gender
        1,Hartley,F
        2,Vance,Q
        3,Moss
        4,,M
        5,Reed,M

        """

    @Test func `every refused row is told with its line, and nothing is kept`() throws {
        #expect(
            try SourcePractice().refusals(bad) == [
                "line 3, column gender: Sex is “Q”; it is one of female, male, other, unknown.",
                "line 4: The row has 2 fields, and the header 3.",
                "line 5: The patient has no name; a family name or a given name is needed.",
            ])
    }

    @Test func `refused rows are written as they came, with why, and the others are taken`() throws {
        let practice = try SourcePractice()
        let report = try practice.read(bad, rejects: "rejects.csv")
        #expect((report.rows, report.added, report.refusedRows) == (5, 2, 3))
        #expect(try practice.patients().map(\.familyName) == ["Hartley", "Reed"])
        let lines = try practice.folder.text("rejects.csv").split(separator: "\r\n").map(String.init)
        #expect(lines.count == 4)
        #expect(lines[0] == "number,surname,gender,rejected_line,rejected_because")
        #expect(lines[1] == #"2,Vance,Q,3,"gender: Sex is “Q”; it is one of female, male, other, unknown.""#)
    }

    @Test func `rejects that were put right are read again, and what stands in their place is left`() throws {
        let practice = try SourcePractice()
        try practice.read(bad, rejects: "rejects.csv")
        #expect(throws: SourceRejectsError.self) { try practice.read(bad, rejects: "rejects.csv") }
        let text = try practice.folder.text("rejects.csv").split(separator: "\r\n").prefix(2).joined(separator: "\r\n")
        let report = try practice.read(text.replacing(",Q,", with: ",F,"))
        #expect(report.added == 1 && report.columns.suffix(2).allSatisfy { $0.fields.isEmpty })
    }

    @Test func `no file is written where no row is refused, or nothing is kept`() throws {
        let practice = try SourcePractice()
        try practice.read("surname\nHartley\n", rejects: "rejects.csv")
        try practice.read(bad, rejects: "rejects.csv", isRehearsal: true)
        #expect(try practice.folder.names == ["old.csv"])
    }

    @Test func `rejects never take the place of what came there meanwhile, and then nothing is kept`() throws {
        let practice = try SourcePractice()
        try practice.folder.write(bad, to: "old.csv")
        let place = practice.folder.path("rejects.csv")
        var options = SourceOptions()
        options.table = "patients"
        let file = try SourceFile(practice.folder.path("old.csv"))
        let source = try SourceImport(of: file, options: options)
        let rejects = try SourceRejects(place, delimiter: source.dialect.delimiter)
        try practice.folder.write("mine", to: "rejects.csv")
        #expect(throws: SourceRejectsError.taken(place)) {
            try practice.store.write(as: .of(1)) { try source.read(into: $0, rejects: rejects) }
        }
        #expect(try practice.folder.text("rejects.csv") == "mine" && practice.patients().isEmpty)
    }

    @Test func `rejects do not take the place of a link that leads to nothing, or go where nothing can be written`()
        throws
    {
        let folder = try TemporaryFolder()
        let link = folder.url.appending(path: "link")
        try FileManager.default.createSymbolicLink(
            at: link, withDestinationURL: folder.url.appending(path: "elsewhere"))
        #expect(throws: SourceRejectsError.taken(link.path)) { try SourceRejects(link.path, delimiter: 44) }
        let nowhere = folder.path("no/folder.csv")
        #expect(throws: SourceRejectsError.cannotWrite(nowhere)) { try SourceRejects(nowhere, delimiter: 44) }
    }

    @Test func `a header that comes once more is no patient`() throws {
        let text = "number,surname\n11,Moss\n number,surname\n12,Reed\n"
        #expect(try SourcePractice().refusals(text) == ["line 3: The row is the header once more."])
    }

    @Test func `an id that is longer than any here is the other system's number`() throws {
        let practice = try SourcePractice()
        try practice.read("patient_id,surname\nP-9223372036854775807,Moss\nP-99999999999999999999,Reed\n")
        #expect(
            try practice.patients().map(\.legacyNumber) == ["P-9223372036854775807", "P-99999999999999999999"])
    }

    @Test func `a number that is on record refuses its row, and the row is left out where that was said`() throws {
        let practice = try SourcePractice()
        let text = "number,surname\n0001,Okafor-Bell\n0009,Moss\n"
        #expect(try practice.refusals(text) == ["line 2: It is on record already, as P-1."])
        let report = try practice.read(text) { $0.skipsDuplicates = true }
        #expect(report.added == 1)
        let skip = try #require(report.skipped.first)
        #expect(skip.line == 2 && skip.isOnRecord && skip.candidates == ["P-1"] && report.skippedRows == 1)
    }

    @Test func `a number that is twice in the file is refused`() throws {
        #expect(
            try SourcePractice().refusals("number,surname\n9,Moss\n9,Reed\n") == [
                "line 3, column number: Another patient has this legacy number already; it must be one patient's alone."
            ])
    }

    @Test func `a patient who may be on record is taken and told, or left out where that was said`() throws {
        let practice = try SourcePractice()
        let text = "surname,first name,born\nOkafor,Ada,1980-03-14\nMoss,Ivy,1990-01-01\n"
        let skipping = try practice.read(text, isRehearsal: true) { $0.skipsDuplicates = true }
        let skip = try #require(skipping.skipped.first)
        #expect(skip.line == 2 && !skip.isOnRecord && skip.candidates == ["P-1"] && skipping.skippedRows == 1)
        #expect(skipping.added == 1)
        let again = try SourcePractice()
        let report = try again.read(text)
        let duplicate = try #require(report.duplicates.first)
        #expect(duplicate.line == 2 && duplicate.patient == 8 && duplicate.candidates == [1])
        #expect(report.duplicateCount == 1 && report.added == 2)
    }

    @Test func `the audit log tells of every record that came in, and of which file`() throws {
        let practice = try SourcePractice()
        try practice.read("surname\nHartley\n")
        let entry = try practice.store.read { try $0.records(AuditEntry.self).last }
        #expect(entry?.action == .add && entry?.reason == "import of old.csv" && entry?.patientID == 8)
        #expect(entry?.staffMemberID == 1)
    }

    @Test func `an own export of patients keeps its ids where they are free`() throws {
        let practice = try SourcePractice()
        let text = try patientsCSV(of: practice.store)
        #expect(
            try practice.refusals(text).first == "line 2: It is on record already, as P-1.")
        let numbered = "patient_id,family_name\nP-7,Lee\n"
        #expect(
            try practice.refusals(numbered)
                == ["line 2, column patient_id: Another patient has this id already; it must be one patient's alone."])
        let free = try practice.read("patient_id,family_name\nP-31,Lee\nP-30,Moss\n")
        #expect(free.firstID == "P-31" && free.lastID == "P-30")
        // A number of another system is no id.
        try practice.read("patient_id,family_name\n12,Reed\n")
        let reed = try practice.store.read { try $0.records(Patient.self).last }
        #expect(reed?.id == 32 && reed?.legacyNumber == "12")
    }

    private func patientsCSV(of store: ClinicStore) throws -> String {
        var bytes: [UInt8] = []
        let table = try #require(Table.all.first { $0.name == "patients" })
        _ = try store.read { try table.writeCSV(from: $0) { bytes += $0 } }
        return String(decoding: bytes, as: UTF8.self)
    }
}
