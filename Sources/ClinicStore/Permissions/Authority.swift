import ClinicModel

/// As whom a transaction is run, as the records have it at that moment.
enum Authority {
    /// By the program itself, or by whoever sets up a practice in which nothing was recorded yet.
    case unlimited
    case member(Stored<StaffMember>)
    case nobody
}

extension ClinicReader {
    /// Throws a ``Refusal`` where the person at the keyboard may not do this.
    public func permit(_ act: Act) throws {
        try permit(act, on: Refusal.Subject(recordType: Practice.name, recordID: nil, patientID: nil))
    }

    /// Throws a ``Refusal`` where the person at the keyboard may not add such a record to a chart.
    public func permitAdding<Value: StoredRecord>(_: Value.Type, for patient: RecordID<Patient>) throws {
        try permit(Value.kind.act, on: Refusal.Subject(recordType: Value.name, recordID: nil, patientID: patient))
    }

    /// Throws a ``Refusal`` where the person at the keyboard may not do this to a record.
    func permit<Value: StoredRecord>(_ act: Act, on record: Stored<Value>) throws {
        try permit(act, on: subject(record))
    }

    func permit(_ act: Act, on subject: @autoclosure () -> Refusal.Subject) throws {
        switch try authority.get() {
        case .unlimited: return
        case .nobody: throw Refusal(.nobody, on: subject())
        case .member(let member):
            guard member.active else { throw Refusal(.deactivated(member), on: subject()) }
            guard act.roles.contains(member.role) else { throw Refusal(.role(act, member), on: subject()) }
        }
    }

    /// Throws a ``Refusal`` where the person at the keyboard is not the clinician whose visit it is.
    ///
    /// - Parameter id: nil for a visit that is being recorded.
    public func permitSigning(
        _ id: RecordID<Visit>? = nil, of patient: RecordID<Patient>, by clinician: RecordID<StaffMember>
    ) throws {
        let subject = Refusal.Subject(recordType: Visit.name, recordID: id?.number, patientID: patient)
        if clinician != person?.staffMemberID {
            throw Refusal(.anothersToSign(id, try record(clinician)), on: subject)
        }
        try permit(.sign, on: subject)
    }

    /// A record as the audit log names it.
    func subject<Value: StoredRecord>(_ record: Stored<Value>) -> Refusal.Subject {
        // What is being added has no number yet, nor has its patient where that is what is added.
        let patient = try? Value.kind.patientID(of: record, in: self)
        return Refusal.Subject(
            recordType: Value.name, recordID: record.id == .unassigned ? nil : record.id.number,
            patientID: patient == .unassigned ? nil : patient)
    }

    /// As whom this transaction is run.
    func currentAuthority() throws -> Authority {
        guard let person else { return .unlimited }
        guard let id = person.staffMemberID else { return try hasStaff() && !hasOnlySetUp() ? .nobody : .unlimited }
        return try records(StaffMember.self, .id(id)).first.map(Authority.member) ?? .nobody
    }

    private func hasStaff() throws -> Bool {
        try db.integer("SELECT 1 FROM staff_members LIMIT 1") != nil
    }
}
