/// A finding of a patient's copy in a line: `before: Leg check (short side), left, 7 mm, supine`.
struct FindingLine {
    let row: RecordRow

    /// The columns that it says.
    static let columns = ["test", "phase", "side", "level", "value", "unit", "result", "method"]

    var text: String {
        let test = ["test", "level"].compactMap(row.spoken).joined(separator: " ")
        let value = ["value", "unit"].compactMap(row.spoken).joined(separator: " ")
        let parts = [test, row.spoken("side"), row.spoken("result"), value.isEmpty ? nil : value, row.spoken("method")]
        return [row.spoken("phase"), parts.compactMap(\.self).joined(separator: ", ")].compactMap(\.self)
            .joined(separator: ": ")
    }
}
