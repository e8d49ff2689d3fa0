import ClinicModel
import ClinicStore

extension Table {
    /// What each field of a patient was and is, of those that were ever changed, or of one.
    public static func history(of patient: Stored<Patient>, field: Field<Patient>? = nil) -> Table {
        Table(
            name: "history", title: "History", description: "One row for each value that a field of a patient had.",
            primaryKey: ["audit_entry_id", "field"],
            columns: [
                Column("field", .line, "Field", "The name of the field.", isRequired: true),
                Column("value", .prose, "Value", "What it was; empty for nothing."),
                Column("since", Instant.fieldType, "Since", "When it became that.", isRequired: true),
                Column("staff_member_id", RecordID<StaffMember>.fieldType, "Staff member ID", "Who entered it."),
                Column("staff_member", .line, "By", "Their name."),
                Column("account", .line, "Account", "The operating system account.", isRequired: true),
                Column("proof", Author.Proof.fieldType, "Proof", "How it was proved who it was.", isRequired: true),
                Column("reason", .prose, "Reason", "Why, where a reason was asked."),
                Column(
                    "audit_entry_id", RecordID<AuditEntry>.fieldType, "Audit entry ID", "The entry of the audit log.",
                    isRequired: true),
                Column("until", Instant.fieldType, "Until", "When it became something else; empty for what it is now."),
            ]
        ) { clinic, body in
            let names = try clinic.staffNames()
            let values = try clinic.history(of: patient)
            let changed = Set(values.filter { $0.until != nil }.map(\.field.name))
            for value in values where field.map({ $0.name == value.field.name }) ?? changed.contains(value.field.name) {
                let entry = value.entry
                try body([
                    .text(value.field.name), .text(value.field.type.text(of: value.value)).nothingWhereEmpty,
                    entry.at.fieldValue, entry.staffMemberID.fieldValue,
                    entry.staffMemberID.flatMap { names[$0] }.fieldValue, .text(entry.account), entry.proof.fieldValue,
                    entry.reason.fieldValue, entry.id.fieldValue, value.until.fieldValue,
                ])
            }
        }
    }
}

extension FieldValue {
    fileprivate var nothingWhereEmpty: FieldValue { self == .text("") ? .null : self }
}

extension Table {
    /// Everything that happened to a patient, oldest first.
    public static func timeline(of patient: RecordID<Patient>) -> Table {
        Table(
            name: "timeline", title: "Timeline", description: "One row for each thing on record, by day.",
            primaryKey: ["id"],
            columns: [
                Column("day", PartialDate.fieldType, "Day", "When it was, as far as is known."),
                Column("record", .line, "Record", "The kind of record that says so.", isRequired: true),
                Column("id", .line, "ID", "That record's id.", isRequired: true),
                Column("what", .prose, "What", "What it says, in a line.", isRequired: true),
            ]
        ) { clinic, body in
            for entry in try clinic.chart(of: patient).timeline {
                try body([entry.day.fieldValue, .text(entry.noun), .text(entry.id), .text(entry.text)])
            }
        }
    }
}
