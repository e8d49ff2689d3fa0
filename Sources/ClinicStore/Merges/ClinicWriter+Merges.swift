import ClinicModel

extension ClinicReader {
    /// Throws where a patient cannot be merged into another, as both stand, or not by the person at the keyboard.
    public func checkMerge(of id: RecordID<Patient>, into target: RecordID<Patient>) throws {
        try permit(.merge, on: Refusal.Subject(recordType: Patient.name, recordID: id.number, patientID: id))
        if id == target { throw MergeError.intoItself(id) }
        for patient in [id, target] {
            if let trail = try mergeTrail(of: patient) { throw MergedPatientError(trail) }
        }
    }
}

extension ClinicWriter {
    /// Puts the chart of a patient and that of another who is the same person together.
    ///
    /// Every record moves as it is, and the row of the one who is merged stays, saying where they went; the other one
    /// keeps what it has.
    ///
    /// - Parameters:
    ///   - patient: who is merged, as the person who decides has seen it.
    ///   - target: who stands, seen likewise.
    /// - Returns: the one who was merged.
    public func merge(
        _ patient: Stored<Patient>, into target: Stored<Patient>, reason: String
    ) throws -> Stored<Patient> {
        try checkMerge(of: patient.id, into: target.id)
        let reason = reason.trimmed
        if reason.isEmpty { throw VisitStateError.reasonMissing }
        for seen in [patient, target] where try record(seen.id) != seen { throw MergeError.changedMeanwhile(seen.id) }

        let rows = try chartRows(of: patient.id)
        var merged = patient.record
        (merged.mergedInto, merged.mergedAt, merged.mergedBy) = (target.id, author.now, author.staffMemberID)
        merged.mergeReason = reason
        merged.mergedRecords = RecordReference.text(of: rows.map(\.reference))
        if merged.mergedRecords?.utf8.count ?? 0 > FieldType.longestProse {
            throw MergeError.tooMany(patient.id, into: target.id, records: rows.count)
        }
        // The row says so first: only then may what was signed change charts.
        return try noting(as: .merge) {
            let stored = try change(patient, to: merged, .move, reason: reason)
            try noteMove(of: target, reason: "\(reason) (\(patient.id) was merged into it)")
            try move(Set(rows.map(\.reference)), from: patient.id, to: target.id, reason: reason)
            return stored
        }
    }

    /// Takes a merge back: what was moved and is still there goes back, and what was entered since stays.
    ///
    /// - Throws: ``MergeError`` where anything was signed since, or what would go names what would stay.
    public func unmerge(_ id: RecordID<Patient>, reason: String? = nil) throws -> Stored<Patient> {
        try permit(.merge, on: Refusal.Subject(recordType: Patient.name, recordID: id.number, patientID: id))
        let reason = reason?.trimmed ?? "unmerged"
        if reason.isEmpty { throw VisitStateError.reasonMissing }
        let patient = try record(id)
        guard let target = patient.mergedInto, let mergedAt = patient.mergedAt else { throw MergeError.notMerged(id) }
        if let further = try record(target).mergedInto { throw MergeError.mergedFurther(id, target, into: further) }
        let signed = Selection<Visit>(
            "t.patient_id = ? AND t.state = 'signed' AND t.signed_at >= ?", [target.fieldValue, mergedAt.fieldValue])
        if let visit = try records(Visit.self, signed).first {
            throw MergeError.signedSince(id, visit.id, visit.visitedOn)
        }
        let moved = try Set(patient.mergedRecords.map(RecordReference.list) ?? [])
        try checkParts(moved, from: id, of: target)

        return try noting(as: .merge) {
            try move(moved, from: target, to: id, reason: reason)
            try noteMove(of: record(target), reason: "\(reason) (\(id) was merged into it no longer)")
            return try change(patient, to: patient.record.unmerged, .move, reason: reason)
        }
    }

    /// Gives a patient that an import added as one who stands the merge that it had, once everything is there.
    public func completeMerge(of id: RecordID<Patient>, as patient: Patient, reason: String) throws {
        let old = try record(id)
        if let target = patient.mergedInto, try !records(Patient.self, .id(target)).isEmpty,
            try target == id || mergeTrail(of: target)?.end == id
        {
            throw MergeError.inCircle(id, target)
        }
        if let row = try chartRows(of: id).first { throw MergeError.hasRecords(id, row.reference) }
        for reference in try patient.mergedRecords.map(RecordReference.list) ?? [] {
            let kind = kinds.onCharts.first { $0.referenceWord == reference.word }
            guard let kind, try exists(kind, reference.number) else { throw MergeError.noSuchRecord(reference) }
        }
        try change(old, to: patient, reason: reason)
    }

    /// Moves those of `records` that are on a chart to another chart.
    private func move(
        _ records: Set<RecordReference>, from patient: RecordID<Patient>, to target: RecordID<Patient>, reason: String
    ) throws {
        func move<Value: StoredRecord>(_: Value.Type) throws {
            guard let place = Value.kind.chart else { return }
            for old in try self.records(Value.self, .onChart(of: patient))
            where records.contains(RecordReference(old.id)) {
                var moved = old.record
                moved[keyPath: place.patient] = target
                try put(moved, inPlaceOf: old, .move, reason: reason)
            }
        }
        for kind in kinds.onCharts { try move(kind) }
    }

    private func exists<Value: StoredRecord>(_: Value.Type, _ number: Int64) throws -> Bool {
        try count(Selection<Value>.id(RecordID(number))) > 0
    }

