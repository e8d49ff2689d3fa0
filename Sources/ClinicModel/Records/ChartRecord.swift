/// A record that may turn out to have been entered in error: it is kept then, says why, and is never counted.
public protocol VoidableRecord: ClinicRecord {
    /// Why the record is void; nil while it stands.
    var voidReason: String? { get set }
}

/// A record of one patient's chart.
public protocol ChartRecord: VoidableRecord {
    /// The fields that say when it happened, the first that is filled before the others.
    static var dayFields: [String] { get }

    var patientID: RecordID<Patient> { get set }

    /// What happened, in a line, without the day.
    var summary: String { get }
}

extension ChartRecord {
    /// When it happened, ISO 8601, as far as is known: `1980`, `1980-03` or `1980-03-14`.
    public var happenedOn: String? {
        for name in Self.dayFields {
            if case .text(let day)? = Self.field(name)?.value(in: self) { return day }
        }
        return nil
    }

}

extension VoidableRecord {
    /// The field of ``voidReason``, the last of every such record that was born with it.
    static var voidField: Field<Self> {
        Field("void_reason", \.voidReason, "Void reason", "Why the record is void; empty while it stands.")
    }
}

extension [String?] {
    /// The parts that are there, as one line; after a part that ends as a sentence does, a space is enough.
    func joinedParts(_ separator: String = ", ") -> String {
        compactMap(\.self).reduce(into: "") { line, part in
            if let last = line.last { line += ".!?".contains(last) ? " " : separator }
            line += part
        }
    }
}
