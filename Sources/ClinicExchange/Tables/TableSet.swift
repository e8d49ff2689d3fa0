import ClinicModel

extension Table {
    /// The table of each kind of record, so ordered that what is referred to comes first.
    static let records: [any ImportableTable & ExportableTable] = [
        RecordTable.practice, RecordTable.offices, RecordTable.staffMembers, RecordTable.qualifications,
        RecordTable.conditions, RecordTable.techniques, RecordTable.tests, RecordTable.testUnits,
        RecordTable.safetyItems, RecordTable.measures, RecordTable.codes,
        RecordTable.patients, RecordTable.complaints, RecordTable.visits, RecordTable.imagingStudies,
        RecordTable.findings, RecordTable.adjustments, RecordTable.addenda, RecordTable.severityRatings,
        RecordTable.consents, RecordTable.historyItems, RecordTable.priorCare, RecordTable.safetyAnswers,
        RecordTable.assessments, RecordTable.externalTests, RecordTable.reactions, RecordTable.outcomeScores,
        RecordTable.carePlans, RecordTable.appointments, RecordTable.recallContacts, RecordTable.disclosures,
        RecordTable.importMaps,
    ]

    /// Every table of an export.
    public static let all = records.map(\.all) + [holdingPeriods]

    /// Every table of an export, of which a part may be taken.
    static var exportable: [any ExportableTable] { records + [HoldingTable()] }

    /// Every table of a part of the records.
    static func exported(_ part: ExportPart) -> [Table] { exportable.compactMap { $0.table(of: part) } }

    /// The tables with these names of a part of the records, in the order of ``all``; every one where none is named.
    ///
    /// - Throws: ``TableError`` where there is no such table, or ``PseudonymousTableError`` where nothing of it may leave.
    public static func named(_ names: [String], _ part: ExportPart) throws -> [Table] {
        let named = Set(try Table.named(names).map(\.name))
        let tables = exported(part).filter { named.contains($0.name) }
        if let name = names.first(where: { name in !tables.contains { $0.name == name } }) {
            throw PseudonymousTableError(table: name)
        }
        return tables
    }

    /// The tables with these names, in the order of ``all``; every one where none is named.
    public static func named(_ names: [String]) throws -> [Table] {
        for name in names where !all.contains(where: { $0.name == name }) {
            throw TableError(entered: name, nearest: nearestWord(to: name, among: all.map(\.name)))
        }
        return names.isEmpty ? all : all.filter { names.contains($0.name) }
    }
}

/// A table of which nothing leaves with a pseudonymous export.
public struct PseudonymousTableError: ClinicError, Hashable {
    public let table: String

    public var kind: ErrorKind { .usage }
    public var description: String {
        "Nothing of \(table) leaves with a pseudonymous export: it holds names and free text."
    }
}

/// A table that an export does not have.
public struct TableError: ClinicError, Hashable {
    public let entered: String
    public let nearest: String?

    public var kind: ErrorKind { .usage }

    public var description: String {
        "There is no table \u{201C}\(entered.shortened)\u{201D}; "
            + (nearest.map { "did you mean \($0)?" }
                ?? "the tables are \(Table.all.map(\.name).joined(separator: ", ")).")
    }
}
