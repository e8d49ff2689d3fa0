import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct VisitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "visit", abstract: "The visits: the screen, and whether an adjustment was made.",
        subcommands: .of(
            "visit",
            [
                VisitRecord.self, VisitEdit.self, ShowRecord<VisitFields>.self, List.self, Unsigned.self, Sign.self,
                Addend.self, Void.self, Move.self,
            ]))

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the visits of a patient, newest first.")

        @Argument(help: ArgumentHelp("The patient.", valueName: "ref"))
        var patient: String

        @OptionGroup var options: ReadOptions

        func run() throws {
            try options.write(
                ["visit_id", "visited_on", "determination", "outcome", "reason", "vertebra", "state"],
                none: "No visits.", ofChart: patient
            ) { RecordTable<Visit>().table(of: .of($0)) }
        }
    }

    struct Unsigned: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "unsigned", abstract: "List the drafts that still wait for their clinician, oldest first.")

        @OptionGroup var options: ReadOptions

        func run() throws {
            try options.write(
                ["visit_id", "visited_on", "patient_name", "clinician", "determination", "outcome"],
                none: "Every visit is signed.", of: RecordTable<Visit>().table(of: .unsigned))
        }
    }

    struct Sign: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "sign", abstract: "Sign a draft, as the clinician whom it names; it then stays as it is.")

        @Argument(help: ArgumentHelp("The visit.", valueName: "ref"))
        var reference: String

        @OptionGroup var options: WriteOptions

        func run() throws {
            try options.write(showing: .visit) { clinic, _ in
                try clinic.sign(clinic.record(reference, of: Visit.self).id)
            }
        }
    }

    struct Addend: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "addend", abstract: "Add to a signed visit.")

        enum Added: TextFlag {
            static let name = "text"
            static let help = "What is added."
            static let isRequired = true
        }

        @Argument(help: ArgumentHelp("The visit.", valueName: "ref"))
        var reference: String
        @OptionGroup var text: TextOption<Added>

        @OptionGroup var options: WriteOptions

        func run() throws {
            try options.write(showing: RecordView<Addendum>()) { clinic, _ in
                try clinic.addend(clinic.record(reference, of: Visit.self).id, text: text.required)
            }
        }
    }

    struct Void: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "void", abstract: "Declare a visit entered in error: it is kept, and never counted.")

        @Argument(help: ArgumentHelp("The visit.", valueName: "ref"))
        var reference: String
        @OptionGroup var reason: TextOption<ReasonFlag>

        @OptionGroup var options: WriteOptions

        func run() throws {
            try options.write(showing: .visit) { clinic, _ in
                try clinic.void(clinic.record(reference, of: Visit.self).id, reason: reason.required)
            }
        }
    }

    struct Move: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "move", abstract: "Put a visit that was entered on the wrong chart onto the right one.",
            discussion: """
                A draft moves as it is. A signed visit stays where it was, void, and a copy of it becomes a draft for \
                its clinician to sign on the other chart.
                """)

        @Argument(help: ArgumentHelp("The visit.", valueName: "ref"))
        var reference: String
        @Option(help: ArgumentHelp("The patient whose visit it was.", valueName: "ref"))
        var to: String
        @OptionGroup var reason: TextOption<ReasonFlag>

        @OptionGroup var options: WriteOptions

        func run() throws {
            try options.write(showing: .visit) { clinic, desk in
                let visit = try clinic.record(reference, of: Visit.self)
                let patient = try clinic.patient(to, at: desk)
                return try clinic.move(visit.id, to: patient.id, reason: reason.required)
            }
        }
    }
}

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
        var slip = try session.read { try self.slip(in: $0, at: session.desk) }
        try complete(&slip.entry)
        let (recorded, text) = try session.write { [slip] clinic in
            let recorded = try clinic.record(slip, signing: sign)
            return (
                recorded,
                try RecordView.visit.text(of: recorded.visit.id, from: clinic, as: options.shown, at: session.console)
            )
        }
        session.console.write(text)
        remark(on: recorded, at: session.console)
    }

    /// Says which appointment is kept, or that there are several of which it could be one.
    private func remark(on recorded: RecordedVisit, at console: Console) {
        if let kept = recorded.kept {
            console.remark("Appointment \(kept.id), at \(kept.startsAt), is kept with it.")
        } else if let first = recorded.open.first {
            let open = recorded.open.map { "\($0.id) at \($0.startsAt)" }.joined(separator: ", ")
            console.remark(
                "Appointments \(open) are open that day; say which came to this with plumb appointment keep "
                    + "\(first.id) --visit \(recorded.visit.id).")
        }
    }

    private func slip(in clinic: ClinicReader, at desk: Desk) throws -> VisitSlip {
        var slip = try clinic.visitSlip(
            of: clinic.patient(patient, at: desk), appointment: appointment, office: fields.office, on: fields.on,
            at: desk)
        let dates = desk.dates(at: slip.office.record)
        try fields.apply(to: &slip.entry.visit, in: clinic, dates: dates)
        try clinic.nameClinician(on: &slip, signing: sign, at: desk)
        let first = try fields.adjustment(changing: nil, in: clinic, dates: dates)
        slip.entry.findings = try fields.findings(in: clinic, practice: desk.practice)
        slip.entry.adjustments = try [first].compactMap(\.self) + fields.otherAdjustments(in: clinic)
        return slip
    }

    /// Asks for what only the person at the desk knows, or names it where nobody can be asked.
    private func complete(_ entry: inout VisitEntry) throws {
        if !outcomeLater && entry.missing.contains(.outcome) {
            guard let prompt = Prompt() else {
                throw UsageError(
                    "Say whether an adjustment was made: --adjusted C1, C2 or a region, or --not-adjusted "
                        + "(or --outcome-later, and the clinician says it before signing).")
            }
            if entry.missing.contains(.determination) {
                entry.visit.determination = try prompt.choose("Determination, or empty for none")
            }
            try askOutcome(prompt, for: &entry)
        }
        if entry.missing.contains(.reason), let prompt = Prompt() {
            entry.visit.reason = try prompt.choose("Reason")
            if entry.visit.reason == .other { entry.visit.reasonText = try prompt.ask("Reason in words") }
        }
    }

    private func askOutcome(_ prompt: Prompt, for entry: inout VisitEntry) throws {
        let place: AdjustedPlace?? = try prompt.ask("Adjusted (C1, C2 or a region; n for not adjusted)") { answer in
            if answer.lowercased().hasPrefix("n"), answer.lowercased() != BodyRegion.neck.rawValue { return nil }
            guard let place = AdjustedPlace(entered: answer) else {
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
