/// The members of a JSON object as the audit log writes it, each where it lies: on one line, without spaces, of texts,
/// numbers, `true`, `false` and `null`.
public struct AuditLogMembers {
    private let bytes: UnsafeBufferPointer<UInt8>

    public init(in bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// One member of the object.
    public struct Member {
        /// The whole of it, `"name":value`.
        public let bytes: UnsafeRawBufferPointer
        /// Where in the object its name and its value lie.
        public let name: Range<Int>
        public let value: Range<Int>
        /// Whether it says that the field has no value.
        public let isNull: Bool
    }

    /// Hands each member to `body`, and says whether the text is such an object to its end.
    public func forEachMember(_ body: (Member) throws -> Void) rethrows -> Bool {
        guard byte(at: 0) == UInt8(ascii: "{") else { return false }
        if byte(at: 1) == UInt8(ascii: "}") { return bytes.count == 2 }
        var place = 1
        while true {
            let start = place
            guard let nameEnd = endOfString(at: start), byte(at: nameEnd) == UInt8(ascii: ":"),
                let end = endOfValue(at: nameEnd + 1)
            else { return false }
            try body(
                Member(
                    bytes: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[start..<end])),
                    name: start + 1..<nameEnd - 1, value: nameEnd + 1..<end,
                    isNull: byte(at: nameEnd + 1) == UInt8(ascii: "n")))
            switch byte(at: end) {
            case UInt8(ascii: ","): place = end + 1
            case UInt8(ascii: "}"): return end + 1 == bytes.count
            default: return false
            }
        }
    }

    /// 0 beyond the end, which no text of the audit log has.
    private func byte(at place: Int) -> UInt8 { place < bytes.count ? bytes[place] : 0 }

    private func endOfString(at start: Int) -> Int? {
        guard byte(at: start) == UInt8(ascii: "\"") else { return nil }
        var place = start + 1
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\""): return place + 1
            case UInt8(ascii: "\\"): place += 2
            default: place += 1
            }
        }
        return nil
    }

    private func endOfValue(at start: Int) -> Int? {
        switch byte(at: start) {
        case UInt8(ascii: "\""): return endOfString(at: start)
        default:
            let end = bytes[start...].firstIndex { !Self.isOfWord($0) } ?? bytes.count
            return end > start ? end : nil
        }
    }

    /// Whether it is of a number, or of `true`, `false` or `null`.
    private static func isOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"),
            UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "E"):
            true
        default: false
        }
    }
}

/// A value that a field of a record has or had, and from when until when.
public struct PastValue<Value: ClinicRecord>: Sendable {
    public let field: Field<Value>
    public let value: FieldValue
    /// The entry of the audit log with which it came.
    public let entry: Stored<AuditEntry>
    /// Nil where the field has it still.
    public private(set) var until: Instant?

    init(_ field: Field<Value>, _ value: FieldValue, since entry: Stored<AuditEntry>) {
        self.field = field
        self.value = value
        self.entry = entry
    }

    /// What each field of a record was, in the order of the fields, the oldest first.
    ///
    /// - Parameter entries: those of the record, in their order.
    public static func history(of entries: [Stored<AuditEntry>]) -> [PastValue] {
        var values: [[PastValue]] = Value.fields.map { _ in [] }
        for entry in entries {
            guard let after = entry.after, case .object(let members)? = try? JSONText(parsing: Array(after.utf8)) else {
                continue
            }
            let json = Dictionary(members.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
            for (place, field) in Value.fields.enumerated() {
                // What a new record has no value of, it has nothing of from then on.
                let isFirst = values[place].isEmpty
                guard let value = json[field.name].flatMap(field.type.value) ?? (isFirst ? .null : nil) else {
                    continue
                }
                if !isFirst { values[place][values[place].count - 1].until = entry.at }
                values[place].append(PastValue(field, value, since: entry))
            }
        }
        return values.flatMap(\.self)
    }
}
