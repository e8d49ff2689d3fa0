import ClinicModel
import Testing

/// A record of each type with something in every field, and in no two fields of a type the same.
///
/// They show how fields are kept; a patient with every field filled would break the rules between them.
struct RecordExample: CustomTestStringConvertible {
    let record: any ClinicRecord

    var testDescription: String { type(of: record).name }

    static func all() throws -> [RecordExample] {
        try (practice() + people() + intake() + care() + followUp() + catalogues()).map(RecordExample.init)
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
            filled(ImportMap(name: "Old system", becomes: "patients")) {
                $0.system = "openemr"
                $0.columnFields = "Nachname=family_name"
                $0.fieldValues = "country=Germany"
                $0.dateOrder = .dmy
                $0.delimiter = ";"
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
                $0.changeID = 411
                $0.origin = .undo
                $0.undoes = 400
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
                $0.mergedInto = RecordID(14)
                $0.mergedAt = Instant(milliseconds: 1_773_480_600_123)
                $0.mergedBy = RecordID(4)
                $0.mergeReason = "Registered twice"
                $0.mergedRecords = "C-5;V-12"
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
                $0.voidReason = "Entered twice"
            },
            filled(SeverityRating(of: RecordID(5), ratedOn: try calendarDay("2026-02-02"), score: 4)) {
                $0.visitID = RecordID(31)
                $0.kind = .worst
                $0.reporter = .clinician
                $0.voidReason = "Of the other leg"
            },
        ]
    }

    private static func intake() throws -> [any ClinicRecord] {
        [
            try filled(
                Consent(of: RecordID(7), to: .xRay, givenOn: calendarDay("2026-01-05"), signer: "Minh Nguyễn")
            ) {
                $0.relation = "father"
                $0.risksExplained = .both
                $0.withdrawnOn = try calendarDay("2026-02-05")
                $0.note = "Signed on paper\nkept in the file"
                $0.voidReason = "Of her sister"
            },
            try filled(HistoryItem(of: RecordID(7), kind: .family, description: "Rheumatoid arthritis")) {
                $0.happenedOn = try partialDate("1998")
                $0.relation = "mother"
                $0.code = "Z82.61"
                $0.voidReason = "Of her sister"
            },
            try filled(PriorCare(of: RecordID(7), kind: .physicalTherapy)) {
                $0.complaintID = RecordID(5)
                $0.provider = "A hospital"
                $0.startsOn = try partialDate("2024-02")
                $0.endsOn = try partialDate("2024-05")
                $0.ongoing = true
                $0.response = .partial
                $0.note = "Twice a week"
                $0.voidReason = "Of her sister"
            },
            filled(
                SafetyAnswer(
                    of: RecordID(7), item: "dizziness", answer: .notAsked, askedBy: RecordID(3),
                    on: try calendarDay("2026-01-05"))
            ) {
                $0.visitID = RecordID(31)
                $0.note = "On rising only"
                $0.voidReason = "Of her sister"
            },
            filled(
                Assessment(
                    of: RecordID(7), term: "Sciatica", state: .ruledOut, by: RecordID(3),
                    on: try calendarDay("2026-01-05"))
            ) {
                $0.complaintID = RecordID(5)
                $0.code = "M54.31"
                $0.codeSystem = .icd10cm
                $0.codeVersion = "FY2022"
                $0.basis = "The raised leg\nwas free"
                $0.voidReason = "Of her sister"
            },
            try filled(ExternalTest(of: RecordID(7), kind: .nerveConduction)) {
                $0.orderedOn = try calendarDay("2026-01-06")
                $0.orderedBy = "Dr. Byrne"
                $0.receivedOn = try calendarDay("2026-01-16")
                $0.result = "Normal"
                $0.bodyRegion = .lowerLeg
                $0.voidReason = "Of her sister"
            },
        ]
    }

    private static func imagingStudy() throws -> ImagingStudy {
        try filled(
            ImagingStudy(
                of: RecordID(7), .ct, indicated: .yes, because: "To find the direction", decidedBy: RecordID(3),
                on: calendarDay("2026-01-05"))
        ) {
            $0.visitID = RecordID(31)
            $0.takenOn = try calendarDay("2026-01-07")
            $0.views = "lateral, nasium, vertex"
            $0.phase = .after
            $0.heldAt = "Main Street, cabinet 2"
            $0.report = "No fracture"
            $0.atlasSide = .right
            $0.atlasLateralityDeg = 2.5
            $0.atlasRotation = .anterior
            $0.atlasRotationDeg = 1.25
            $0.headTilt = .left
            $0.headTiltDeg = 3
            $0.lowerAngleDeg = 4.5
            $0.axisSide = .left
            $0.axisRotationDeg = 0.5
            $0.listingCode = "ASRA"
            $0.voidReason = "Of her sister"
        }
    }

    private static func followUp() throws -> [any ClinicRecord] {
        [
            try imagingStudy(),
            try filled(
                Reaction(of: RecordID(7), reportedOn: calendarDay("2026-01-08"), description: "Tired until evening")
            ) {
                $0.visitID = RecordID(31)
                $0.hoursAfter = 1.5
                $0.severity = 2
                $0.resolvedOn = try calendarDay("2026-01-09")
                $0.voidReason = "Of her sister"
            },
            filled(
                OutcomeScore(of: RecordID(7), measure: "ndi", score: 42, scoredOn: try calendarDay("2026-01-08"))
            ) {
                $0.complaintID = RecordID(5)
                $0.visitID = RecordID(31)
                $0.reporter = .clinician
                $0.voidReason = "Of her sister"
            },
            try filled(CarePlan(of: RecordID(7), startsOn: calendarDay("2026-01-08"), by: RecordID(3))) {
                $0.complaints = RecordIDs([RecordID(7), RecordID(5)])
                $0.goals = "Walk to work"
                $0.visitsPerWeek = 0.5
                $0.endsOn = try calendarDay("2026-04-08")
                $0.reExaminationDue = try calendarDay("2026-03-08")
                $0.plannedVisits = 12
                $0.supersedes = RecordID(2)
                $0.voidReason = "Of her sister"
            },
            filled(
                Appointment(
                    of: RecordID(7), at: RecordID(2), on: try calendarDay("2026-12-01"), at: try timeOfDay("09:30"),
                    minutes: 30)
            ) {
                $0.clinicianID = RecordID(3)
                $0.kind = .consultation
                $0.channel = .walkIn
                $0.fee = .free
                $0.status = .kept
                $0.visitID = RecordID(31)
                $0.note = "Uses a wheelchair"
                $0.voidReason = "Of her sister"
            },
            filled(
                RecallContact(
                    of: RecordID(7), on: try calendarDay("2026-02-08"), by: RecordID(4), result: .leftMessage)
            ) {
                $0.channel = .phone
                $0.note = "With her mother"
                $0.voidReason = "Of her sister"
            },
            filled(
                Disclosure(
                    of: RecordID(7), on: try calendarDay("2026-02-09"), to: "Dr. Byrne", what: "The last two visits",
                    purpose: "A second opinion", by: RecordID(4))
            ) {
                $0.address = "2 Hill Road"
                $0.channel = .post
                $0.voidReason = "Of her sister"
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
                $0.movedTo = RecordID(35)
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
                $0.imagingStudyID = RecordID(3)
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
            filled(SafetyItem.blank) {
                $0.code = "changed-saddle-sensation"
                $0.name = "Changed saddle sensation"
                $0.area = .leg
                $0.active = false
            },
            filled(Measure(code: "ndi", name: "Neck disability index", range: 2...100)) {
                $0.unit = "%"
                $0.active = false
            },
            // There is one system of codes, which the blank record has too; see the test of what is filled.
            ClassificationCode(
                system: .icd10cm, version: "FY2022", code: "M54.31", title: "Sciatica, right side"),
            filled(TestUnit.blank) {
                $0.test = "leg-check"
                $0.unit = "mm"
                $0.minimum = -0.5
                $0.maximum = 50
            },
        ]
    }
}
