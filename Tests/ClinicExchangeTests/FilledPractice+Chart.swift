import ClinicModel
import ClinicStore

extension FilledPractice {
    static func addIntake(to writer: ClinicWriter) throws {
        try add(Consent(of: 1, to: .xRay, givenOn: "2026-11-01", signer: "Minh Nguyễn"), to: writer) {
            ($0.relation, $0.risksExplained, $0.withdrawnOn) = ("father", .both, "2026-11-20")
            $0.note = "On paper, kept at \"Main\""
        }
        try addVoid(Consent(of: 1, to: .care, givenOn: "2026-11-01", signer: "Lan Anh"), to: writer)
        try add(HistoryItem(of: 1, kind: .family, description: "Arthritis,\nof both hands"), to: writer) {
            ($0.happenedOn, $0.relation, $0.code) = (.month(year: 1998, month: 7), "mother", "Z82.61")
        }
        try addVoid(HistoryItem(of: 1, kind: .injury, description: "Fell"), to: writer)
        try add(PriorCare(of: 1, kind: .physicalTherapy), to: writer) {
            ($0.complaintID, $0.provider, $0.response) = (1, "A hospital", .partial)
            ($0.startsOn, $0.endsOn) = (.year(2024), .month(year: 2024, month: 5))
            $0.note = "Twice a week"
        }
        try addVoid(PriorCare(of: 1, kind: .rest), to: writer) { $0.ongoing = true }
        let asked = SafetyAnswer(of: 1, item: "own-item", answer: .notAsked, askedBy: frontDesk, on: "2026-11-02")
        try add(asked, to: writer) { ($0.visitID, $0.note) = (1, "On rising") }
        try addVoid(
            SafetyAnswer(of: 1, item: "nausea", answer: .no, askedBy: clinician, on: "2026-11-02"), to: writer)
        try add(Assessment(of: 1, term: "Sciatica", state: .ruledOut, by: clinician, on: "2026-11-02"), to: writer) {
            ($0.complaintID, $0.basis) = (1, "The raised leg was free")
            ($0.code, $0.codeSystem, $0.codeVersion) = ("M54.31", .icd10cm, "FY2023")
        }
        try addVoid(
            Assessment(of: 1, term: "Neck strain", state: .considered, by: owner, on: "2026-11-02"), to: writer)
        try add(ExternalTest(of: 1, kind: .nerveConduction), to: writer) {
            ($0.orderedOn, $0.orderedBy, $0.receivedOn) = ("2026-11-03", "Dr. Byrne", "2026-11-13")
            ($0.result, $0.bodyRegion) = ("Normal", .lowerLeg)
        }
        try addVoid(ExternalTest(of: 1, kind: .mri), to: writer)
    }

    static func addFollowUp(to writer: ClinicWriter) throws {
        try add(Reaction(of: 1, reportedOn: "2026-11-10", description: "Tired"), to: writer) {
            ($0.visitID, $0.hoursAfter, $0.severity, $0.resolvedOn) = (2, 1.5, 0, "2026-11-11")
        }
        try addVoid(Reaction(of: 1, reportedOn: "2026-11-10", description: "Dizzy"), to: writer)
        try add(OutcomeScore(of: 1, measure: "own-scale", score: -2.5, scoredOn: "2026-11-09"), to: writer) {
            ($0.complaintID, $0.visitID, $0.reporter) = (1, 2, .clinician)
        }
        try addVoid(OutcomeScore(of: 1, measure: "ndi", score: 42, scoredOn: "2026-11-09"), to: writer)
        try add(CarePlan(of: 1, startsOn: "2026-11-01", by: owner), to: writer)
        try add(CarePlan(of: 1, startsOn: "2026-11-09", by: clinician), to: writer) {
            ($0.complaints, $0.goals, $0.visitsPerWeek) = (RecordIDs([2, 1]), "Walk to work", 0.5)
            ($0.endsOn, $0.reExaminationDue, $0.plannedVisits) = ("2027-02-09", "2027-01-09", 12)
            $0.supersedes = 1
        }
        try addVoid(CarePlan(of: 1, startsOn: "2026-11-09", by: clinician), to: writer)
        try add(RecallContact(of: 1, on: "2026-11-18", by: frontDesk, result: .leftMessage), to: writer) {
            ($0.channel, $0.note) = (.phone, "With her mother")
        }
        try addVoid(RecallContact(of: 1, on: "2026-11-18", by: clinician, result: .noAnswer), to: writer)
        let disclosure = Disclosure(
            of: 1, on: "2026-11-19", to: "Dr. Byrne", what: "The films,\nand the last visit",
            purpose: "A second opinion",
            by: frontDesk)
        try add(disclosure, to: writer) { ($0.address, $0.channel) = ("2 Hill Road", .post) }
        try addVoid(disclosure, to: writer)
        try add(ImportMap(name: "Old system", becomes: "patients"), to: writer) {
            ($0.system, $0.columnFields, $0.fieldValues) = ("openemr", "Nr=legacy_number\nFax=", "country=Germany")
            ($0.dateOrder, $0.delimiter) = (.dmy, ";")
        }
    }

    /// One that was kept, a void one, and two of the same time.
    static func addAppointments(to writer: ClinicWriter) throws {
        try add(Appointment(of: 1, at: 1, on: "2026-11-09", at: "09:30", minutes: 30), to: writer) {
            ($0.clinicianID, $0.kind, $0.channel, $0.fee) = (clinician, .consultation, .walkIn, .free)
            ($0.status, $0.visitID, $0.note) = (.kept, 2, "Uses a wheelchair")
        }
        try addVoid(Appointment(of: 1, at: 1, on: "2027-12-01", at: "10:00", minutes: 15), to: writer)
        for patient: RecordID<Patient> in [1, 2] {
            var appointment = Appointment(of: patient, at: 1, on: "2027-12-01", at: "10:00", minutes: 30)
            appointment.clinicianID = clinician
            _ = try writer.book(appointment, anyway: true)
        }
    }
}
