import ClinicModel
import ClinicStore

/// A practice that has a record of every kind, and something in every column of every table.
///
/// Patient, complaint, visit, study and plan are named by their ids, which are given in the order of entry.
enum FilledPractice {
    static let owner: RecordID<StaffMember> = 1
    static let clinician: RecordID<StaffMember> = 2
    static let frontDesk: RecordID<StaffMember> = 3

    /// A new store in memory.
    static func store() throws -> ClinicStore {
        let store = try ClinicStore()
        try store.write(as: .of(nil)) { writer in
            try addPractice(to: writer)
            try addCatalogues(to: writer)
            try addPatients(to: writer)
        }
        try store.write(as: .of(owner)) { try addComplaints(to: $0) }
        try store.write(as: .of(clinician)) { try addVisits(to: $0) }
        try store.write(as: .of(owner)) { writer in
            try addVoidVisit(to: writer)
            try addIntake(to: writer)
            try addFollowUp(to: writer)
            try addAppointments(to: writer)
        }
        try store.write(as: .of(owner)) { try mergeTwin(in: $0) }
        return store
    }

    /// Adds a record once `fill` has filled it.
    @discardableResult
    static func add<Value: StoredRecord>(
        _ record: Value, to writer: ClinicWriter, _ fill: (inout Value) throws -> Void = { _ in }
    ) throws -> RecordID<Value> {
        var record = record
        try fill(&record)
        return try writer.add(record).id
    }

    /// Adds a record and declares it void.
    static func addVoid<Value: StoredRecord & ChartRecord>(
        _ record: Value, to writer: ClinicWriter, _ fill: (inout Value) throws -> Void = { _ in }
    ) throws {
        _ = try writer.void(add(record, to: writer, fill), reason: "Of her sister")
    }

    private static func addPractice(to writer: ClinicWriter) throws {
        try add(Practice(name: "Plumb Lane", dateOrder: .dmy), to: writer) {
            ($0.legUnit, $0.retentionYears, $0.jurisdiction) = (.inch, 10, "Ireland")
        }
        try add(Office(name: "Main", timeZone: "Europe/Dublin"), to: writer) {
            ($0.address, $0.city, $0.country, $0.phone) = ("1 Main Street", "Cork", "Ireland", "+353 21 000 0001")
        }
        try add(StaffMember(name: "Olive Owens", role: .owner), to: writer)
        try add(StaffMember(name: "Cleo Clarke", role: .clinician), to: writer) {
            ($0.account, $0.profession, $0.registration) = ("cleo", .chiropractor, "Register 1234")
        }
        try add(StaffMember(name: "Fred Dexter", role: .frontDesk), to: writer)
        try add(Qualification(of: clinician, title: "Master of Chiropractic"), to: writer) {
            ($0.awardedBy, $0.awardedOn) = ("A university", .month(year: 2004, month: 7))
            ($0.checkedBy, $0.checkedOn) = (owner, "2026-02-03")
        }
    }

    /// The practice's own words, beside those that every database begins with.
    private static func addCatalogues(to writer: ClinicWriter) throws {
        try add(Technique.blank, to: writer) { ($0.code, $0.name) = ("own-way", "Own way") }
        try add(SafetyItem(code: "own-item", name: "Own item", area: .leg), to: writer) { $0.active = true }
        try add(Measure(code: "own-scale", name: "Own scale", range: -2.5...10.25), to: writer) { $0.unit = "points" }
        try add(
            ClassificationCode(system: .icd10cm, version: "FY2023", code: "M54.31", title: "Sciatica, right side"),
            to: writer)
    }

    /// Merges a patient who has a complaint into the second.
    private static func mergeTwin(in writer: ClinicWriter) throws {
        let twin = try writer.add(Patient(givenNames: "Lee"))
        try add(Complaint(of: twin.id, recordedOn: "2026-11-02", words: "My hand", region: .wristHand), to: writer)
        _ = try writer.merge(twin, into: writer.record(2), reason: "Registered twice")
    }

    private static func addPatients(to writer: ClinicWriter) throws {
        try add(Patient(familyName: "Nguyễn", givenNames: "Lan Anh"), to: writer) {
            ($0.knownAs, $0.birthDate, $0.sex) = ("Annie", .year(1980), .female)
            ($0.genderIdentity, $0.pronouns) = ("woman", "she/her")
            ($0.phone, $0.phoneOther, $0.email) = ("021 000 0002", "021 000 0003", "lan@example.org")
            ($0.addressLine1, $0.addressLine2) = ("Flat 4", "5 Hill Road")
            ($0.city, $0.region, $0.postcode, $0.country) = ("Mallow", "County Cork", "00123", "Ireland")
            ($0.preferredContact, $0.guardian) = (.email, "Minh Nguyễn")
            ($0.emergencyContact, $0.emergencyPhone) = ("Hoa Nguyễn", "021 000 0004")
            ($0.occupation, $0.officeID, $0.primaryClinicianID) = ("welder", 1, clinician)
            ($0.referredBy, $0.legacyNumber, $0.alert) = ("Dr. Byrne", "A-0077", "Latex allergy\nAsk about stairs")
        }
        try add(Patient(familyName: "Lee", status: .prospect), to: writer) { $0.birthDateUnknown = "Papers lost" }
    }
}