    /// Throws where a record among `moved` names one of the same chart that is not among them, or the other way round.
    private func checkParts(
        _ moved: Set<RecordReference>, from id: RecordID<Patient>, of target: RecordID<Patient>
    ) throws {
        func check(_ record: RecordReference, of owner: RecordReference, names named: [RecordReference]) throws {
            for other in named where moved.contains(owner) != moved.contains(other) {
                throw MergeError.entangled(id, into: target, record, names: other)
            }
        }
        for row in try chartRows(of: target) { try check(row.reference, of: row.reference, names: row.named) }
        // What names no patient goes with what it belongs to.
        func checkParts<Value: StoredRecord>(of _: Value.Type) throws {
            guard case .through(let name) = Value.kind.owner, let field = Value.field(name),
                case .reference(let table, _) = field.type, let owner = kinds.ofTable(table)
            else { return }
            let parts = Selection<Value>(
                "t.\(name) IN (SELECT id FROM \(table) WHERE patient_id = ?)", [target.fieldValue])
            for part in try records(Value.self, parts) {
                guard case .integer(let number) = field.value(in: part.record) else { continue }
                try check(
                    RecordReference(part.id), of: RecordReference(owner.referenceWord, number),
                    names: ChartRow(part, among: kinds).named)
            }
        }
        for kind in kinds.all { try checkParts(of: kind) }
    }
}

/// A record of a chart, and the records of charts that it names.
struct ChartRow: Sendable {
    let reference: RecordReference
    let named: [RecordReference]

    init<Value: StoredRecord>(_ record: Stored<Value>, among kinds: Kinds) {
        reference = RecordReference(record.id)
        named = record.record.recordsNamed.compactMap { key in
            guard let kind = kinds.ofTable(key.table), kind.isOnChart else { return nil }
            return RecordReference(kind.referenceWord, key.number)
        }
    }
}

extension ClinicReader {
    /// Every record of a chart that names its patient, kind by kind.
    func chartRows(of patient: RecordID<Patient>) throws -> [ChartRow] {
        func rows<Value: StoredRecord>(of _: Value.Type) throws -> [ChartRow] {
            try records(Value.self, .onChart(of: patient)).map { ChartRow($0, among: kinds) }
        }
        return try kinds.onCharts.flatMap { try rows(of: $0) }
    }

    /// How many records of each kind a chart has, void ones among them, in words: `2 complaints`.
    public func chartCounts(of patient: RecordID<Patient>) throws -> [String] {
        func count<Value: StoredRecord>(_: Value.Type) throws -> Int {
            try self.count(Selection<Value>.onChart(of: patient))
        }
        return try kinds.onCharts.compactMap { kind in
            let count = try count(kind)
            return count == 0 ? nil : "\(count) \(count == 1 ? kind.noun : kind.nouns)"
        }
    }
}

/// Something that is to be done to a patient who was merged into another.
public struct MergedPatientError: ClinicError, Hashable {
    public let trail: MergeTrail

    public init(_ trail: MergeTrail) { self.trail = trail }

    public var description: String { "\(trail); use \(trail.end)." }
}

/// Why two patients are not merged, or a merge is not undone.
public enum MergeError: ClinicError, Hashable {
    case intoItself(RecordID<Patient>)
    case changedMeanwhile(RecordID<Patient>)
    case tooMany(RecordID<Patient>, into: RecordID<Patient>, records: Int)
    case notMerged(RecordID<Patient>)
    case mergedFurther(RecordID<Patient>, RecordID<Patient>, into: RecordID<Patient>)
    case signedSince(RecordID<Patient>, RecordID<Visit>, CalendarDay)
    case entangled(RecordID<Patient>, into: RecordID<Patient>, RecordReference, names: RecordReference)
    case inCircle(RecordID<Patient>, RecordID<Patient>)
    case hasRecords(RecordID<Patient>, RecordReference)
    case noSuchRecord(RecordReference)

    public var description: String {
        switch self {
        case .intoItself(let id): "\(id) cannot be merged into itself; name the other patient with --into."
        case .changedMeanwhile(let id): "\(id) was changed while you looked; nothing was merged, so look again."
        case .tooMany(let id, let target, let count):
            "\(id) has \(count) records, more than a merge can note; merge \(target) into \(id) instead."
        case .notMerged(let id): "\(id) was not merged into another patient; there is nothing to undo."
        case .mergedFurther(let id, let target, let end):
            "\(id) was merged into \(target), and \(target) into \(end) since; undo that first, with plumb patient "
                + "unmerge \(target)."
        case .signedSince(let id, let visit, let day):
            "\(visit), of \(day), was signed since \(id) was merged; what was signed with both charts in view is not "
                + "taken apart. A visit of the other person is moved with plumb visit move."
        case .entangled(let id, let target, let record, let named):
            "\(record.spoken.firstCapitalized) names \(named.spoken): one of them would go back to \(id) and the other stay with "
                + "\(target); part the two first."
        case .inCircle(let id, let target):
            "\(id) is merged into \(target), which was merged into \(id); nobody is merged into themselves."
        case .hasRecords(let id, let record):
            "\(id) was merged into another patient, and \(record.spoken) is on its chart still."
        case .noSuchRecord(let record): "Merged records has \(record), and there is none."
        }
    }
}

extension String {
    fileprivate var firstCapitalized: String { prefix(1).uppercased() + dropFirst() }
}
