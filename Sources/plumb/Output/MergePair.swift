import ClinicModel

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
                TextTable.Column(title: "\(into.id), stands", wraps: true),
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
