import ClinicModel

/// Which records leave with an export: those that everything that is asked for holds for.
public struct RecordFilter: Hashable, Sendable {
    /// Whose chart they are on.
    public var patient: RecordID<Patient>?
    /// Where they were, or where their patient comes.
    public var office: RecordID<Office>?
    /// The first day.
    public var since: CalendarDay?
    /// The last day.
    public var until: CalendarDay?

    public init(
        patient: RecordID<Patient>? = nil, office: RecordID<Office>? = nil, since: CalendarDay? = nil,
        until: CalendarDay? = nil
    ) {
        self.patient = patient
        self.office = office
        self.since = since
        self.until = until
    }

    /// Whether a day is one of those that were asked for.
    public func holds(for day: CalendarDay) -> Bool {
        since.map { $0 <= day } ?? true && until.map { day <= $0 } ?? true
    }
}

/// What a ``RecordFilter`` goes by in a kind of record, as SQL in its listing.
public struct FilterKeys: Sendable {
    /// The patient on whose chart it is; nil for what is the whole practice's.
    let patient: String?
    /// Its day, as far as is known; nil for what has none.
    let day: String?
    /// The office where it was; nil for what goes by the offices to which its patient comes.
    let office: String?
    /// That it is not void; nil for what never is.
    let counted: String?

    /// Of what belongs to no patient.
    static let practice = FilterKeys()

    init(patient: String? = nil, day: String? = nil, office: String? = nil, counted: String? = nil) {
        self.patient = patient
        self.day = day
        self.office = office
        self.counted = counted
    }

    /// The same, of what counts only where `condition` holds too.
    func and(_ condition: String) -> FilterKeys {
        FilterKeys(
            patient: patient, day: day, office: office,
            counted: [counted, condition].compactMap(\.self).joined(separator: " AND "))
    }
}

extension StoredRecord {
    /// Whether records of this kind are on the charts of patients.
    public static var isOfPatients: Bool { kind.filter.patient != nil }
}

extension Selection where Value: StoredRecord {
    /// The records that a filter holds for, by id.
    ///
    /// - Parameter pseudonymous: leave void ones out, and order them by pseudonym, since the order of the ids would
    ///   tell which is which; one that has no pseudonym yet is left out.
    public static func filtered(by filter: RecordFilter, pseudonymous: Bool = false) -> Selection {
        let keys = Value.kind.filter
        var conditions = Conditions()
        if let patient = filter.patient, let key = keys.patient {
            conditions.require("\(key) IN (\(Patient.mergedInto))", patient)
        }
        if let office = filter.office {
            if let key = keys.office {
                conditions.require("\(key) = ?", office)
            } else if let key = keys.patient {
                let value = office.fieldValue
                conditions.require("\(key) IN (\(Patient.comingToOffice))", [value, value, value])
            }
        }
        // A day that is known less well is compared as far as it goes; NULL, which is no day, is in no range.
        for (day, sign) in [(filter.since, ">="), (filter.until, "<=")] {
            guard let day, let key = keys.day else { continue }
            conditions.require("\(key) \(sign) substr(?, 1, length(\(key)))", day)
        }
        guard pseudonymous else { return Selection(conditions) }
        if let counted = keys.counted { conditions.require(counted) }
        if Value.hasPseudonyms { conditions.require("\(Value.pseudonymSQL) IS NOT NULL") }
        return Selection(conditions, order: Value.hasPseudonyms ? Value.pseudonymSQL : "t.id")
    }
}

extension Patient {
    /// The ids of a patient and of everybody who was merged into it, whose own rows are of the same chart.
    fileprivate static let mergedInto = """
        WITH RECURSIVE merged (id) AS (
            SELECT ? UNION SELECT p.id FROM merged m JOIN patients p ON p.merged_into = m.id
        ) SELECT id FROM merged
        """

    /// The ids of those whose office it is, and of those who had a visit or an appointment there.
    fileprivate static let comingToOffice = """
        SELECT id FROM patients WHERE office_id = ? UNION SELECT patient_id FROM visits WHERE office_id = ?
        UNION SELECT patient_id FROM appointments WHERE office_id = ?
        """
}
