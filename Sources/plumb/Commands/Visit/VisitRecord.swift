import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct VisitRecord: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: "Record a visit: the screen, and whether an adjustment was made.",
        discussion: """
            The visit is of today where no day is said. It is a draft until its clinician signs it, here with --sign or later with plumb visit sign. At a \
            terminal, the outcome and a reason that is needed are asked for.
            """)

    @Argument(help: ArgumentHelp("The patient.", valueName: "ref"))
    var patient: String

    @OptionGroup(title: "Fields") var fields: VisitFields

    @Option(
        help: ArgumentHelp("The appointment that it came of; the one that the patient has that day.", valueName: "ref"))
    var appointment: String?
    @Flag(help: "Leave the outcome for the clinician to enter before signing.")
    var outcomeLater = false
    @Flag(help: "Sign it at once, as the clinician who performed it.")
    var sign = false

    @OptionGroup var options: WriteOptions

    func validate() throws {
        if outcomeLater && (fields.outcome != nil || sign) {
            throw ValidationError("--outcome-later leaves the outcome open; it goes with no outcome and no --sign.")
        }
    }

    func run() throws {
        let session = try Session(options.common)
        var (entry, booked) = try session.read { try self.entry(in: $0, session: session) }
        try complete(&entry)
        let (id, kept) = try session.write { [entry] clinic in
            let visit = try clinic.record(entry)
            let kept = try keep(booked, with: visit.id, in: clinic)
            return (sign ? try clinic.sign(visit.id).id : visit.id, kept)
        }
        try session.showVisit(id, as: options.format)
        if appointment == nil { try session.read { try remark(on: id, kept: kept, in: $0, session: session) } }
    }

    /// Says which appointment is kept, or that there are several of which it could be one.
    private func remark(
        on id: RecordID<Visit>, kept: Stored<Appointment>?, in clinic: ClinicReader, session: Session
    ) throws {
        if let kept {
            return session.console.remark("Appointment \(kept.id), at \(kept.startsAt), is kept with it.")
        }
        let visit = try clinic.record(id)
        let open = try clinic.openAppointments(of: visit.patientID) { _ in visit.visitedOn }
        guard let first = open.first else { return }
        session.console.remark(
            "Appointments \(open.map { "\($0.id) at \($0.startsAt)" }.joined(separator: ", ")) are open that day; say "
                + "which came to this with plumb appointment keep \(first.id) --visit \(id).")
    }

    /// Keeps the appointment that the visit came of; one that nobody named may have been settled meanwhile.
    private func keep(
        _ booked: Stored<Appointment>?, with visit: RecordID<Visit>, in clinic: ClinicWriter
    ) throws -> Stored<Appointment>? {
        guard let booked, try appointment != nil || clinic.record(booked.id).record.isOpen else { return nil }
        return try clinic.keep(booked.id, with: visit)
    }

    /// The appointment that the visit comes of: the one that was said, or the only open one that the patient has on
    /// that day.
    private func booked(
        for patient: RecordID<Patient>, in clinic: ClinicReader, session: Session
    ) throws -> Stored<Appointment>? {
        if let appointment {
            let booked = try clinic.record(appointment, of: Appointment.self)
            guard booked.patientID == patient else { throw AppointmentError.anothers(booked.id) }
            return booked
        }
        let office = try fields.office.map { try clinic.office($0).id }
        let open = try clinic.openAppointments(of: patient) { office in
            try fields.on.map(session.dates(at: office).day) ?? session.today(at: office)
        }.filter { office == nil || $0.officeID == office }
        return open.count == 1 ? open.first : nil
    }

    private func entry(in clinic: ClinicReader, session: Session) throws -> (VisitEntry, Stored<Appointment>?) {
        let patient = try session.patient(patient, in: clinic)
        let enteredBy = try session.staffMemberID
        let booked = try booked(for: patient.id, in: clinic, session: session)
        let office =
            try fields.office.map(clinic.office) ?? booked.map { try clinic.record($0.officeID) }
            ?? clinic.usualOffice(of: patient.record)
        var visit = Visit(
            of: patient.id, at: office.id, on: session.today(at: office.record), enteredBy: enteredBy)
        if appointment != nil, let booked { visit.visitedOn = booked.startsOn }
        // A clinician who types it has performed it, whomever it was booked with.
        visit.clinicianID = try clinic.clinician(at: session.author) ?? booked?.clinicianID
        visit.kind = booked?.kind ?? visit.kind
        try fields.apply(to: &visit, in: clinic, dates: session.dates(at: office.record))
        let clinicianID = try visit.clinicianID ?? clinic.usualClinician(of: patient.record, at: session.author)
        if sign { try clinic.permitSigning(of: patient.id, by: clinicianID) }
        visit.clinicianID = clinicianID
        let first = try fields.adjustment(changing: nil, in: clinic)
        let entry = VisitEntry(
            visit: visit, findings: try fields.findings(in: clinic, practice: session.practice),
            adjustments: try [first].compactMap(\.self) + fields.otherAdjustments(in: clinic))
        return (entry, booked)
    }

    /// Asks for what only the person at the desk knows, or names it where nobody can be asked.
    private func complete(_ entry: inout VisitEntry) throws {
        if entry.visit.outcome == nil && !outcomeLater {
            guard let prompt = Prompt() else {
                throw UsageError(
                    "Say whether an adjustment was made: --adjusted C1, C2 or a region, or --not-adjusted "
                        + "(or --outcome-later, and the clinician says it before signing).")
            }
            try ask(prompt, for: &entry)
        }
        if let outcome = entry.visit.outcome, entry.visit.reason == nil,
            outcome.departs(from: entry.visit.determination), let prompt = Prompt()
        {
            entry.visit.reason = try prompt.choose("Reason")
            if entry.visit.reason == .other { entry.visit.reasonText = try prompt.ask("Reason in words") }
        }
    }

    private func ask(_ prompt: Prompt, for entry: inout VisitEntry) throws {
        if entry.visit.determination == nil {
            entry.visit.determination = try prompt.choose("Determination, or empty for none")
        }
        let place: AdjustedPlace?? = try prompt.ask("Adjusted (C1, C2 or a region; n for not adjusted)") { answer in
            if answer.lowercased().hasPrefix("n"), answer.lowercased() != BodyRegion.neck.rawValue { return nil }
            guard let place = AdjustedPlace(argument: answer) else {
                throw UsageError("It is C1, C2, n or a region: \(BodyRegion.words.joined(separator: ", ")).")
            }
            return place
        }
        guard let place else { throw Declined() }
        entry.visit.outcome = place == nil ? .notAdjusted : .adjusted
        guard let place else { return }
        var adjustment = Adjustment(vertebra: place.vertebra)
        adjustment.region = try place.region ?? (place.vertebra == .other ? prompt.choose("Region") : nil)
        adjustment.listingCode = try prompt.ask("Listing")
        entry.adjustments = [adjustment]
    }
}
