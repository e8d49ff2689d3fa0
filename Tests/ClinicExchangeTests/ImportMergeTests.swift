import ClinicExchange
import ClinicModel
import ClinicStore
import Testing

/// Patients who were merged, in the files of an export.
@Suite struct ImportMergeTests {
    private var practice = SmallPractice()

    private static let merge = "2026-11-10T10:00:00.000Z,S-1,twice"

    init() {
        practice.files["patients.csv"] = """
            patient_id,family_name,status,merged_into,merged_at,merged_by,merge_reason,merged_records
            P-1,Okafor,active,,,,,
            P-7,Lee,active,,,,,
            """
    }

    private mutating func merge(_ id: String, into target: String, _ records: String = "") {
        practice.replace(
            "\(id),", with: "\(id),Merged,active,\(target),\(Self.merge),\(records)\n#", in: "patients.csv")
        let text = practice.files["patients.csv"] ?? ""
        practice.files["patients.csv"] = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
            .joined(separator: "\n")
    }

    @Test mutating func `one who was merged into a row further down is read, and leads on`() throws {
        practice.add("P-9,Adler,active,P-12,\(Self.merge),C-1;V-1;V-2", to: "patients.csv")
        practice.add("P-12,Bell,active,P-1,\(Self.merge),C-1;V-1;V-2", to: "patients.csv")
        let store = try ClinicStore()
        try practice.read(into: store)
        try store.read { reader in
            try #expect(reader.mergeTrail(of: 9)?.end == 1)
            try #expect(reader.chart(of: 1).merged.map(\.patient.id.number) == [9, 12])
        }
        // The merge can be undone where it was read.
        _ = try store.write(as: .of(1)) { try $0.unmerge(12) }
        let visits = try store.read { try $0.chart(of: 12).visits.count }
        #expect(visits == 2)
        _ = try store.write(as: .of(1)) { try $0.unmerge(9) }
        let complaints = try store.read { try $0.chart(of: 9).complaints.count }
        #expect(complaints == 1)
    }

    @Test mutating func `a circle is refused`() throws {
        merge("P-7", into: "P-9")
        practice.add("P-9,Adler,active,P-12,\(Self.merge),", to: "patients.csv")
        practice.add("P-12,Bell,active,P-7,\(Self.merge),", to: "patients.csv")
        #expect(
            try practice.problems() == [
                """
                patients.csv, line 5: P-12 is merged into P-7, which was merged into P-12; nobody is merged into \
                themselves.
                """
            ])
    }

    @Test(arguments: [
        ("P-7", "", "P-7 is merged into P-7, which was merged into P-7; nobody is merged into themselves."),
        ("P-99", "", "Merged into is P-99, and there is none."),
        ("P-1", "C-9", "Merged records has C-9, and there is none."),
        ("P-1", "Q-1", "Merged records has Q-1, and there is none."),
        (
            "P-1", "C1",
            "Merged records has \u{201C}C1\u{201D}; records such as C-5 or consent-3 are expected, joined by ;."
        ),
    ])
    mutating func `what a merge cannot be is refused with its line`(
        target: String, records: String, problem: String
    ) throws {
        merge("P-7", into: target, records)
        let problems = try practice.problems()
        #expect(problems.count == 1)
        #expect(problems.first?.hasPrefix("patients.csv, line 3") == true)
        #expect(problems.first?.hasSuffix(": " + problem) == true, "\(problems)")
    }

    @Test mutating func `one who was merged has no records`() throws {
        merge("P-1", into: "P-7")
        #expect(
            try practice.problems() == [
                "patients.csv, line 2: P-1 was merged into another patient, and C-1 is on its chart still."
            ])
    }

    @Test mutating func `half a merge is refused`() throws {
        practice.add("P-9,Adler,active,P-7,,,,", to: "patients.csv")
        #expect(try practice.problems().first?.contains("stand together") == true)
    }
}
