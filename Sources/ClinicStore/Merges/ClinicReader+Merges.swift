import ClinicModel

extension Selection<Patient> {
    /// What is true of a patient who was not merged into another: everybody who is listed, found or counted.
    static let notMerged = "t.merged_into IS NULL"

    /// Those who were merged into others, and whose own words have every word of `words` in them.
    public static func merged(matching words: [String]) -> Selection {
        // They are few, and are looked through one by one, in the order of their index: it holds nobody else.
        let conditions = ["t.merged_into IS NOT NULL"] + words.map { _ in "t.search_key LIKE ?" }
        return Selection(
            conditions.joined(separator: " AND "), words.map { .text("%\($0)%") },
            order: "t.merged_into, t.id")
    }
}

extension ClinicReader {
    /// Whereto a patient was merged, and whereto that one; nil for a patient who stands.
    public func mergeTrail(of id: RecordID<Patient>) throws -> MergeTrail? { try mergeTrail(of: record(id)) }

    /// The same, of one who was read already.
    public func mergeTrail(of patient: Stored<Patient>) throws -> MergeTrail? {
        var steps: [MergeTrail.Step] = []
        var patient = patient
        while let into = patient.mergedInto, let at = patient.mergedAt, !steps.contains(where: { $0.into == into }) {
            steps.append(MergeTrail.Step(from: patient.id, into: into, day: try day(of: at)))
            patient = try record(into)
        }
        return MergeTrail(steps: steps)
    }

    /// The patient to whom the records of `patient` belong now: itself, if it was not merged.
    public func survivor(of patient: Stored<Patient>) throws -> Stored<Patient> {
        try mergeTrail(of: patient).map { try record($0.end) } ?? patient
    }

    /// Everybody who was merged into a patient, and into those, by id.
    public func mergedPatients(into id: RecordID<Patient>) throws -> [MergedPatient] {
        var found: [RecordID<Patient>: Stored<Patient>] = [:]
        var ends = [id]
        while let end = ends.popLast() {
            for patient in try records(Patient.self, Selection("t.merged_into = ?", [end.fieldValue]))
            where patient.id != id && found.updateValue(patient, forKey: patient.id) == nil { ends.append(patient.id) }
        }
        return try found.values.sorted { $0.id < $1.id }.compactMap { patient in
            try patient.mergedAt.map { MergedPatient(patient, on: try day(of: $0)) }
        }
    }

    /// The latest day that it was at any office of the practice, as ``Author/today`` has it.
    private func day(of instant: Instant) throws -> CalendarDay {
        let days = try records(Office.self).compactMap { TimeZoneName.localTime(at: instant, in: $0.timeZone)?.day }
        guard let day = days.max() ?? TimeZoneName.localTime(at: instant, in: "UTC")?.day else {
            preconditionFailure("Every instant is of a day of the calendar")
        }
        return day
    }
}

/// From a patient who was merged to the one who stands.
public struct MergeTrail: Hashable, Sendable, CustomStringConvertible {
    struct Step: Hashable, Sendable {
        let from: RecordID<Patient>
        let into: RecordID<Patient>
        let day: CalendarDay
    }

    private let first: Step
    private let more: [Step]

    /// Nil where there is no step.
    init?(steps: [Step]) {
        guard let first = steps.first else { return nil }
        self.first = first
        more = Array(steps.dropFirst())
    }

    /// The patient who has the records now.
    public var end: RecordID<Patient> { more.last?.into ?? first.into }

    public var description: String {
        "\(first.from) was merged into \(first.into) on \(first.day)"
            + more.map { ", and \($0.from) into \($0.into) on \($0.day)" }.joined()
    }
}
