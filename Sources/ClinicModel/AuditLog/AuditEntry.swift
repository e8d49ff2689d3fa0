/// One row of the audit log: a change, a view of a chart, an export, or a refusal.
public struct AuditEntry: ClinicRecord {
    public var at: Instant
    public var staffMemberID: RecordID<StaffMember>?
    public var account: String
    public var proof: Author.Proof
    public var action: Action
    public var recordType: String
    public var recordID: Int?
    public var patientID: RecordID<Patient>?
    public var before: String?
    public var after: String?
    public var reason: String?
    public var hash: String
    /// The number of the first entry of those that were written together; 0 until the entry is written.
    public var changeID = 0
    /// How the entry came about; nil in entries from before this was noted.
    public var origin: Origin?
    /// The number of the first entry of the change that this one undoes, or does again.
    public var undoes: Int?

    public init(
        by author: Author, action: Action, recordType: String, recordID: Int64?, patientID: RecordID<Patient>?,
        before: String? = nil, after: String? = nil, reason: String? = nil
    ) {
        at = author.now
        staffMemberID = author.staffMemberID
        account = author.account
        proof = author.proof
        self.action = action
        self.recordType = recordType
        self.recordID = recordID.map(Int.init)
        self.patientID = patientID
        self.before = before
        self.after = after
        self.reason = reason
        hash = ""
    }

    public enum Action: String, ValueSet {
        case add, edit, sign, void, move, view, export, refuse
    }

    /// How an entry came about.
    public enum Origin: String, ValueSet {
        /// Somebody entered or did it.
        case entry
        /// It came with an import.
        case `import`
        /// It came with the demo practice.
        case demo
        /// Two charts were merged, or parted again.
        case merge
        /// A command was undone, or done again.
        case undo
    }
}

extension AuditEntry {
    public static let name = "audit_entry"
    public static let table = "audit_entries"
    public static let blank = AuditEntry(
        by: Author(
            staffMemberID: nil, account: "", proof: .unproved, now: Instant(milliseconds: 0), today: .placeholder),
        action: .add, recordType: "", recordID: nil, patientID: nil)

    public static let fields: [Field<AuditEntry>] = [
        Field("at", \.at, "At", "When it happened."),
        Field("staff_member_id", \.staffMemberID, "Staff member ID", "Who did it; empty while a practice is set up."),
        Field("account", \.account, "Account", "The operating system account that it was done from."),
        Field("proof", \.proof, "Proof", "How it was proved who was at the keyboard."),
        Field("action", \.action, "Action", "What was done."),
        Field("record_type", \.recordType, "Record type", "The kind of record that it was done to."),
        Field("record_id", \.recordID, type: .integer(1...Int.max), "Record ID", "The id of that record."),
        Field("patient_id", \.patientID, "Patient ID", "The patient whom it concerns."),
        Field("before", \.before, type: .prose, "Before", "The fields that changed, as they were: JSON."),
        Field("after", \.after, type: .prose, "After", "The fields that changed, as they are since: JSON."),
        Field("reason", \.reason, type: .prose, "Reason", "Why, where a reason was asked."),
        Field("hash", \.hash, "Hash", "SHA-256 over the entry and the hash of the entry before it."),
        Field(
            "change_id", \.changeID, type: .integer(1...Int.max), "Change ID",
            "The first entry of those that one command wrote together."),
        Field("origin", \.origin, "Origin", "How the entry came about."),
        Field(
            "undoes", \.undoes, type: .integer(1...Int.max), "Undoes",
            "The first entry of the change that it undoes, or does again."),
    ]

    /// The places of fields that are worked out when the entry is written.
    public static let hashPlace = place(of: "hash")
    public static let changePlace = place(of: "change_id")

    private static func place(of name: String) -> Int {
        guard let place = fields.firstIndex(where: { $0.name == name }) else {
            preconditionFailure("audit entries have no \(name)")
        }
        return place
    }

    /// What the entry's hash is over: the hash of the entry before it, the entry's number and all its other
    /// fields, in their order, each as a netstring (`<bytes>:<text>,`) and `-` for nothing. The fields after the change are
    /// left out where all of them are nothing: they were appended, and earlier entries do not have them.
    ///
    /// A length in front of each text leaves no two entries with the same bytes.
    public func hashedText(number: Int64, previousHash: String) -> String {
        String(decoding: Self.hashedBytes(of: values, number: number, previousHash: previousHash), as: UTF8.self)
    }

