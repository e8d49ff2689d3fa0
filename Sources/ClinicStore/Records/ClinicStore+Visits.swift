import ClinicModel
import GRDB

extension Visit: StoredRecord {
    /// One row a visit; the adjustment is the first that was recorded.
    public static var listing: Listing<Visit> {
        Listing(
            leading: [
                "patient_id": "t.patient_id",
                "patient_name": Patient.nameSQL("p"),
                "visited_on": "t.visited_on",
                "visited_at": "t.visited_at",
                "office": "o.name",
                "clinician": "s.name",
                "kind": "t.kind",
                "determination": "t.determination",
                "outcome": "t.outcome",
                "reason": "t.reason",
                "vertebra": "a.vertebra",
                "listing_code": "a.listing_code",
                "technique": "a.technique",
                "method": "a.method",
                "note": "t.note",
                "state": "t.state",
            ],
            joins: """
                JOIN patients p ON p.id = t.patient_id
                JOIN offices o ON o.id = t.office_id
                LEFT JOIN staff_members s ON s.id = t.clinician_id
                LEFT JOIN adjustments a
                    ON a.id = (SELECT min(id) FROM adjustments WHERE visit_id = t.id AND state = 'recorded')
                """)
    }

    public static var filterKeys: FilterKeys {
        FilterKeys(
            patient: "t.patient_id", day: "t.visited_on", office: "t.office_id", stands: "t.state <> 'void'")
    }

    public static func patientID(of record: Stored<Visit>, in clinic: ClinicReader) -> RecordID<Patient>? {
        record.patientID
    }

    public func check(in clinic: ClinicReader, replacing old: Stored<Self>?) throws {
        if let clinicianID { try clinic.checkTreats(clinicianID) }
    }

    /// The leading columns and joins of a listing whose table names the visit.
    static let lead: KeyValuePairs = [
        "visit_id": "t.visit_id",
        "patient_id": "v.patient_id",
        "patient_name": Patient.nameSQL("p"),
        "visited_on": "v.visited_on",
        "visit_state": "v.state",
    ]
    static let leadKeys = FilterKeys(
        patient: "v.patient_id", day: "v.visited_on", office: "v.office_id", stands: "v.state <> 'void'")
    static let join = "JOIN visits v ON v.id = t.visit_id JOIN patients p ON p.id = v.patient_id"
}

extension Selection<Visit> {
    /// Newest first.
    public static func of(_ patient: RecordID<Patient>) -> Selection {
        Selection("t.patient_id = ?", [patient.number], order: newestFirst)
    }

    /// Drafts that still wait for their clinician, oldest first.
    public static var unsigned: Selection {
        Selection("t.state = 'draft'", order: "t.visited_on, coalesce(t.visited_at, ''), t.id")
    }

    /// The visits of a day that were not void, as the day went.
    public static func on(_ day: CalendarDay) -> Selection {
        Selection(
            "t.visited_on = ? AND t.state <> 'void'", [day.description], order: "coalesce(t.visited_at, ''), t.id")
    }

    private static var newestFirst: String { "t.visited_on DESC, coalesce(t.visited_at, '') DESC, t.id DESC" }
}

extension ClinicReader {
    /// The last day on which anybody came; nil where nobody has.
    public func lastVisitDay() throws -> CalendarDay? {
        try String.fetchOne(db, sql: "SELECT max(visited_on) FROM visits WHERE state <> 'void'")
            .flatMap(CalendarDay.init)
    }

    /// Hands the visits of each patient that has any to `body`, one patient at a time, by id; newest first.
    public func forEachPatientVisits(
        _ body: (RecordID<Patient>, String, [Stored<Visit>]) throws -> Void
    ) throws {
        // Oldest first is the order of the index: nothing is sorted, and one patient's visits are held at a time.
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT \(Visit.storedColumns("t")), \(Patient.nameSQL("p")) AS patient_name
                FROM visits t JOIN patients p ON p.id = t.patient_id
                ORDER BY t.patient_id, t.visited_on, t.visited_at NULLS FIRST, t.id
                """)
        var name = ""
        var visits: [Stored<Visit>] = []
        while let row = try rows.next() {
            let visit: Stored<Visit> = try row.stored()
            if let patient = visits.first?.patientID, patient != visit.patientID {
                try body(patient, name, visits.reversed())
                visits = []
            }
            if visits.isEmpty { name = row["patient_name"] }
            visits.append(visit)
        }
        if let patient = visits.first?.patientID { try body(patient, name, visits.reversed()) }
    }

    /// The visits of a patient, newest first, with what belongs to each.
    func visitSheets(of patient: RecordID<Patient>) throws -> [VisitSheet] {
        try records(Visit.self, .of(patient)).map(sheet(of:))
    }

    /// A visit with its findings, adjustments and addenda.
    public func visitSheet(_ id: RecordID<Visit>) throws -> VisitSheet { try sheet(of: record(id)) }

    private func sheet(of visit: Stored<Visit>) throws -> VisitSheet {
        VisitSheet(
            visit: visit,
            office: try record(visit.officeID).record,
            clinicianName: try visit.clinicianID.map { try record($0).name },
            findings: try records(Finding.self, .of(visit.id)).filter { $0.state != .void },
            adjustments: try records(Adjustment.self, .of(visit.id)).filter { $0.state != .void },
            addenda: try records(Addendum.self, .of(visit.id)))
    }
}
