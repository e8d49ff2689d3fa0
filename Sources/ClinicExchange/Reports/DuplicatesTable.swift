import ClinicModel
import ClinicStore
import RecordLinkage

extension Table {
    /// Pairs of patients who are likely one person, best first.
    ///
    /// - Parameter least: the score that a pair needs.
    public static func duplicates(atLeast least: Double) -> Table {
        Table(
            report: "duplicates", title: "Duplicates",
            description: "One row for each pair of patients who are likely one person, the likeliest first.",
            key: ["patient_id_1", "patient_id_2"], columns: columns
        ) { clinic, body in
            try clinic.forEachDuplicate(atLeast: least) { try body($0) }
        }
    }

    private static let columns: [ReportColumn<DuplicateLine>] = [
        ReportColumn("patient_id_1", \.first.id, "Patient ID 1", "The one of the two with the lower number."),
        ReportColumn(
            "legacy_number_1", \.first.legacyNumber, "Legacy number 1", "That patient's number in an older system."),
        ReportColumn("patient_id_2", \.second.id, "Patient ID 2", "The other one."),
        ReportColumn(
            "legacy_number_2", \.second.legacyNumber, "Legacy number 2", "That patient's number in an older system."),
        ReportColumn(
            "score", \.score, "Score",
            """
            How much more speaks for one person than for two, in bits: 0 is as likely as not, and each point doubles the \
            odds.
            """),
        ReportColumn("reasons", \.reasons, "Reasons", "What the comparison of each field came to."),
        ReportColumn("patient_name_1", \.first.record.name, "Patient name 1", "The first patient's name."),
        ReportColumn("birth_date_1", \.first.birthDate, "Birth date 1", "The first patient's birth date."),
        ReportColumn("patient_name_2", \.second.record.name, "Patient name 2", "The other patient's name."),
        ReportColumn("birth_date_2", \.second.birthDate, "Birth date 2", "The other patient's birth date."),
    ]
}
