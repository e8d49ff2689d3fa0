import ClinicModel
import ClinicStore

/// Everything on record of one patient, as tables: what the patient's own copy is made of.
public struct PatientCopy {
    public let patient: Stored<Patient>
    /// What is of the patient and of everybody who was merged into it.
    public let tables: [Table]
    /// The rows of the practice's own that those name: offices, who treats, and the words of catalogues.
    public let namedTables: [Table]
    /// Whether what was entered in error is left out.
    public let leavesOutVoid: Bool
    /// How many void records it has; where they are left out, how many those are.
    public let voidRecords: Int
    /// The visits that are left out, since they are another patient's and were only entered on this chart.
    public let visitsOfOthers: Set<RecordID<Visit>>

    public init(of id: RecordID<Patient>, leavesOutVoid: Bool = false, in clinic: ClinicReader) throws {
        patient = try clinic.record(id)
        self.leavesOutVoid = leavesOutVoid
        let others = try clinic.visitsOfOthers(on: id)
        visitsOfOthers = others
        let own = Table.exportedOfPatient(id, of: clinic.kinds).map {
            $0.keeping { columns, row in !columns.names(others, in: row) }
        }
        voidRecords = try own.reduce(0) { try $0 + $1.count(in: clinic) { columns, row in columns.isVoid(row) } }
        let kept = leavesOutVoid ? own.map { $0.keeping { columns, row in !columns.isVoid(row) } } : own
        let isWhole = others.isEmpty && !(leavesOutVoid && voidRecords > 0)
        tables = kept.map { $0.keepingCertainKeys(isWhole: isWhole) }
        namedTables = try NamedRows(of: tables, in: clinic).tables
    }
}

extension Table {
    /// The tables of what is of patients, with what is of this one: each kind of record that has a patient, and what is
    /// worked out from them.
    fileprivate static func exportedOfPatient(_ id: RecordID<Patient>, of kinds: Kinds) -> [Table] {
        exportable(of: kinds).filter(\.isOfPatients).compactMap { exportable in
            exportable.table(of: ExportPart(RecordFilter(patient: id))).map { table in
                // Those who treat are named by the clinician's column, and by their own table; what is on another chart
                // by nothing.
                let hidden = ["staff_member"] + (kinds.ofTable(table.name)?.crossings ?? [])
                return table.choosing(Set(table.columns.map(\.name)).subtracting(hidden))
            }
        }
    }

    /// The table without the foreign keys to what may have been left out: staff who work at the desk, and where the copy
    /// is not whole, other records.
    fileprivate func keepingCertainKeys(isWhole: Bool) -> Table {
        with(
            columns: columns.map { column in
                guard case .reference(let target, _) = column.type else { return column }
                switch target {
                case Patient.table, Office.table: return column
                case StaffMember.table: return column.withoutKey
                // What belongs to a visit leaves with it.
                case Visit.table where column.isRequired: return column
                default: return isWhole ? column : column.withoutKey
                }
            })
    }
}

extension [Column] {
    /// Whether a row says that it is void, or that the visit is to which it belongs.
    fileprivate func isVoid(_ row: Table.Row) -> Bool {
        zip(self, row).contains { column, value in
            switch column.name {
            case "void_reason": value != .null
            case "state", "visit_state": value == Visit.State.void.fieldValue
            default: false
            }
        }
    }

    /// Whether a row is one of these visits, or belongs to one.
    fileprivate func names(_ visits: Set<RecordID<Visit>>, in row: Table.Row) -> Bool {
        guard !visits.isEmpty, let place = firstIndex(where: { $0.name == Visit.key && $0.isRequired }) else {
            return false
        }
        return visits.contains { $0.fieldValue == row[place] }
    }
}
