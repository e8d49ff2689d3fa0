import ClinicModel
import Testing

@testable import ClinicStore

@Suite struct StaffTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    private func deactivate(_ id: RecordID<StaffMember>) throws -> Stored<StaffMember> {
        try clinic.write(by: clinic.owner) { try $0.deactivate(id) }
    }

    @Test func `who leaves is kept, and no longer offered`() throws {
        let visit = try clinic.signed()
        #expect(try deactivate(clinic.clinician).active == false)
        try clinic.store.read { reader in
            try #expect(reader.activeClinicians().map(\.id) == [clinic.owner, clinic.colleague])
            try #expect(reader.visitSheet(visit.id).clinicianName == "Cleo Clarke")
        }
        #expect(try clinic.void(visit.id).state == .void)
    }

    @Test func `who left does not leave again`() throws {
        _ = try deactivate(clinic.frontDesk)
        #expect(throws: StaffError.inactive("Fred Dexter", clinic.frontDesk)) { try deactivate(clinic.frontDesk) }
        #expect(throws: NotFoundError(RecordID<StaffMember>(9))) { try deactivate(9) }
    }

    @Test func `the only owner stays`() throws {
        #expect(throws: StaffError.lastOwner("Olive Owens", clinic.owner)) { try deactivate(clinic.owner) }
        try clinic.write { try $0.add(StaffMember(name: "Otto", role: .owner)) }
        #expect(try deactivate(clinic.owner).active == false)
        #expect(throws: StaffError.lastOwner("Otto", 5)) { try clinic.write(by: 5) { try $0.deactivate(5) } }
    }

    @Test func `the only owner stays an owner in an edit`() throws {
        let owner = try clinic.store.read { try $0.record(clinic.owner) }
        var left = owner.record
        left.active = false
        #expect(throws: StaffError.lastOwner("Olive Owens", clinic.owner)) {
            try clinic.write { try $0.edit(owner, to: left) }
        }
        var demoted = owner.record
        demoted.role = .clinician
        #expect(throws: StaffError.lastOwner("Olive Owens", clinic.owner)) {
            try clinic.write { try $0.edit(owner, to: demoted) }
        }
    }

    @Test func `the last proof that somebody is an owner stays`() throws {
        // Every machine of the kind has this account, and none the other.
        let (known, unknown) = ("root", "no-such-account")
        func edit(_ id: RecordID<StaffMember>, _ account: String?) throws {
            let member = try clinic.store.read { try $0.record(id) }
            var new = member.record
            new.account = account
            try write { try $0.edit(member, to: new) }
        }
        @discardableResult
        func write<Result>(_ body: (ClinicWriter) throws -> Result) throws -> Result {
            return try clinic.store.write(as: .of(clinic.owner, account: known, proof: .account), body)
        }
        try edit(clinic.owner, known)
        for none in [nil, ""] {
            #expect(throws: StaffError.lastProof("Olive Owens", clinic.owner)) { try edit(clinic.owner, none) }
        }
        #expect(throws: StaffError.unknownAccount("Olive Owens", clinic.owner, unknown)) {
            try edit(clinic.owner, unknown)
        }
        // Others may come from a machine that this one does not know.
        try edit(clinic.clinician, unknown)
        try edit(clinic.clinician, nil)
        let hash = try PassphraseHash(of: Passphrase(new: "a long enough secret"), cost: .least)
        try write { try $0.setPassphrase(hash, of: $0.record(clinic.owner)) }
        try edit(clinic.owner, unknown)
        let check = try clinic.store.read { try $0.checkMembers() }
        #expect(check.state == .warning && !check.found.contains("no account"))
        #expect(throws: StaffError.unknownAccount("Olive Owens", clinic.owner, unknown)) {
            try write { try $0.setPassphrase(nil, of: $0.record(clinic.owner)) }
        }
        try edit(clinic.owner, nil)
        #expect(throws: StaffError.lastProof("Olive Owens", clinic.owner)) {
            try write { try $0.setPassphrase(nil, of: $0.record(clinic.owner)) }
        }
        // With another owner, it is theirs to put right.
        try write { try $0.add(StaffMember(name: "Otto", role: .owner)) }
        try edit(5, known)
        try write { try $0.setPassphrase(nil, of: $0.record(clinic.owner)) }
    }

    @Test func `who is named as a clinician stays one`() throws {
        func demote(_ id: RecordID<StaffMember>) throws {
            let member = try clinic.store.read { try $0.record(id) }
            var new = member.record
            new.role = .frontDesk
            try clinic.write(by: clinic.owner) { try $0.edit(member, to: new) }
        }
        _ = try clinic.draft()
        try clinic.write { writer in
            let patient = try writer.record(clinic.patient)
            var new = patient.record
            new.primaryClinicianID = clinic.owner
            _ = try writer.edit(patient, to: new)
            try writer.add(StaffMember(name: "Otto", role: .owner))
        }
        #expect(throws: StaffError.hasTreated("Cleo Clarke", clinic.clinician)) { try demote(clinic.clinician) }
        #expect(throws: StaffError.hasTreated("Olive Owens", clinic.owner)) { try demote(clinic.owner) }
        try demote(clinic.colleague)
    }

    @Test func `qualifications are a staff member's own`() throws {
        try clinic.write(by: clinic.owner) { writer in
            try writer.add(Qualification(of: clinic.clinician, title: "Master of Chiropractic"))
            try writer.add(Qualification(of: clinic.colleague, title: "BSc Physiotherapy"))
        }
        let titles = try clinic.store.read { try $0.records(Qualification.self, .of(clinic.colleague)).map(\.title) }
        #expect(titles == ["BSc Physiotherapy"])
    }

    @Test func `the only office stays open`() throws {
        let office = try clinic.store.read { try $0.record(clinic.office) }
        var closed = office.record
        closed.active = false
        #expect(throws: OfficeClosingError.self) { try clinic.write { try $0.edit(office, to: closed) } }
        try clinic.write { try $0.add(Office(name: "Quay", timeZone: "UTC")) }
        #expect(try clinic.write { try $0.edit(office, to: closed) }.active == false)
    }

    @Test func `offices that are closed are no longer offered`() throws {
        try clinic.write { writer in
            var closed = Office(name: "Quay", timeZone: "UTC")
            closed.active = false
            try writer.add(closed)
        }
        #expect(try clinic.store.read { try $0.activeOffices().map(\.name) } == ["Main"])
    }
}
