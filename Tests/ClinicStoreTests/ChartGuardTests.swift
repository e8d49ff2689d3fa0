import ClinicModel
import ClinicStore
import GRDB
import Testing

/// The rules of a chart's records that the database keeps by itself, whatever program writes.
@Suite struct ChartGuardTests {
    private let folder: TemporaryFolder
    private let clinic: FullClinic

    init() throws {
        folder = try TemporaryFolder()
        clinic = try FullClinic(at: folder.path("plumb.sqlite"))
    }

    private func refusal(of assignments: String, in table: String) -> ResultCode? {
        do {
            try clinic.rawly("UPDATE \(table) SET \(assignments)")
            return nil
        } catch {
            return (error as? DatabaseError)?.extendedResultCode
        }
    }

    /// Of each table, what its one row takes and what it does not.
    @Test(arguments: [
        ("consents", ["withdrawn_on = '2026-11-20'"], ["withdrawn_on = '2026-11-19'", "signer = ''"]),
        (
            "history_items", ["kind = 'family', relation = 'mother'"],
            ["kind = 'injury', relation = 'mother'", "description = ''"]
        ),
        ("prior_care", ["ongoing = 1", "ongoing = 0, ends_on = '2024'"], ["ongoing = 1, ends_on = '2024'"]),
        (
            "assessments", ["code = 'M54.31'", "code = 'M54.31', code_system = 'icd-10-cm', code_version = 'FY2022'"],
            [
                "code = 'M54.31', code_system = 'icd-10-cm', code_version = NULL",
                "code = 'M54.31', code_system = NULL, code_version = 'FY2022'",
                "code = NULL, code_system = 'icd-10-cm', code_version = 'FY2022'", "term = ''",
            ]
        ),
        (
            "external_tests", ["ordered_on = '2026-11-19', received_on = '2026-11-19'", "received_on = NULL"],
            ["ordered_on = '2026-11-20', received_on = '2026-11-19'"]
        ),
        ("reactions", ["hours_after = 0"], ["hours_after = -0.5", "severity = 11", "description = ''"]),
        ("measures", ["minimum = -1"], ["minimum = 100, maximum = 0", "minimum = 5, maximum = 5"]),
        (
            "care_plans", ["ends_on = '2026-11-20', re_examination_due = '2026-11-20', visits_per_week = 0.5"],
            [
                "ends_on = '2026-11-19'", "re_examination_due = '2026-11-19'", "visits_per_week = 0",
                "planned_visits = 0",
            ]
        ),
        (
            "appointments", ["status = 'kept', visit_id = 1", "minutes = 480"],
            ["status = 'booked', visit_id = 1", "minutes = 0", "minutes = 481"]
        ),
    ])
    func `a record that breaks its rules is refused`(table: String, kept: [String], refused: [String]) {
        for assignments in kept { #expect(refusal(of: assignments, in: table) == nil, "\(assignments)") }
        for assignments in refused {
            #expect(refusal(of: assignments, in: table) == .SQLITE_CONSTRAINT_CHECK, "\(assignments)")
        }
    }

    @Test(arguments: [
        "atlas_side = 'left'", "atlas_laterality_deg = 0", "atlas_rotation = 'anterior'", "atlas_rotation_deg = 1",
        "head_tilt = 'left'", "head_tilt_deg = 1", "lower_angle_deg = 1", "axis_side = 'left'", "axis_rotation_deg = 1",
        "listing_code = 'ASRA'",
    ])
    func `a listing is of a study that was indicated and taken`(listing: String) {
        let taken = "indicated = 'yes', taken_on = '2026-11-20'"
        for broken in [listing, "indicated = 'yes', \(listing)", "taken_on = '2026-11-20', \(listing)"] {
            #expect(refusal(of: broken, in: "imaging_studies") == .SQLITE_CONSTRAINT_CHECK, "\(broken)")
        }
        #expect(refusal(of: "\(taken), \(listing)", in: "imaging_studies") == nil)
        #expect(refusal(of: "indicated = 'no'", in: "imaging_studies") == .SQLITE_CONSTRAINT_CHECK)
        #expect(refusal(of: "taken_on = NULL", in: "imaging_studies") == .SQLITE_CONSTRAINT_CHECK)
    }

    @Test(arguments: [
        "atlas_laterality_deg", "atlas_rotation_deg", "head_tilt_deg", "lower_angle_deg", "axis_rotation_deg",
    ])
    func `an angle runs from 0 to 90`(column: String) {
        #expect(refusal(of: "indicated = 'yes', taken_on = '2026-11-20', \(column) = 90", in: "imaging_studies") == nil)
        for angle in ["-0.5", "90.5"] {
            #expect(refusal(of: "\(column) = \(angle)", in: "imaging_studies") == .SQLITE_CONSTRAINT_CHECK)
        }
    }

    @Test(arguments: ChartExample.all.map(\.testDescription) + ["severity_ratings"])
    func `a record that is void says why`(table: String) {
        #expect(refusal(of: "void_reason = ''", in: table) == .SQLITE_CONSTRAINT_CHECK)
        #expect(refusal(of: "void_reason = 'entered twice'", in: table) == nil)
    }

    @Test func `what a record refers to is there`() {
        for (table, assignments) in [
            ("outcome_scores", "measure = 'ndx'"), ("safety_answers", "item = 'nauseaa'"),
            ("care_plans", "supersedes = 0"), ("prior_care", "complaint_id = 99"), ("reactions", "visit_id = 99"),
            ("adjustments", "imaging_study_id = 99 WHERE visit_id = \(clinic.draft.number)"),
        ] {
            #expect(refusal(of: assignments, in: table) == .SQLITE_CONSTRAINT_FOREIGNKEY, "\(table): \(assignments)")
        }
    }
}
