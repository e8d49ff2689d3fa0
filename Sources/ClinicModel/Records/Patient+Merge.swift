extension Patient {
    /// The fields that say what became of the chart, and nothing of the person.
    public static let mergeFields: Set<String> = [
        "merged_into", "merged_at", "merged_by", "merge_reason", "merged_records",
    ]

    /// The patient as it was before it was merged.
    public var unmerged: Patient {
        var patient = self
        (patient.mergedInto, patient.mergedAt, patient.mergedBy) = (nil, nil, nil)
        (patient.mergeReason, patient.mergedRecords) = (nil, nil)
        return patient
    }

    /// What is known of the person and differs between the two, in the order of the fields.
    public func differences(from other: Patient) -> [Field<Patient>] {
        Self.fields.filter { field in
            !Self.mergeFields.contains(field.name) && field.value(in: self) != field.value(in: other)
        }
    }

    /// In which ways the two cannot be one person, or one of them would be another than thought, in sentences.
    public func contradictions(to other: Patient) -> [String] {
        var contradictions: [String] = []
        if let left = birthDate?.description, let right = other.birthDate?.description,
            !left.hasPrefix(right), !right.hasPrefix(left)
        {
            contradictions.append("The birth dates differ: \(left) and \(right).")
        }
        if let sex, let otherSex = other.sex, sex != otherSex, sex != .unknown, otherSex != .unknown {
            contradictions.append("The sexes differ: \(sex.rawValue) and \(otherSex.rawValue).")
        }
        if (status == .deceased) != (other.status == .deceased) {
            contradictions.append("Only one of them is deceased.")
        }
        return contradictions
    }

    func checkMerge() throws {
        let isMerged = mergedInto != nil
        guard (mergedAt != nil) == isMerged, (mergedBy != nil) == isMerged, (mergeReason != nil) == isMerged,
            isMerged || mergedRecords == nil
        else { throw PatientError.mergeIncomplete }
        if let mergedRecords { _ = try RecordReference.list(mergedRecords) }
    }
}

/// A patient who was merged into another, with everything as it was.
public struct MergedPatient: Hashable, Sendable {
    public let patient: Stored<Patient>
    /// The day at the practice.
    public let mergedOn: CalendarDay

    public init(_ patient: Stored<Patient>, on day: CalendarDay) {
        self.patient = patient
        mergedOn = day
    }
}
