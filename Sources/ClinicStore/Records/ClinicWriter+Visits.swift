import ClinicModel

extension ClinicWriter {
    /// Records a visit with its findings and adjustments, as a draft.
    public func record(_ entry: VisitEntry) throws -> Stored<Visit> {
        try entry.checkRules()
        if !entry.findings.isEmpty { try entry.checkFindings(tests: tests.get()) }
        let visit = try add(entry.visit.asDraft)
        for finding in entry.findings { try add(finding.moved(to: visit.id)) }
        for adjustment in entry.adjustments { try add(adjustment.moved(to: visit.id)) }
        return visit
    }

    /// Stores a visit of another system with its adjustments, as a draft: all of it, or nothing.
    public func addCopy(_ entry: VisitEntry, id: RecordID<Visit>? = nil, reason: String) throws -> Stored<Visit> {
        try entry.checkRules()
        if entry.adjustments.isEmpty { return try addCopy(entry.visit.asDraft, id: id, reason: reason) }
        return try wholly {
            let visit = try addCopy(entry.visit.asDraft, id: id, reason: reason)
            for adjustment in entry.adjustments { try addCopy(adjustment.moved(to: visit.id), reason: reason) }
            return visit
        }
    }

    /// Changes a draft.
    ///
    /// - Parameters:
    ///   - findings: new ones; each replaces the draft's own answer to the same question.
    ///   - clearing: tests whose findings are withdrawn: kept as void.
    ///   - adjustments: what becomes of the draft's adjustments. A visit that becomes not adjusted keeps them as
    ///     void.
    /// - Throws: ``VisitStateError`` where the visit is signed or void.
    public func edit(
        _ id: RecordID<Visit>, to new: Visit, findings: [Finding] = [], clearing: [String] = [],
        adjustments: AdjustmentChanges = AdjustmentChanges()
    ) throws -> Stored<Visit> {
        let old = try draft(id)
        var new = new.asDraft
        // A visit changes charts only by a move, which takes a reason.
        new.patientID = old.patientID
        let kept = try edited(findings: findings, clearing: clearing, of: id)
        let adjusted = try edited(adjustments: adjustments, of: id, outcome: new.outcome)
        let entry = VisitEntry(visit: new, findings: kept, adjustments: adjusted)
        try entry.checkRules()
        try entry.checkFindings(tests: tests.get())
        return try change(old, to: new)
    }

    /// Signs a draft, as the clinician whom it names.
    ///
    /// - Throws: ``Refusal`` where the author is somebody else, ``VisitStateError`` where the visit is not a draft.
    public func sign(_ id: RecordID<Visit>) throws -> Stored<Visit> {
        let visit = try draft(id)
        guard let clinicianID = visit.clinicianID else {
            try permit(.sign, on: visit)
            throw VisitStateError.nobodyToSign(id)
        }
        try permitSigning(id, of: visit.patientID, by: clinicianID)
        var signed = visit.record
        signed.state = .signed
        signed.signedBy = clinicianID
        signed.signedAt = author.now
        return try change(visit, to: signed, .sign)
    }

    /// Declares a visit entered in error: it is kept, and never counted.
    public func void(_ id: RecordID<Visit>, reason: String) throws -> Stored<Visit> {
        try void(id, reason: reason, movedTo: nil)
    }

    /// - Parameter movedTo: the visit on another chart that takes its place.
    func void(_ id: RecordID<Visit>, reason: String, movedTo: RecordID<Visit>?) throws -> Stored<Visit> {
        let visit = try record(id)
        try permit(.void, on: visit)
        if visit.state == .void { throw VisitStateError.isVoid(id) }
        if reason.trimmed.isEmpty { throw VisitStateError.reasonMissing }
        try reopenAppointments(of: id, reason: reason.trimmed)
        var voided = visit.record
        voided.state = .void
        voided.voidReason = reason.trimmed
        voided.movedTo = movedTo
        return try change(visit, to: voided, .void, reason: reason.trimmed)
    }

    /// Adds to a signed visit.
    public func addend(_ id: RecordID<Visit>, text: String) throws -> Stored<Addendum> {
        let visit = try record(id)
        try permit(.addend, on: visit)
        switch visit.state {
        case .draft: throw VisitStateError.isDraft(id)
        case .void: throw VisitStateError.isVoid(id)
        case .signed: break
        }
        guard let author = author.staffMemberID else { throw VisitStateError.nobodyToSign(id) }
        return try add(Addendum(to: id, text: text, author: author, at: self.author.now))
    }

