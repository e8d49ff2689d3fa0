import ClinicModel

// What holds for every record of a patient's chart.

extension Selection where Value: ChartRecord {
    /// Those of a patient that are not void, newest first.
    public static func of(_ patient: RecordID<Patient>) -> Selection {
        Selection(
            "t.patient_id = ? AND t.void_reason IS NULL", [patient.fieldValue], order: "\(daySQL) DESC, t.id DESC")
    }

    /// When a record happened, as far as is known.
    static var daySQL: String { "coalesce(\(Value.dayFields.map { "t.\($0), " }.joined())'')" }
}

extension ClinicWriter {
    /// Changes what is kept of a record.
    ///
    /// - Throws: ``VoidError`` where it is void.
    public func edit<Value: StoredRecord & ChartRecord>(
        _ old: Stored<Value>, to new: Value, reason: String? = nil
    ) throws -> Stored<Value> {
        try checkStands(old)
        var new = new
        // A record stays on its chart, and is declared void by itself and with a reason.
        (new.patientID, new.voidReason) = (old.patientID, nil)
        return try change(old, to: new, reason: reason)
    }

    /// Declares a record entered in error: it is kept, and never counted.
    public func void<Value: StoredRecord & VoidableRecord>(
        _ id: RecordID<Value>, reason: String
    ) throws -> Stored<Value> {
        let old = try record(id)
        try permit(.void, on: old)
        try checkStands(old)
        if reason.trimmed.isEmpty { throw VisitStateError.reasonMissing }
        var void = old.record
        void.voidReason = reason.trimmed
        return try change(old, to: void, .void, reason: reason.trimmed)
    }

    private func checkStands<Value: VoidableRecord>(_ record: Stored<Value>) throws {
        if record.voidReason != nil { throw VoidError(of: record.id) }
    }
}

/// A record that is void, and stays as it is.
public struct VoidError: ClinicError, Hashable {
    private let record: String

    init<Value: ClinicRecord>(of id: RecordID<Value>) {
        record = Value.letter == nil ? "\(Value.noun.prefix(1).uppercased())\(Value.noun.dropFirst()) \(id)" : "\(id)"
    }

    public var description: String { "\(record) is void and stays as it is." }
}
