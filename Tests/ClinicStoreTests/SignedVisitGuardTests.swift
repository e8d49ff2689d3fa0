import ClinicModel
import ClinicStore
import Testing

/// What was signed or voided stays as it was, whatever program asks.
@Suite struct SignedVisitGuardTests {
    private let folder: TemporaryFolder
    private let clinic: FullClinic
    private let signed: Int64
    private let void: Int64
    private let draft: Int64

    init() throws {
        folder = try TemporaryFolder()
        clinic = try FullClinic(at: folder.path("plumb.sqlite"))
        (signed, void, draft) = (clinic.signed.number, clinic.void.number, clinic.draft.number)
    }

    @Test func `no column of a signed visit changes`() throws {
        for change in try clinic.changes(of: "visits") {
            clinic.expectRefusal(of: "UPDATE visits SET \(change.assignment) WHERE id = \(signed)")
        }
        clinic.expectRefusal(of: "UPDATE visits SET id = 99 WHERE id = \(signed)")
        clinic.expectRefusal(
            of: "UPDATE visits SET state = 'draft', signed_by = NULL, signed_at = NULL WHERE id = \(signed)")
    }

    @Test func `no column of a signed visit changes along with its becoming void`() throws {
        // Where it is now is said as it becomes void.
        let saying = ["state", "void_reason", "moved_to"]
        for change in try clinic.changes(of: "visits") where !saying.contains(change.column) {
            clinic.expectRefusal(
                of: """
                    UPDATE visits SET state = 'void', void_reason = 'wrong chart', \(change.assignment)
                    WHERE id = \(signed)
                    """)
        }
        try clinic.rawly("UPDATE visits SET state = 'void', void_reason = 'wrong chart' WHERE id = \(signed)")
    }

    @Test func `no column of a void visit changes`() throws {
        for change in try clinic.changes(of: "visits") {
            clinic.expectRefusal(of: "UPDATE visits SET \(change.assignment) WHERE id = \(void)")
        }
        clinic.expectRefusal(of: "UPDATE visits SET state = 'signed', void_reason = NULL WHERE id = \(void)")
    }

    @Test(arguments: ["findings", "adjustments"])
    func `nothing that belongs to a signed or void visit changes`(table: String) throws {
        for visit in [signed, void] {
            for change in try clinic.changes(of: table) {
                clinic.expectRefusal(of: "UPDATE \(table) SET \(change.assignment) WHERE visit_id = \(visit)")
            }
        }
    }

    @Test(arguments: ["findings", "adjustments"])
    func `nothing leaves a signed or void visit, and nothing joins one`(table: String) throws {
        for visit in [signed, void] {
            clinic.expectRefusal(of: "UPDATE \(table) SET visit_id = \(draft) WHERE visit_id = \(visit)")
            clinic.expectRefusal(of: "UPDATE \(table) SET visit_id = \(visit) WHERE visit_id = \(draft)")
            let columns = table == "findings" ? "test, phase, side, state" : "vertebra, state"
            let values = table == "findings" ? "'head-tilt', 'before', 'left', 'recorded'" : "'C2', 'recorded'"
            clinic.expectRefusal(of: "INSERT INTO \(table) (visit_id, \(columns)) VALUES (\(visit), \(values))")
            try clinic.rawly("INSERT INTO \(table) (visit_id, \(columns)) VALUES (\(draft), \(values))")
        }
    }

    @Test func `an addendum never changes`() throws {
        for change in try clinic.changes(of: "addenda") {
            clinic.expectRefusal(of: "UPDATE addenda SET \(change.assignment)")
        }
    }

    @Test func `a draft may change`() throws {
        try clinic.rawly("UPDATE visits SET note = 'x' WHERE id = \(draft)")
        try clinic.rawly("UPDATE findings SET note = 'x' WHERE visit_id = \(draft)")
        try clinic.rawly("UPDATE adjustments SET note = 'x' WHERE visit_id = \(draft)")
    }
}
