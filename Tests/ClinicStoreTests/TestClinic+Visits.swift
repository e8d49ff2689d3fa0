import ClinicModel
import ClinicStore

extension TestClinic {
    /// A visit of today for the clinician to sign, which says nothing else yet.
    func visit(on day: CalendarDay = "2026-11-20", at time: TimeOfDay? = nil) -> Visit {
        var visit = Visit(of: patient, at: office, on: day, enteredBy: frontDesk)
        visit.visitedAt = time
        visit.clinicianID = clinician
        return visit
    }

    /// A visit that found the patient misaligned, with a leg check, and adjusted the atlas.
    func adjusted(on day: CalendarDay = "2026-11-20") -> VisitEntry {
        var entry = VisitEntry(visit: visit(on: day))
        entry.visit.determination = .misaligned
        entry.visit.outcome = .adjusted
        entry.findings = [.legCheck(.right, 6)]
        entry.adjustments = [Adjustment(vertebra: .atlas)]
        return entry
    }

    /// A visit that found the patient in alignment, and did not adjust.
    func check(on day: CalendarDay = "2026-11-20", at time: TimeOfDay? = nil) -> VisitEntry {
        var entry = VisitEntry(visit: visit(on: day, at: time))
        entry.visit.determination = .inAlignment
        entry.visit.outcome = .notAdjusted
        return entry
    }

    /// The front desk types a visit.
    func draft(_ entry: VisitEntry? = nil) throws -> Stored<Visit> {
        try write(by: frontDesk) { try $0.record(entry ?? adjusted()) }
    }

    /// The front desk types a visit and its clinician signs it.
    func signed(_ entry: VisitEntry? = nil) throws -> Stored<Visit> {
        let draft = try draft(entry)
        return try sign(draft.id)
    }

    /// The front desk changes a draft.
    @discardableResult
    func edit(
        _ visit: Stored<Visit>, findings: [Finding] = [], clearing: [String] = [], adjustment: Adjustment? = nil,
        _ change: (inout Visit) -> Void = { _ in }
    ) throws -> Stored<Visit> {
        var new = visit.record
        change(&new)
        return try write(by: frontDesk) { writer in
            try writer.edit(
                visit.id, to: new, findings: findings, clearing: clearing,
                adjustments: writer.changes(to: adjustment, of: visit.id))
        }
    }

    @discardableResult
    func sign(_ id: RecordID<Visit>, by member: RecordID<StaffMember>? = nil) throws -> Stored<Visit> {
        try write(by: member ?? clinician) { try $0.sign(id) }
    }

    @discardableResult
    func void(_ id: RecordID<Visit>, reason: String = "entered twice") throws -> Stored<Visit> {
        try write(by: owner) { try $0.void(id, reason: reason) }
    }

    /// The visit as it is read now.
    func sheet(_ id: RecordID<Visit>) throws -> VisitSheet { try store.read { try $0.visitSheet(id) } }

    /// The findings of a visit, void ones among them.
    func findings(_ id: RecordID<Visit>) throws -> [Stored<Finding>] {
        try store.read { try $0.records(Finding.self, .of(id)) }
    }

    /// The adjustments of a visit, void ones among them.
    func adjustments(_ id: RecordID<Visit>) throws -> [Stored<Adjustment>] {
        try store.read { try $0.records(Adjustment.self, .of(id)) }
    }
}

extension Finding {
    /// A leg check in millimetres, before the adjustment.
    static func legCheck(_ side: Side, _ value: Double, method: String? = nil) -> Finding {
        var finding = Finding(test: "leg-check", phase: .before)
        finding.side = side
        (finding.value, finding.unit) = (value, "mm")
        finding.method = method
        return finding
    }

    /// The result of a test that takes a word, before the adjustment.
    static func result(_ test: String, _ result: Result) -> Finding {
        var finding = Finding(test: test, phase: .before)
        finding.result = result
        return finding
    }
}

extension ClinicReader {
    /// The change that puts `adjustment` in place of the visit's first, or adds it where there is none.
    func changes(to adjustment: Adjustment?, of visit: RecordID<Visit>) throws -> AdjustmentChanges {
        var changes = AdjustmentChanges()
        guard let adjustment else { return changes }
        if let first = try visitSheet(visit).adjustments.first {
            changes.changed[first.id] = adjustment
        } else {
            changes.added = [adjustment]
        }
        return changes
    }
}
