import ClinicModel
import Testing

/// A record of each type with something in every field, and in no two fields of a type the same.
///
/// They show how fields are kept; a patient with every field filled would break the rules between them.
struct RecordExample: CustomTestStringConvertible {
    let record: any ClinicRecord

    var testDescription: String { type(of: record).name }

    static func all() throws -> [RecordExample] {
        try (practice() + people() + care() + catalogues()).map(RecordExample.init)
    }

    private static func filled<Value: ClinicRecord>(_ record: Value, _ fill: (inout Value) throws -> Void)
        rethrows -> Value
    {
        var record = record
        try fill(&record)
        return record
    }

    private static func practice() throws -> [any ClinicRecord] {
        [
            filled(Practice(name: "Upper Neck Practice", dateOrder: .dmy)) {
                $0.legUnit = .inch
                $0.retentionYears = 10
                $0.jurisdiction = "Ireland"
            },
            filled(Office(name: "Main Street", timeZone: "Europe/Dublin")) {
                $0.address = "1 Main Street"
                $0.city = "Cork"
                $0.country = "Ireland"
                $0.phone = "+353 21 000 0001"
                $0.active = false
            },
            filled(StaffMember(name: "Ada Okafor", role: .owner)) {
                $0.account = "ada"
                $0.profession = .chiropractor
                $0.registration = "Register of Chiropractors 1234"
                $0.active = false
            },
            try filled(Qualification(of: RecordID(2), title: "Master of Chiropractic")) {
                $0.awardedBy = "A university"
                $0.awardedOn = try partialDate("2004-07")
                $0.checkedBy = RecordID(3)
                $0.checkedOn = try calendarDay("2026-02-03")
            },
            filled(AuditEntry.blank) {
                $0.at = Instant(milliseconds: 1_773_480_600_789)
                $0.staffMemberID = RecordID(3)
                $0.account = "desk"
                $0.proof = .account
                $0.action = .void
                $0.recordType = "visit"
                $0.recordID = 31
                $0.patientID = RecordID(13)
                $0.before = #"{"state":"draft"}"#
                $0.after = #"{"state":"void"}"#
                $0.reason = "Wrong patient"
                $0.hash = "00ff"
            },
        ]
    }

    private static func people() throws -> [any ClinicRecord] {
        [
            try filled(Patient(familyName: "Nguyễn", givenNames: "Lan Anh", status: .prospect)) {
                $0.knownAs = "Annie"
                $0.birthDate = try partialDate("1980-03")
                $0.birthDateUnknown = "Papers lost"
                $0.sex = .female
                $0.genderIdentity = "woman"
                $0.pronouns = "she/her"
                $0.phone = "021 000 0002"
                $0.phoneOther = "021 000 0003"
                $0.email = "lan@example.org"
                $0.addressLine1 = "Flat 4"
                $0.addressLine2 = "5 Hill Road"
                $0.city = "Mallow"
                $0.region = "County Cork"
                $0.postcode = "00123"
                $0.country = "Ireland"
                $0.preferredContact = Patient.PreferredContact.none
                $0.guardian = "Minh Nguyễn"
                $0.emergencyContact = "Hoa Nguyễn"
                $0.emergencyPhone = "021 000 0004"
                $0.occupation = "welder"
                $0.officeID = RecordID(1)
                $0.primaryClinicianID = RecordID(2)
                $0.referredBy = "Dr. Byrne"
                $0.legacyNumber = "A-0077"
                $0.alert = "Latex allergy\nAsk about the stairs"
            },
            try filled(
                Complaint(
                    of: RecordID(7), recordedOn: calendarDay("2026-01-05"), words: "My leg is numb,\nall day",
                    region: .lowerLeg)
            ) {
                $0.side = .midline
                $0.radiatesTo = "the foot"
                $0.condition = "sciatica"
                $0.code = "M54.31"
                $0.codeVersion = "2026"
                $0.symptoms = [.pain, .numbness, .reducedMotion]
                $0.onset = try partialDate("2025")
                $0.onsetManner = .gradual
                $0.mechanism = .repetitiveMotion
                $0.course = .recurrent
                $0.aggravatedBy = "exercise"
                $0.relievedBy = "sitting"
                $0.affects = [.walking, .dailyActivities]
                $0.severity = 7
                $0.status = .noChange
                $0.closedOn = try calendarDay("2026-03-14")
            },
            filled(SeverityRating(of: RecordID(5), ratedOn: try calendarDay("2026-02-02"), score: 4)) {
                $0.visitID = RecordID(31)
                $0.kind = .worst
                $0.reporter = .clinician
            },
        ]
    }

    private static func care() throws -> [any ClinicRecord] {
        [
            try filled(draftVisit()) {
                $0.clinicianID = RecordID(3)
                $0.visitedAt = try timeOfDay("09:30")
                $0.kind = .reExamination
                $0.changesSinceLast = "Slept well"
                $0.regionsExamined = [.neck, .lowBack]
                $0.determination = .inAlignment
                $0.outcome = .notAdjusted
                $0.reason = .other
                $0.reasonText = "Asked to wait"
                $0.note = "Walked in without a limp"
                $0.state = .void
                $0.signedBy = RecordID(4)
                $0.signedAt = Instant(milliseconds: 1_773_480_600_123)
                $0.voidReason = "Wrong patient"
            },
            filled(Finding(of: RecordID(31), test: "straight-leg-raise", phase: .after)) {
                $0.side = .both
                $0.level = "L5"
                $0.value = 62.5
                $0.unit = "deg"
                $0.result = .positive
                $0.method = "passive"
                $0.state = .notDone
                $0.note = "Stopped at pain"
            },
            filled(Adjustment(of: RecordID(31), vertebra: .axis)) {
                $0.region = .upperBack
                $0.listingCode = "ASRA"
                $0.technique = "atlas-orthogonal"
                $0.method = .tableInstrument
                $0.patientPosition = "on the left side"
                $0.note = "One thrust"
                $0.state = .void
            },
            Addendum(
                to: RecordID(31), text: "The films came later", author: RecordID(4),
                at: Instant(milliseconds: 1_773_480_600_456)),
        ]
    }

    private static func catalogues() -> [any ClinicRecord] {
        [
            filled(Condition.blank) {
                $0.code = "leg-pain"
                $0.name = "Leg pain"
                $0.icd10cmCode = "M79.606"
                $0.icd10cmVersion = "2026"
                $0.active = false
            },
            filled(Technique.blank) {
                $0.code = "knee-chest"
                $0.name = "Knee Chest"
                $0.active = false
            },
            filled(ScreenTest.blank) {
                $0.code = "leg-check"
                $0.name = "Leg check"
                $0.sides = [.left, .right, .level]
                $0.sideRole = .tested
                $0.results = [.normal, .abnormal]
                $0.methods = "supine;prone"
                $0.level = .optional
                $0.active = false
            },
            filled(TestUnit.blank) {
                $0.test = "leg-check"
                $0.unit = "mm"
                $0.minimum = -0.5
                $0.maximum = 50
            },
        ]
    }
}
