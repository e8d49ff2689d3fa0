import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct PatientMerge: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Put the charts of one person who was registered twice together.",
        discussion: """
            Every record moves to the other chart as it is, signed visits too. The patient who is merged keeps what it \
            had, and its id leads to the other one from then on; the other one keeps its own, and its chart shows what \
            differed. It is for the owner. At a terminal, both are shown and it is asked first; a script is not asked. \
            plumb patient unmerge undoes it, as long as nothing on the chart was signed since.
            """)

    @Argument(help: ArgumentHelp("The patient who is merged.", valueName: "ref"))
    var reference: String
    @Option(help: ArgumentHelp("The patient to keep.", valueName: "ref"))
    var into: String
    @OptionGroup var reason: TextOption<ReasonFlag>
    @Flag(help: "Merge without asking.")
    var yes = false

    @OptionGroup var options: WriteOptions

    func run() throws {
        let session = try Session(options.common)
        let pair = try session.read { clinic in
            let pair = MergePair(
                from: try clinic.patientOrMerged(reference, at: session.desk),
                into: try clinic.patientOrMerged(into, at: session.desk))
            try clinic.checkMerge(of: pair.from.id, into: pair.into.id)
            pair.lines(moving: try clinic.chartCounts(of: pair.from.id), width: session.console.width)
                .forEach(session.console.remark)
            return pair
        }
        if !yes, let prompt = Prompt(), try !prompt.confirm("Merge \(pair.from.id) into \(pair.into.id)?") {
            throw Declined()
        }
        try session.write(showing: PatientFields.view, as: options.shown) { clinic in
            try clinic.merge(pair.from, into: pair.into, reason: reason.required)
        }
    }
}

struct PatientUnmerge: ParsableCommand {
    enum UnmergeReason: TextFlag {
        static let name = ReasonFlag.name
        static let help = ReasonFlag.help
    }

    static let configuration = CommandConfiguration(
        commandName: "unmerge", abstract: "Undo a merge: what was moved goes back, what was entered since stays.",
        discussion: """
            It is for the owner, and works as long as nothing on the chart was signed since, and nothing that goes back \
            names what stays, or the other way round.
            """)

    @Argument(help: ArgumentHelp("The patient who was merged.", valueName: "ref"))
    var reference: String
    @OptionGroup var reason: TextOption<UnmergeReason>

    @OptionGroup var options: WriteOptions

    func run() throws {
        let session = try Session(options.common)
        let patient = try session.write { clinic in
            try clinic.unmerge(clinic.patientOrMerged(reference, at: session.desk).id, reason: reason.text)
        }
        try session.show(patient.id, as: PatientFields.view, in: options.shown)
        if options.format == .text {
            let back = try session.read { try $0.chartCounts(of: patient.id) }
            session.console.remark(
                "On its chart again: \(back.isEmpty ? "nothing" : back.joined(separator: ", ")).")
        }
    }
}

/// Two patients of whom one is to be merged into the other, side by side.
struct MergePair {
    let from: Stored<Patient>
    let into: Stored<Patient>

    /// What differs between them, what contradicts that they are one person, and what moves.
    ///
    /// - Parameter counts: how many records of each kind there are to move.
    func lines(moving counts: [String], width: Int?) -> [String] {
        let fields = from.record.differences(from: into.record)
        let table = TextTable(
            columns: [
                TextTable.Column(title: "Differs"), TextTable.Column(title: "\(from.id), merged", wraps: true),
                TextTable.Column(title: "\(into.id), kept", wraps: true),
            ],
            rows: fields.map { field in
                let texts = [from, into].map { field.type.spokenText(of: field.value(in: $0.record)) }
                return [field.title] + texts.map { $0.explicitLines.joined(separator: " ") }
            })
        return ["\(from.id)  \(from.record.name.printable)  into  \(into.id)  \(into.record.name.printable)"]
            + (fields.isEmpty ? [] : table.lines(width: width, style: TextStyle(isColored: false)))
            + from.record.contradictions(to: into.record).map { "! " + $0 }
            + [
                "To \(into.id) moves \(counts.isEmpty ? "nothing: the chart is empty" : counts.joined(separator: ", "))."
            ]
    }
}
