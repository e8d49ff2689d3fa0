/// What somebody does with the records, as far as who may do it depends on their role.
///
/// Which roles may is said here and nowhere else; the store asks it before anything is done.
public enum Act: String, ValueSet {
    case look, register, book, history, draft, account
    case decide, sign, addend, words, copy, export, backup
    case pastValues = "past-values"
    case void, move, merge, staff, practice
    case importing = "import"
    case restore
    case auditLog = "audit-log"

    /// The roles that may.
    public var roles: [StaffMember.Role] {
        switch self {
        case .look, .register, .book, .history, .draft, .account: [.frontDesk, .clinician, .owner]
        case .decide, .sign, .addend, .words, .copy, .export, .backup, .pastValues: [.clinician, .owner]
        case .void, .move, .merge, .staff, .practice, .importing, .restore, .auditLog: [.owner]
        }
    }

    /// What is done, after "may": "sign visits".
    public var phrase: String {
        switch self {
        case .look: "look at records"
        case .register: "register patients"
        case .book: "book appointments"
        case .history: "enter what patients say"
        case .draft: "type drafts of visits"
        case .account: "account for disclosures"
        case .decide: "enter what clinicians decide"
        case .sign: "sign visits"
        case .addend: "add to signed visits"
        case .words: "change the practice's words"
        case .copy: "copy charts for patients"
        case .export: "export records"
        case .backup: "make backups"
        case .pastValues: "see past values"
        case .void: "void records"
        case .move: "move visits to another chart"
        case .merge: "merge charts"
        case .staff: "manage staff"
        case .practice: "change the practice and its offices"
        case .importing: "import records"
        case .restore: "restore backups"
        case .auditLog: "read the audit log"
        }
    }

    /// What belongs to it, one sentence.
    public var meaning: String {
        switch self {
        case .look: "Charts, lists, the day sheet, reports; who saw whose chart is in the audit log."
        case .register: "Patients, and what is kept of them."
        case .book: "Appointments and what became of them, and tries to reach a patient again."
        case .history:
            "Complaints and ratings, consents, history, prior care, safety answers, tests from elsewhere, reactions, "
                + "scores."
        case .draft: "Visits with their findings and adjustments, until they are signed."
        case .account: "To whom something of a patient's records was given, what, and what for."
        case .decide: "Assessments, imaging studies, care plans: what has no draft, and stands once it is entered."
        case .sign: "Only the clinician whom the visit names."
        case .addend: "Addenda, under one's own name."
        case .words: "Catalogues: tests, conditions, techniques, measures, safety questions, codes."
        case .copy: "One patient's whole record as files, for the patient or whoever may have it; a disclosure."
        case .export: "The records as files; who, when and where to is in the audit log."
        case .backup: "A copy of everything."
        case .pastValues:
            "What is kept of a patient as it was before, who changed it and when; that it was seen is in the audit log."
        case .void: "Visits and records of a chart that were entered in error."
        case .move: "A visit that was entered on the wrong chart."
        case .merge: "Two charts of one patient, and parting them again."
        case .staff:
            "Staff members, their accounts, passphrases and qualifications; everybody changes their own passphrase."
        case .practice: "What the practice has settled, and where it works."
        case .importing: "Records from files."
        case .restore: "A backup in the place of the records."
        case .auditLog: "Who did and saw what; that it is whole, anybody may verify."
        }
    }

    /// Who may, as people say it: "a clinician or the owner".
    public var allowed: String {
        roles.map(\.phrase).joined(separator: " or ")
    }
}

extension StaffMember.Role {
    /// Somebody of this role: "a clinician".
    public var phrase: String {
        switch self {
        case .frontDesk: "front desk"
        case .clinician: "a clinician"
        case .owner: "the owner"
        }
    }
}
