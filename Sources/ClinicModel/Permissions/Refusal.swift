/// Something that was not done, since whoever asked for it may not; the audit log says so.
public struct Refusal: ClinicError, Hashable {
    public let problem: Problem
    public let subject: Subject

    public init(_ problem: Problem, on subject: Subject) {
        self.problem = problem
        self.subject = subject
    }

    /// A refusal that is about a staff member.
    public init(_ problem: Problem, of member: RecordID<StaffMember>? = nil) {
        self.init(problem, on: Subject(recordType: StaffMember.name, recordID: member?.number, patientID: nil))
    }

    /// What it would have been done to, as the audit log names it.
    public struct Subject: Hashable, Sendable {
        public let recordType: String
        public let recordID: Int64?
        public let patientID: RecordID<Patient>?

        public init(recordType: String, recordID: Int64?, patientID: RecordID<Patient>?) {
            self.recordType = recordType
            self.recordID = recordID
            self.patientID = patientID
        }
    }

    public enum Problem: Hashable, Sendable {
        /// The role of the person at the keyboard may not.
        case role(Act, Stored<StaffMember>)
        /// A visit is another clinician's to sign; nil is one that is being recorded.
        case anothersToSign(RecordID<Visit>?, Stored<StaffMember>)
        case deactivated(Stored<StaffMember>)
        /// Nobody is named as being at the keyboard.
        case nobody
        case unknownAccount(String)
        case anothersAccount(Stored<StaffMember>)
        /// There is a passphrase, and nobody to ask for it.
        case passphraseMissing(Stored<StaffMember>)
        /// - Parameter wait: seconds until the next one is looked at.
        case passphraseWrong(Stored<StaffMember>, wait: Int)
        case passphraseTooSoon(Stored<StaffMember>, wait: Int)
        /// What proves a member would be changed by somebody who proved nothing.
        case proofNeeded(Stored<StaffMember>)
    }

    public var kind: ErrorKind { .notPermitted }

    public var description: String {
        switch problem {
        case .role(let act, let member):
            "\(member.name) (\(member.id)) is \(member.role.phrase) and may not \(act.phrase); \(act.allowed) may."
        case .anothersToSign(let id, let clinician):
            "\(id?.description ?? "The visit") is for \(clinician.name) (\(clinician.id)) to sign, and for nobody else."
        case .deactivated(let member):
            "\(member.name) (\(member.id)) no longer works here; the owner may say otherwise with plumb staff "
                + "edit \(member.id) --active yes."
        case .nobody: "Nobody is named as being at the keyboard; say who with --staff S-n."
        case .unknownAccount(let account):
            "The account \(account) is nobody's here; say who you are with --staff S-n, or have the owner add you with "
                + "plumb staff add --name NAME --role ROLE --account \(account), or if you are on the list of the staff, "
                + "with plumb staff edit S-n --account \(account)."
        case .anothersAccount(let member):
            "\(member.name) (\(member.id)) signs in with an operating system account of their own, and this is not it."
        case .passphraseMissing(let member):
            "\(member.name) (\(member.id)) has a passphrase, and nobody can be asked for it here; name the file that "
                + "holds it with --staff-passphrase-file or PLUMB_STAFF_PASSPHRASE_FILE."
        case .passphraseWrong(let member, let wait):
            "That is not the passphrase of \(member.name) (\(member.id)); the next try counts in \(wait) s."
        case .passphraseTooSoon(let member, let wait):
            "The last passphrase for \(member.name) (\(member.id)) was wrong; try again in \(wait) s."
        case .proofNeeded(let member):
            "\(member.name) (\(member.id)) has an account or a passphrase, so only somebody who proves who they are may "
                + "change what is kept of them."
        }
    }

    /// What the audit log says of it: no names, and nothing that was typed.
    public var auditReason: String {
        switch problem {
        case .role(let act, let member): "\(member.role.phrase) may not \(act.phrase)"
        case .anothersToSign: "another's visit to sign"
        case .deactivated: "no longer works here"
        case .nobody: "nobody at the keyboard"
        case .unknownAccount: "unknown account"
        case .anothersAccount: "another's account"
        case .passphraseMissing: "no passphrase given"
        case .passphraseWrong: "wrong passphrase"
        case .passphraseTooSoon: "too soon after a wrong passphrase"
        case .proofNeeded: "change of what proves a member, by somebody unproved"
        }
    }
}
