import ClinicModel
import ClinicStore

/// Which records leave with an export, and whether it says whose they are.
public struct ExportPart: Hashable, Sendable {
    public let filter: RecordFilter
    /// Without names, contacts and free text, and with random ids.
    public let isPseudonymous: Bool

    public init(_ filter: RecordFilter = RecordFilter(), isPseudonymous: Bool = false) {
        self.filter = filter
        self.isPseudonymous = isPseudonymous
    }

    /// All the records, as they are.
    public static let everything = ExportPart()

    /// Whether every record is there that one which leaves may name: so it is with everything, and with a whole chart.
    var isClosed: Bool {
        !isPseudonymous && filter.office == nil && filter.since == nil && filter.until == nil
    }

    /// What the audit log says of the part.
    var noted: [(key: String, value: JSONText)] {
        let asked: [(key: String, value: String?)] = [
            ("patient", filter.patient?.description), ("office", filter.office?.description),
            ("since", filter.since?.description), ("until", filter.until?.description),
        ]
        return [("pseudonymous", .boolean(isPseudonymous))]
            + asked.compactMap { key, value in value.map { (key, .string($0)) } }
    }
}

/// A table of which an export may take a part.
protocol ExportableTable: Sendable {
    /// The table of a part of the records; nil where nothing of it belongs to the part.
    func table(of part: ExportPart) -> Table?

    /// Whether its rows are of patients, and not the practice's.
    var isOfPatients: Bool { get }
}

extension RecordTable: ExportableTable {
    var isOfPatients: Bool { Value.isOfPatients }

    func table(of part: ExportPart) -> Table? {
        let table = table(of: .filtered(by: part.filter, pseudonymous: part.isPseudonymous)).keepingKeys(of: part)
        return part.isPseudonymous
            ? table.pseudonymous(PseudonymousColumns(Value.kind.words), replacingIDs: Value.hasPseudonyms) : table
    }
}

extension Table {
    /// The table without the foreign keys to records that may not be in the part.
    ///
    /// Patients, staff and offices are there for all that names them, and a visit for what cannot be without it.
    func keepingKeys(of part: ExportPart) -> Table {
        if part == .everything { return self }
        return with(
            columns: columns.map { column in
                guard case .reference(let target, _) = column.type else { return column }
                let isPresent =
                    switch target {
                    case StaffMember.table, Office.table: true
                    // The patient into whom another was merged need not be in the part.
                    case Patient.table: column.isRequired
                    case Visit.table: part.isClosed || column.isRequired
                    default: part.isClosed
                    }
                return isPresent ? column : column.withoutKey
            })
    }
}

extension ClinicWriter {
    /// Notes in the audit log what is about to leave, and keeps the pseudonyms under which it does.
    public func noteExport(
        of tables: [Table], _ part: ExportPart, as dialect: ExportDialect, to destination: String
    ) throws {
        if part.isPseudonymous {
            let tables = tables.reduce(into: Set<String>()) { $0.formUnion($1.pseudonymizedTables) }
            try keepPseudonyms(of: tables.sorted())
        }
        try noteExport(
            of: tables.map(\.name), to: destination, patient: part.filter.patient, details: dialect.noted + part.noted)
    }
}
