import ClinicModel
import ClinicStore

/// What of a table leaves with a pseudonymous export: the columns that somebody has said to be safe, and no other.
///
/// No name, contact or free text is among them, and no time of day. A field that is new is in no such export until it
/// is named here.
struct PseudonymousColumns: Sendable {
    private let names: Set<String>
    private let years: Set<String>

    init(_ words: TableWords) { self.init(words.withoutNames, yearsOnly: words.yearsOnly) }

    /// - Parameter years: the columns of dates of which the year leaves, and no more.
    init(_ names: [String], yearsOnly years: [String] = []) {
        self.names = Set(names)
        self.years = Set(years)
    }

    /// The columns that leave, in their order, as they are then, each with its place among all the columns.
    func kept(of columns: [Column], replacingIDs: Bool) -> [(place: Int, column: Column)] {
        precondition(names.isSubset(of: columns.map(\.name)), "\(names) names a column that is not there")
        return columns.enumerated().filter { names.contains($0.element.name) }.map { place, column in
            if years.contains(column.name) { return (place, column.in(.year)) }
            return (place, replacingIDs && column.type.idTable != nil ? column.in(.pseudonym) : column)
        }
    }
}

extension Column {
    /// In which form a column's values stand in a table.
    enum Form: Hashable, Sendable {
        case plain
        /// Random ids in the place of the records' own.
        case pseudonym
        /// The year of a date.
        case year

        /// What the description of a column says of it.
        var remark: String {
            switch self {
            case .plain: ""
            case .pseudonym: "A random id stands here, the same in each export."
            case .year: "Its year alone stands here."
            }
        }
    }

    /// The value as it stands in the column's form.
    fileprivate func value(_ value: FieldValue, in clinic: ClinicReader) throws -> FieldValue {
        switch (form, type, value) {
        case (.plain, _, _), (_, _, .null): value
        case (.year, _, .text(let date)): .text(String(date.prefix(4)))
        case (.pseudonym, .reference(let table, let letter), .integer(let id)):
            .text((letter.map { "\($0)-" } ?? "") + (try clinic.pseudonym(of: table, id)))
        case (.pseudonym, .references(let table, let letter), .text(let ids)):
            // Sorted anew: the order of the ids would tell which is which.
            .text(
                try ids.split(separator: ";").compactMap { Int64(reference: String($0), letter: letter) }
                    .map { (letter.map { "\($0)-" } ?? "") + (try clinic.pseudonym(of: table, $0)) }
                    .sorted().joined(separator: ";"))
        default: .null
        }
    }
}

extension Table {
    /// The table as it leaves with a pseudonymous export; nil where nothing of it does.
    func pseudonymous(_ columns: PseudonymousColumns, replacingIDs: Bool = true) -> Table? {
        let kept = columns.kept(of: self.columns, replacingIDs: replacingIDs)
        guard !kept.isEmpty else { return nil }
        return Table(
            name: name, title: title,
            description: description.replacing(/; leave out those.*/, with: "; void ones are left out."),
            primaryKey: primaryKey, columns: kept.map(\.column)
        ) { clinic, body in
            try forEachRow(in: clinic) { row in
                try body(kept.map { place, column in try column.value(row[place], in: clinic) })
            }
        }
    }

    /// The tables of which records have pseudonyms here.
    var pseudonymizedTables: Set<String> { Set(columns.filter { $0.form == .pseudonym }.compactMap(\.type.idTable)) }
}

extension FieldType {
    /// The table to whose records ids of this type belong; nil where it has no ids.
    fileprivate var idTable: String? {
        switch self {
        case .reference(let table, _), .references(let table, _): table
        default: nil
        }
    }
}
