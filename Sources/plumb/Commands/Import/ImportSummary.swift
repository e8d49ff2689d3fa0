import ClinicExchange
import ClinicModel

/// How many rows of each table came in, or would.
struct ImportSummary {
    private let counts: [(table: Table, rows: Int)]
    private let isRehearsal: Bool
    private let database: String

    init(_ counts: [(table: Table, rows: Int)], isRehearsal: Bool, database: String) {
        self.counts = counts
        self.isRehearsal = isRehearsal
        self.database = database
    }

    func write(as format: WriteOptions.Format, to console: Console) {
        switch format {
        case .json:
            console.print(
                JSONText.object(counts.map { (key: $0.table.name, value: .integer(Int64($0.rows))) }).indented)
        case .text:
            console.print(counts.map { "\($0.table.name)  \($0.rows) \($0.rows == 1 ? "row" : "rows")" })
        }
        console.remark(
            isRehearsal ? "Nothing was kept: this was a dry run." : "The records are kept in \(database.printable).")
    }
}
