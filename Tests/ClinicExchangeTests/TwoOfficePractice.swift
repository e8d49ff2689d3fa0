import ClinicModel
import ClinicStore

/// A practice of two offices and three patients, small enough to say by hand what belongs to a part of it.
///
/// P-1 comes to O-1; P-2 to O-2, but was at O-1 in May; P-3 has no office, and was at O-2.
enum TwoOfficePractice {
    static func store() throws -> ClinicStore {
        let store = try ClinicStore()
        try store.write(as: .of(nil)) { writer in
            try writer.add(Practice(name: "Plumb Lane"))
            for name in ["North", "South"] { try writer.add(Office(name: name, timeZone: "Europe/London")) }
            try writer.add(StaffMember(name: "Olive", role: .owner))
            for (name, office) in [("Ash", 1), ("Birch", 2), ("Cedar", nil)] as [(String, Int64?)] {
                var patient = Patient(familyName: name, givenNames: name)
                patient.officeID = office.map { RecordID($0) }
                try writer.add(patient)
            }
            try addVisits(to: writer)
            try addCharts(to: writer)
        }
        return store
    }

    private static func addVisits(to writer: ClinicWriter) throws {
        func visit(
            _ patient: RecordID<Patient>, _ office: RecordID<Office>, _ day: CalendarDay, _ found: Determination,
            _ outcome: Outcome
        ) throws {
            var entry = VisitEntry(visit: Visit(of: patient, at: office, on: day, enteredBy: 1))
            (entry.visit.determination, entry.visit.outcome) = (found, outcome)
            if outcome.departs(from: found) { entry.visit.reason = .deferred }
            var finding = Finding(test: "leg-check", phase: .before)
            (finding.side, finding.value, finding.unit) = (.left, 3, "mm")
            entry.findings = [finding]
            if outcome == .adjusted { entry.adjustments = [Adjustment(vertebra: .atlas)] }
            _ = try writer.record(entry)
        }
        try visit(1, 1, "2026-03-01", .misaligned, .adjusted)
        try visit(1, 1, "2026-04-01", .inAlignment, .notAdjusted)
        try visit(2, 2, "2026-03-10", .misaligned, .adjusted)
        try visit(2, 1, "2026-05-01", .misaligned, .notAdjusted)
        try visit(3, 2, "2026-05-02", .inAlignment, .notAdjusted)
    }

    private static func addCharts(to writer: ClinicWriter) throws {
        for (patient, words) in [(1, "My neck"), (2, "My back")] as [(RecordID<Patient>, String)] {
            try writer.add(Complaint(of: patient, recordedOn: "2026-02-20", words: words, region: .neck))
        }
        var rating = SeverityRating(of: 1, ratedOn: "2026-04-01", score: 4)
        rating.visitID = 2
        try writer.add(rating)
        // A year, no day, and a month.
        for (patient, date) in [(1, .year(2024)), (1, nil), (2, .month(year: 2026, month: 3))]
            as [(RecordID<Patient>, PartialDate?)]
        {
            var item = HistoryItem(of: patient, kind: .injury, description: "Fell")
            item.happenedOn = date
            try writer.add(item)
        }
        try writer.add(Appointment(of: 3, at: 1, on: "2026-12-01", at: "10:00", minutes: 30))
    }
}
