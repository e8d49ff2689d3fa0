/// From an adjustment until a later screen finds misalignment again.
///
/// The change happened somewhere between the last check that found the adjustment holding and the visit that
/// found it not holding, so a period has two bounds and never one invented number.
public struct HoldingPeriod: Hashable, Sendable {
    public let adjustedOn: CalendarDay
    /// The visit whose adjustment opened the period.
    public let adjustedVisitID: RecordID<Visit>
    /// The last day on which a screen found the patient in alignment and no adjustment was made.
    public private(set) var lastFoundHolding: CalendarDay?
    /// The day on which a screen found misalignment again, or another adjustment was made.
    public private(set) var foundMisaligned: CalendarDay?
    /// How many visits found it holding.
    public private(set) var checks = 0

    /// Days from the adjustment to the last check that found it holding; 0 without one.
    public var daysAtLeast: Int { lastFoundHolding.map(adjustedOn.days(until:)) ?? 0 }

    /// Days from the adjustment to the visit that ended it; nil while the period is open.
    public var daysAtMost: Int? { foundMisaligned.map(adjustedOn.days(until:)) }

    public var state: State {
        if foundMisaligned != nil { return .ended }
        return checks > 0 ? .holding : .unchecked
    }

    public enum State: String, ValueSet {
        case holding, ended, unchecked
    }
}

extension HoldingPeriod {
    /// The periods that a patient's visits make, oldest first.
    ///
    /// Visits may come in any order; void ones do not count. A visit of a day without a time comes before
    /// those of the day that have one.
    public static func periods(of visits: some Sequence<Stored<Visit>>) -> [HoldingPeriod] {
        var periods: [HoldingPeriod] = []
        var open: HoldingPeriod?
        for visit in visits.filter({ $0.state != .void }).sorted(by: Visit.isEarlier) {
            let isAdjusted = visit.outcome == .adjusted
            if var period = open {
                if isAdjusted || visit.determination == .misaligned {
                    period.foundMisaligned = visit.visitedOn
                    periods.append(period)
                    open = nil
                } else if visit.determination == .inAlignment {
                    period.lastFoundHolding = visit.visitedOn
                    period.checks += 1
                    open = period
                }
            }
            if isAdjusted { open = HoldingPeriod(adjustedOn: visit.visitedOn, adjustedVisitID: visit.id) }
        }
        if let open { periods.append(open) }
        return periods
    }

    private init(adjustedOn: CalendarDay, adjustedVisitID: RecordID<Visit>) {
        self.adjustedOn = adjustedOn
        self.adjustedVisitID = adjustedVisitID
    }
}

extension Visit {
    /// The order of visits: by day, by time, by id.
    public static func isEarlier(_ left: Stored<Visit>, _ right: Stored<Visit>) -> Bool {
        (left.visitedOn, left.visitedAt?.minutes ?? -1, left.id)
            < (right.visitedOn, right.visitedAt?.minutes ?? -1, right.id)
    }
}
