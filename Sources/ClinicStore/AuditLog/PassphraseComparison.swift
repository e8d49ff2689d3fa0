import ClinicModel

/// Holds the passphrases against what the audit log says of them: whether a member has one, and which, without what it is.
///
/// They are no records: what is kept of one is its hash, and the audit log has a digest of that.
struct PassphraseComparison {
    private var states: [Int64: State] = [:]

    private struct State: Equatable {
        var isSet = false
        /// Nil where an earlier version of the program, which wrote none, set it.
        var digest: String?
    }

    static let field = "passphrase"
    static let digestField = "passphrase_digest"

    /// Whether a field that the audit log has of a staff member, `"name":value`, is one of the passphrase.
    static func isField(_ member: UnsafeRawBufferPointer) -> Bool {
        member.starts(with: "\"\(field)\":".utf8) || member.starts(with: "\"\(digestField)\":".utf8)
    }

    /// Takes such a field of what an entry says is there since, in the order of the audit log.
    mutating func take(_ member: UnsafeRawBufferPointer, of id: Int64) {
        let parts = String(decoding: member, as: UTF8.self).split(separator: "\"")
        guard parts.count == 3 else { return }
        if parts[0] == Self.field {
            states[id] = State(isSet: parts[2] == "set")
        } else {
            states[id]?.digest = String(parts[2])
        }
    }

    /// The first member whose passphrase is not as the audit log has it.
    func difference(in db: Connection) throws -> RecordDifference? {
        guard try !db.columns(of: "passphrases").isEmpty else { return nil }
        let rows = try db.rows("SELECT staff_member_id, hash FROM passphrases")
        var kept: [Int64: State] = [:]
        for row in rows {
            guard let id = row.integer(0), let text = row.text(1) else { continue }
            let hasDigest = states[id]?.digest != nil
            kept[id] = State(isSet: true, digest: hasDigest ? PassphraseHash(text: text).digest : nil)
        }
        let noted = states.filter(\.value.isSet)
        let differing = Set(kept.keys).union(noted.keys).filter { kept[$0] != noted[$0] }.sorted()
        return differing.first.map {
            RecordDifference(
                record: RecordID<StaffMember>($0).description, problem: .altered(fields: [Self.field]),
                isOnly: differing.count == 1)
        }
    }
}
