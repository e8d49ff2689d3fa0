import ClinicModel
import Testing

/// What the intake and imaging say of a patient, in a line each without the day.
struct IntakeSummaryTests {
    private let patient = RecordID<Patient>(7)
    private let member = RecordID<StaffMember>(3)

    private func line<Value: ChartRecord>(_ record: Value, _ fill: (inout Value) -> Void = { _ in }) -> String {
        var record = record
        fill(&record)
        return record.summary
    }

    @Test func `a complaint is where it is, in the patient's words`() throws {
        let complaint = try plainComplaint()
        #expect(line(complaint) == "thigh: “My leg hurts”")
        #expect(
            line(complaint) { ($0.side, $0.severity) = (.left, 0) }
                == "thigh left: “My leg hurts”, severity 0")
    }

    @Test func `a consent says to what, who signed, and what became of it`() throws {
        let consent = Consent(of: patient, to: .xRay, givenOn: try calendarDay("2026-01-05"), signer: "Minh Nguyễn")
        #expect(line(consent) == "x-ray, signed by Minh Nguyễn")
        #expect(
            line(consent) { $0.risksExplained = .verbally } == "x-ray, signed by Minh Nguyễn, risks explained verbally")
        let withdrawnOn = try calendarDay("2026-02-05")
        let full = line(consent) {
            ($0.relation, $0.risksExplained, $0.note) = ("father", .both, "On paper")
            $0.withdrawnOn = withdrawnOn
        }
        #expect(
            full
                == "x-ray, signed by Minh Nguyễn (father), risks explained verbally and in writing, withdrawn 2026-02-05, "
                + "On paper")
    }

    @Test func `a history item says what sort of thing, and of whom`() {
        let item = HistoryItem(of: patient, kind: .family, description: "Rheumatoid arthritis")
        #expect(line(item) == "family, Rheumatoid arthritis")
        #expect(
            line(item) { ($0.relation, $0.code) = ("mother", "Z82.61") }
                == "family (mother), Rheumatoid arthritis, Z82.61")
    }

    @Test func `prior care says what sort, from whom, for what, and what it did`() throws {
        let care = PriorCare(of: patient, kind: .physicalTherapy)
        #expect(line(care) == "physical-therapy")
        #expect(line(care) { $0.ongoing = true } == "physical-therapy, ongoing")
        let (start, end) = (try partialDate("2024-02"), try partialDate("2024-05"))
        let full = line(care) {
            ($0.provider, $0.complaintID, $0.response, $0.note) = ("A hospital", RecordID(5), .partial, "Twice a week")
            ($0.startsOn, $0.endsOn) = (start, end)
        }
        #expect(full == "physical-therapy, A hospital, for C-5, until 2024-05, response partial, Twice a week")
    }

    @Test func `a safety answer says what was asked and answered, and no more`() throws {
        let answer = SafetyAnswer(
            of: patient, item: "dizziness", answer: .notAsked, askedBy: member, on: try calendarDay("2026-01-05"))
        #expect(line(answer) == "dizziness: not-asked")
        #expect(line(answer) { ($0.answer, $0.note) = (.yes, "On rising") } == "dizziness: yes, On rising")
    }

    @Test func `an assessment says how far it has come, of what, and by what code`() throws {
        let assessment = Assessment(
            of: patient, term: "Sciatica", state: .ruledOut, by: member, on: try calendarDay("2026-01-05"))
        #expect(line(assessment) == "ruled-out: Sciatica")
        #expect(line(assessment) { $0.code = "M54.3" } == "ruled-out: Sciatica, M54.3")
        let full = line(assessment) {
            ($0.complaintID, $0.basis) = (RecordID(5), "The raised leg was free")
            ($0.code, $0.codeSystem, $0.codeVersion) = ("M54.31", .icd10cm, "FY2022")
        }
        #expect(full == "ruled-out: Sciatica, for C-5, M54.31 FY2022, The raised leg was free")
    }

    @Test func `an external test says what sort, of where, and its result or that it is awaited`() throws {
        let test = ExternalTest(of: patient, kind: .nerveConduction)
        #expect(line(test) == "nerve-conduction, result awaited")
        let receivedOn = try calendarDay("2026-01-16")
        let full = line(test) {
            ($0.bodyRegion, $0.orderedBy, $0.result) = (.lowerLeg, "Dr. Byrne", "Normal")
            $0.receivedOn = receivedOn
        }
        #expect(full == "nerve-conduction lower-leg, ordered by Dr. Byrne, Normal")
    }

    @Test func `an imaging study says why or why not, what was taken, and its listing`() throws {
        func study(_ indicated: ImagingStudy.Indication) throws -> ImagingStudy {
            ImagingStudy(
                of: patient, .xRay, indicated: indicated, because: "No red flags", decidedBy: member,
                on: try calendarDay("2026-01-05"))
        }
        let (indicated, notIndicated) = (try study(.yes), try study(.no))
        #expect(line(notIndicated) == "x-ray, not indicated: No red flags")
        #expect(line(indicated) == "x-ray, indicated: No red flags, not taken")
        let takenOn = try calendarDay("2026-01-07")
        let full = line(indicated) {
            ($0.takenOn, $0.views, $0.phase) = (takenOn, "lateral, nasium", .after)
            ($0.listingCode, $0.atlasSide, $0.atlasLateralityDeg) = ("ASRA", .right, 2.5)
            ($0.heldAt, $0.report) = ("cabinet 2", "No fracture")
        }
        #expect(
            full
                == "x-ray (lateral, nasium), indicated: No red flags, after the adjustment, listing ASRA, atlas right "
                + "2.5°, films at cabinet 2, No fracture")
    }
}
