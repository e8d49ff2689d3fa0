import ClinicModel
import ClinicStore

extension Table {
    /// The holding periods of every patient, by patient and oldest first.
    public static let holdingPeriods = holdingPeriods { clinic, body in
        try clinic.forEachPatientVisits { id, name, visits in
            try body(id, name, HoldingPeriod.periods(of: visits))
        }
    }

    /// The holding periods that are in scope, each of which is worked out from all visits.
    fileprivate static func holdingPeriods(of scope: ExportScope) -> Table {
        holdingPeriods { clinic, body in
            func take(_ id: RecordID<Patient>, _ name: String, _ visits: [Stored<Visit>]) throws {
                try body(id, name, HoldingPeriod.periods(of: visits).filter { scope.filter.holds(for: $0, of: visits) })
            }
            if let id = scope.filter.patient {
                try take(id, clinic.record(id).record.name, clinic.records(Visit.self, .of(id)))
            } else if scope.isPseudonymous {
                try clinic.forEachIDByPseudonym { (id: RecordID<Patient>) in
                    try take(id, "", clinic.records(Visit.self, .of(id)))
                }
            } else {
                try clinic.forEachPatientVisits(take)
            }
        }
    }

    /// The holding periods of one patient, oldest first.
    public static func holdingPeriods(of patient: Stored<Patient>) -> Table {
        holdingPeriods { clinic, body in
            let visits = try clinic.records(Visit.self, .of(patient.id))
            try body(patient.id, patient.record.name, HoldingPeriod.periods(of: visits))
        }
    }

    /// The last holding period of each active patient who has one.
    public static let currentHolding = holdingPeriods { clinic, body in
        let active = Set(try clinic.records(Patient.self, .list(status: .active)).map(\.id))
        try clinic.forEachPatientVisits { id, name, visits in
            if active.contains(id) { try body(id, name, HoldingPeriod.periods(of: visits).suffix(1)) }
        }
    }

    private static func holdingPeriods(
        _ forEachPatient:
            @escaping @Sendable (
                ClinicReader, (RecordID<Patient>, String, any Sequence<HoldingPeriod>) throws -> Void
            ) throws -> Void
    ) -> Table {
        Table(
            name: "holding_periods", title: "Holding periods",
            description: "One row for each period from an adjustment until a later screen found misalignment again.",
            primaryKey: ["adjusted_visit_id"],
            columns: [
                .patientID, .patientName,
                Column(
                    "adjusted_on", .day(.past), "Adjusted on", "The day of the adjustment.", isRequired: true),
                Column(
                    "adjusted_visit_id", RecordID<Visit>.fieldType, "Adjusted visit ID",
                    "The visit at which it was made.", isRequired: true),
                Column(
                    "last_found_holding", .day(.past), "Last found holding",
                    "The last day on which a screen found the patient in alignment and no adjustment was made."),
                Column(
                    "found_misaligned", .day(.past), "Found misaligned",
                    "The day on which a screen found misalignment again, or another adjustment was made."),
                Column(
                    "checks", .integer(0...Int(Int32.max)), "Checks", "How many visits found it holding.",
                    isRequired: true),
                Column(
                    "days_at_least", .integer(0...Int(Int32.max)), "Days at least",
                    "Days from the adjustment to the last day on which it was found holding, or 0.", isRequired: true),
                Column(
                    "days_at_most", .integer(0...Int(Int32.max)), "Days at most",
                    "Days from the adjustment to the day on which the period ended; empty while it has not."),
                Column(
                    "state", HoldingPeriod.State.fieldType, "State",
                    "Whether it was last found holding, has ended, or was not checked since.", isRequired: true),
            ]
        ) { clinic, body in
            try forEachPatient(clinic) { id, name, periods in
                for period in periods { try body(row(of: period, patientID: id, name: name)) }
            }
        }
    }

    /// The columns that leave with a pseudonymous export.
    fileprivate static let pseudonymousHolding = PseudonymousColumns([
        "patient_id", "adjusted_on", "adjusted_visit_id", "last_found_holding", "found_misaligned", "checks",
        "days_at_least", "days_at_most", "state",
    ])

    private static func row(of period: HoldingPeriod, patientID: RecordID<Patient>, name: String) -> Row {
        [
            patientID.fieldValue, name.fieldValue, period.adjustedOn.fieldValue,
            period.adjustedVisitID.fieldValue, period.lastFoundHolding.fieldValue,
            period.foundMisaligned.fieldValue, period.checks.fieldValue, period.daysAtLeast.fieldValue,
            period.daysAtMost.fieldValue, period.state.fieldValue,
        ]
    }
}

/// The table of the holding periods, of which an export may take some.
struct HoldingTable: ExportableTable {
    let isOfPatients = true

    func table(of scope: ExportScope) -> Table? {
        let table = Table.holdingPeriods(of: scope).keepingKeys(of: scope)
        return scope.isPseudonymous ? table.pseudonymous(Table.pseudonymousHolding) : table
    }
}

extension RecordFilter {
    /// Whether a period began on one of the days and at the office that were asked for.
    fileprivate func holds(for period: HoldingPeriod, of visits: [Stored<Visit>]) -> Bool {
        guard holds(for: period.adjustedOn) else { return false }
        guard let office else { return true }
        return visits.contains { $0.id == period.adjustedVisitID && $0.officeID == office }
    }
}