    /// Gives a visit that an import added as a draft the state that it had, once its findings and adjustments are
    /// there.
    public func complete(_ id: RecordID<Visit>, as visit: Visit, reason: String) throws {
        let entry = VisitEntry(
            visit: visit, findings: try keptFindings(of: id).map(\.record),
            adjustments: try keptAdjustments(of: id).map(\.record))
        try entry.checkRules()
        try entry.checkFindings(tests: tests.get())
        try change(record(id), to: visit, reason: reason)
    }

    private func draft(_ id: RecordID<Visit>) throws -> Stored<Visit> {
        let visit = try record(id)
        switch visit.state {
        case .draft: return visit
        case .signed: throw VisitStateError.isSigned(id)
        case .void: throw VisitStateError.isVoid(id)
        }
    }

    func keptFindings(of id: RecordID<Visit>) throws -> [Stored<Finding>] {
        try records(Finding.self, .of(id)).filter { $0.state != .void }
    }

    func keptAdjustments(of id: RecordID<Visit>) throws -> [Stored<Adjustment>] {
        try records(Adjustment.self, .of(id)).filter { $0.state != .void }
    }

    /// The findings that the draft has after the edit.
    private func edited(
        findings: [Finding], clearing: [String], of id: RecordID<Visit>
    ) throws -> [Finding] {
        let tests = try tests.get()
        var kept: [Finding] = []
        var replaced: Set<Int> = []
        let recorded = try keptFindings(of: id)
        if let test = clearing.first(where: { test in !recorded.contains { $0.test == test } }) {
            throw VisitStateError.noFinding(id, test: test)
        }
        for old in recorded {
            let index = findings.indices.first {
                !replaced.contains($0) && tests.isSameQuestion(old.record, findings[$0])
            }
            if let index {
                replaced.insert(index)
                kept.append(try change(old, to: findings[index].moved(to: id)).record)
            } else if clearing.contains(old.test) {
                var void = old.record
                void.state = .void
                try change(old, to: void, .void)
            } else {
                kept.append(old.record)
            }
        }
        for index in findings.indices where !replaced.contains(index) {
            kept.append(try add(findings[index].moved(to: id)).record)
        }
        return kept
    }

    /// The adjustments that the draft has after the edit.
    private func edited(
        adjustments changes: AdjustmentChanges, of id: RecordID<Visit>, outcome: Outcome?
    ) throws -> [Adjustment] {
        let recorded = try keptAdjustments(of: id)
        for named in changes.changed.keys + changes.cleared where !recorded.contains(where: { $0.id == named }) {
            throw VisitStateError.noAdjustment(id, named)
        }
        var kept: [Adjustment] = []
        for old in recorded {
            if outcome != .adjusted || changes.cleared.contains(old.id) {
                var void = old.record
                void.state = .void
                try change(old, to: void, .void)
            } else {
                kept.append(try change(old, to: (changes.changed[old.id] ?? old.record).moved(to: id)).record)
            }
        }
        return try kept + changes.added.map { try add($0.moved(to: id)).record }
    }
}

extension ClinicReader {
    func patientID(ofVisit id: RecordID<Visit>) throws -> RecordID<Patient> { try record(id).patientID }
}

extension Finding {
    func moved(to id: RecordID<Visit>) -> Finding {
        var finding = self
        finding.visitID = id
        return finding
    }
}

extension Adjustment {
    func moved(to id: RecordID<Visit>) -> Adjustment {
        var adjustment = self
        adjustment.visitID = id
        return adjustment
    }
}

/// What cannot be done to a visit as it stands.
public enum VisitStateError: ClinicError, Hashable {
    case isSigned(RecordID<Visit>)
    case isVoid(RecordID<Visit>)
    case isDraft(RecordID<Visit>)
    case nobodyToSign(RecordID<Visit>)
    case alreadyThere(RecordID<Visit>, RecordID<Patient>)
    case reasonMissing
    case noFinding(RecordID<Visit>, test: String)
    case noAdjustment(RecordID<Visit>, RecordID<Adjustment>)

    public var description: String {
        switch self {
        case .isSigned(let id):
            "\(id) is signed and stays as it is; add to it with plumb visit addend \(id) --text \u{2026}."
        case .isVoid(let id): "\(id) is void and stays as it is."
        case .isDraft(let id): "\(id) is a draft; change it with plumb visit edit \(id), or sign it first."
        case .nobodyToSign(let id):
            "\(id) does not name its clinician; say who with plumb visit edit \(id) --clinician S-n."
        case .reasonMissing: "The reason is empty; it is required."
        case .noFinding(let id, let test): "\(id) has no finding of \(test)."
        case .noAdjustment(let id, let adjustment): "\(id) has no adjustment \(adjustment)."
        case .alreadyThere(let id, let patient): "\(id) is on the chart of \(patient) already."
        }
    }
}
