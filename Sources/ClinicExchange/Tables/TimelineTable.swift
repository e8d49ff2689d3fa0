import ClinicModel
import ClinicStore

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