    /// The same, of the values of an entry's fields; the hash among them is not looked at.
    public static func hashedBytes(of values: [FieldValue], number: Int64, previousHash: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(1_024)
        bytes.append(netstring: previousHash)
        bytes.append(netstring: String(number))
        let fields = fields
        let (hashPlace, changePlace) = (hashPlace, changePlace)
        let hasAppended = values[(changePlace + 1)...].contains { $0 != .null }
        for index in 0..<fields.count where index != hashPlace && (index <= changePlace || hasAppended) {
            switch values[index] {
            case .null: bytes.append(UInt8(ascii: "-"))
            case .text(let text): bytes.append(netstring: text)
            case let value: bytes.append(netstring: fields[index].type.text(of: value))
            }
        }
        return bytes
    }
}

extension ClinicRecord {
    /// The record as the audit log keeps it: a JSON object of the fields that have a value.
    public var auditText: String { Self.auditText(of: values) }

    /// The same, of the values of a record's fields.
    public static func auditText(of values: [FieldValue]) -> String {
        auditText(of: values) { if case .null = values[$0] { false } else { true } }
    }

    /// What changes from this record to `other`, each side as a JSON object; nil where nothing does.
    public func changes(to other: Self) -> (before: String, after: String)? {
        let (old, new) = (values, other.values)
        guard old != new else { return nil }
        let differs = zip(old, new).map { $0 != $1 }
        return (Self.auditText(of: old) { differs[$0] }, Self.auditText(of: new) { differs[$0] })
    }

    private static func auditText(of values: [FieldValue], where isKept: (Int) -> Bool) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(512)
        bytes.append(UInt8(ascii: "{"))
        let fields = fields
        for index in 0..<fields.count where isKept(index) {
            if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(quoted: fields[index].name)
            bytes.append(UInt8(ascii: ":"))
            bytes.append(auditValue: values[index], of: fields[index].type)
        }
        bytes.append(UInt8(ascii: "}"))
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// Who is at the keyboard, how that was proved, and when: what the audit log writes beside every change.
public struct Author: Sendable {
    /// Nil while a practice is being set up, before it has staff.
    public let staffMemberID: RecordID<StaffMember>?
    /// The operating system account.
    public let account: String
    public let proof: Proof
    public let now: Instant
    /// The day at the practice, after which nothing can have happened yet.
    public let today: CalendarDay

    public init(
        staffMemberID: RecordID<StaffMember>?, account: String, proof: Proof, now: Instant, today: CalendarDay
    ) {
        self.staffMemberID = staffMemberID
        self.account = account
        self.proof = proof
        self.now = now
        self.today = today
    }

    public enum Proof: String, ValueSet {
        /// The operating system account is the one bound to the staff member.
        case account
        /// The staff member's passphrase was given.
        case passphrase
        /// The staff member was chosen at a shared desk.
        case unproved
    }
}

// The audit log's texts are written for every change: as bytes, which need no text for each part.

extension [UInt8] {
    mutating func append(text: String) {
        if text.utf8.withContiguousStorageIfAvailable({ append(contentsOf: $0) }) == nil {
            append(contentsOf: text.utf8)
        }
    }

    /// Appends the text with its length before it: `<bytes>:<text>,`.
    mutating func append(netstring text: String) {
        append(text: String(text.utf8.count))
        append(UInt8(ascii: ":"))
        append(text: text)
        append(UInt8(ascii: ","))
    }

    /// Appends the value of a field as the audit log has it, in JSON.
    public mutating func append(auditValue value: FieldValue, of type: FieldType) {
        switch value {
        case .text(let text): append(quoted: text)
        case .integer, .number, .null: append(text: type.json(of: value).compact)
        }
    }

    /// Appends the text as a string of JSON.
    mutating func append(quoted text: String) {
        guard !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) else {
            return append(text: JSONText.string(text).compact)
        }
        append(UInt8(ascii: "\""))
        append(text: text)
        append(UInt8(ascii: "\""))
    }
}
