import ClinicModel

extension Table {
    /// Who may do what: a row for each act, from the one place that decides it.
    public static var roles: Table {
        Table(
            report: "roles", title: "Roles",
            description: "One row for each thing that a staff member may do or not, as their role has it.",
            key: ["act"], columns: columns
        ) { _, body in try Act.allCases.forEach(body) }
    }

    private static let columns: [ReportColumn<Act>] = [
        ReportColumn("act", \.self, "Act", "The word for it."),
        ReportColumn("what", \.title, "What", "What is done."),
        ReportColumn("front_desk", \.isForFrontDesk, "Front desk", "Whether the front desk may."),
        ReportColumn("clinician", \.isForClinicians, "Clinician", "Whether a clinician may."),
        ReportColumn("owner", \.isForOwner, "Owner", "Whether the owner may."),
        ReportColumn("meaning", \.meaning, "Meaning", "What belongs to it."),
    ]
}

/// The part of `docs/record-keeping.md` that says who may do what.
public enum RolePage {
    /// A row for each act, in Markdown.
    public static var markdown: String {
        """
        | What | Front desk | Clinician | Owner | Which is |
        |---|---|---|---|---|

        """ + Act.allCases.map(row).joined()
    }

    private static func row(on act: Act) -> String {
        let cells = StaffMember.Role.allCases.map { act.roles.contains($0) ? "yes" : "" }
        return "| \(act.title) | \(cells.joined(separator: " | ")) | \(act.meaning) |\n"
    }
}

extension Act {
    fileprivate var title: String { phrase.prefix(1).uppercased() + phrase.dropFirst() }
    fileprivate var isForFrontDesk: Bool { roles.contains(.frontDesk) }
    fileprivate var isForClinicians: Bool { roles.contains(.clinician) }
    fileprivate var isForOwner: Bool { roles.contains(.owner) }
}
