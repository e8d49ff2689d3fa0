import ClinicModel
import ClinicStore

extension Table {
    /// How long adjustments held, in one row for each patient who was adjusted, by patient.
    public static let holdingByPatient = Table(
        report: "holding_by_patient", title: "Holding by patient",
        description: "One row for each patient with an adjustment, of all their holding periods.",
        key: ["patient_id"], columns: patientColumns
    ) { clinic, body in
        try clinic.forEachPatientVisits { id, name, visits in
            let periods = HoldingPeriod.periods(of: visits)
            if let last = periods.last { try body(PatientHolding(id: id, name: name, periods: periods, current: last)) }
        }
    }

    /// Of how many holding periods it is certain, and of how many possible, that they reached some lengths.
    public static let holdingOfPractice = Table(
        report: "holding_of_practice", title: "Holding of the practice",
        description: "One row for each of some lengths in days, with how many of all holding periods reached it.",
        columns: lengthColumns
    ) { clinic, body in
        var lengths = [1, 7, 14, 28, 56, 84, 168, 365].map(HeldLength.init)
        try clinic.forEachPatientVisits { _, _, visits in
            for period in HoldingPeriod.periods(of: visits) {
                for index in lengths.indices { lengths[index].count(period) }
            }
        }
        if lengths[0].periods > 0 { try lengths.forEach(body) }
    }

    private struct PatientHolding {
        let id: RecordID<Patient>
        let name: String
        let adjustments: Int
        let longest: HoldingPeriod
        let current: HoldingPeriod

        init(id: RecordID<Patient>, name: String, periods: [HoldingPeriod], current: HoldingPeriod) {
            self.id = id
            self.name = name
            self.current = current
            adjustments = periods.count
            // Of several alike, the last.
            longest = periods.reversed().reduce(current) { $1.daysAtLeast > $0.daysAtLeast ? $1 : $0 }
        }
    }

    private static let patientColumns: [ReportColumn<PatientHolding>] = [
        .patientID(\.id), .patientName(\.name),
        ReportColumn("adjustments", \.adjustments, "Adjustments", "How many visits adjusted: each began a period."),
        ReportColumn(
            "longest_at_least", \.longest.daysAtLeast, "Longest at least",
            """
            The most days from an adjustment to the last day on which it was found holding, or 0; of several such \
            periods, that of the last one is meant.
            """),
        ReportColumn(
            "longest_at_most", \.longest.daysAtMost, "Longest at most",
            "Days from the adjustment to the day on which that same period ended; empty while it has not."),
        ReportColumn(
            "current_state", \.current.state, "Current state",
            "Whether the last period was last found holding, has ended, or was not checked since."),
        ReportColumn(
            "current_adjusted_on", \.current.adjustedOn, "Current adjusted on", "The day of the last adjustment."),
    ]

    private struct HeldLength {
        let days: Int
        private(set) var periods = 0
        private(set) var heldAtLeast = 0
        private(set) var mayHaveHeld = 0

        init(days: Int) { self.days = days }

        mutating func count(_ period: HoldingPeriod) {
            periods += 1
            if period.daysAtLeast >= days { heldAtLeast += 1 }
            if period.daysAtMost.map({ $0 >= days }) ?? true { mayHaveHeld += 1 }
        }
    }

    private static let lengthColumns: [ReportColumn<HeldLength>] = [
        ReportColumn("days", \.days, "Days", "The length."),
        ReportColumn("periods", \.periods, "Periods", "How many holding periods there are in all."),
        ReportColumn(
            "held_at_least", \.heldAtLeast, "Held at least",
            "How many were found holding that many days after the adjustment, or later: these certainly held so long."),
        ReportColumn(
            "may_have_held", \.mayHaveHeld, "May have held",
            """
            How many ended that many days after the adjustment, or later, or have not ended: no more than these held, \
            or may come to hold, so long.
            """),
    ]
}
