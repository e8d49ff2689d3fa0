import ClinicModel

extension Visit: StoredRecord {
    public static let kind = RecordKind<Visit>(
        act: .draft, actOfChange: act, ending: .state,
        undo: Undo(
            adding: { _ in .reversed(.void) },
            takeBack: { record, reason, clinic in _ = try clinic.void(record.id, reason: reason) },
            visit: { RecordID($0.id.number) }),
        owner: .chart,
        chart: ChartPlace(
            patient: \.patientID, section: ChartSection("visits", "Visits", place: 110, table: table, none: "none"),
            selection: { .of($0) }, entries: nil),
        // One row a visit; the adjustment is the first that was recorded.
        listing: Listing(
            leading: [
                .patientID, .patientName, .field("visited_on"), .field("visited_at"),
                .lookup("office", "o.name", "Office", "The name of the office where it was.", isRequired: true),
                .lookup("clinician", "s.name", "Clinician", "The name of the clinician who performed it."),
                .field("kind"), .field("determination"), .field("outcome"), .field("reason"),
                .adjustment("vertebra"), .adjustment("listing_code"), .adjustment("technique"), .adjustment("method"),
                .field("note"), .field("state"),
            ],
            joins: """
                JOIN patients p ON p.id = t.patient_id
                JOIN offices o ON o.id = t.office_id
                LEFT JOIN staff_members s ON s.id = t.clinician_id
                LEFT JOIN adjustments a
                    ON a.id = (SELECT min(id) FROM adjustments WHERE visit_id = t.id AND state = 'recorded')
                """),
        filter: FilterKeys(
            patient: "t.patient_id", day: "t.visited_on", office: "t.office_id", counted: "t.state <> 'void'"),
        words: TableWords(
            "Visits", "One row for each visit, with its first adjustment; leave out those whose state is void.",
            withoutNames: [
                "visit_id", "patient_id", "visited_on", "kind", "determination", "outcome", "reason", "vertebra",
                "technique", "method", "state", "office_id", "clinician_id", "regions_examined", "entered_by",
                "signed_by",
            ]),
        arrival: Arrival(
            draft: \.asDraft, modernized: modernized,
            complete: { clinic, id, visit, reason in try clinic.complete(id, as: visit, reason: reason) }),
        clinicians: ["clinician_id"], crossings: ["moved_to"],
        summary: { visit, clinic in
            let sheet = try clinic.visitSheet(visit.id)
            let findings = sheet.findings.count
            let count = findings == 0 ? nil : findings == 1 ? "1 finding" : "\(findings) findings"
            return [sheet.entry.day, sheet.entry.text, count].compactMap(\.self).joined(separator: ", ")
        })

    /// Before step 14, only the end of the reason said where a visit went that was signed on the wrong chart.
    ///
    /// The chart of the copy may be the same by now, by a merge, and another again when that is undone.
    @Sendable private static func modernized(
        _ visit: Visit, _ id: RecordID<Visit>, from step: Int, in clinic: ClinicReader
    ) throws -> Visit {
        guard step < 14, visit.state == .void, visit.signedAt != nil,
            let match = visit.voidReason?.firstMatch(of: /\(now (V-[0-9]+)\)$/),
            let copy = RecordID<Visit>(String(match.1)), copy > id, try clinic.count(.id(copy)) == 1
        else { return visit }
        var modernized = visit
        modernized.movedTo = copy
        return modernized
    }

    @Sendable private static func act(of new: Visit, replacing old: Visit?) -> Act? {
        if let old, old.patientID != new.patientID { return .move }
        if new.state == old?.state { return .draft }
        return switch new.state {
        case .draft: .draft
        case .signed: .sign
        case .void: .void
        }
    }

    /// The leading columns and joins of a listing whose table names the visit.
    static let lead: [ListedColumn] = [
        .field("visit_id"), .patientID(of: "v"), .patientName,
        .lookup(
            "visited_on", "v.visited_on", type: CalendarDay.fieldType, "Visited on", "The day of the visit.",
            isRequired: true),
        .lookup(
            "visit_state", "v.state", type: Visit.State.fieldType, "Visit state", "The state of the visit.",
            isRequired: true),
    ]
    static let leadKeys = FilterKeys(
        patient: "v.patient_id", day: "v.visited_on", office: "v.office_id", counted: "v.state <> 'void'")
    static let join = "JOIN visits v ON v.id = t.visit_id JOIN patients p ON p.id = v.patient_id"
}

extension ListedColumn {
    /// A field of the visit's first adjustment.
    fileprivate static func adjustment(_ name: String) -> ListedColumn {
        guard let field = Adjustment.field(name) else { preconditionFailure("adjustments have no \(name)") }
        return .lookup(name, "a.\(name)", type: field.type, field.title, field.description)
    }
}

extension Selection<Visit> {
    /// Newest first.
    public static func of(_ patient: RecordID<Patient>) -> Selection {
        Selection("t.patient_id = ?", [patient.fieldValue], order: newestFirst)
    }

    /// Drafts that still wait for their clinician, oldest first.
    public static var unsigned: Selection {
        Selection("t.state = 'draft'", order: "t.visited_on, coalesce(t.visited_at, ''), t.id")
    }

    /// The visits of a day that were not void, as the day went.
    public static func on(_ day: CalendarDay) -> Selection {
        Selection(
            "t.visited_on = ? AND t.state <> 'void'", [day.fieldValue], order: "coalesce(t.visited_at, ''), t.id")
    }

    private static var newestFirst: String { "t.visited_on DESC, coalesce(t.visited_at, '') DESC, t.id DESC" }
}

extension ClinicReader {
    /// The last day on which anybody came; nil where nobody has.
    public func lastVisitDay() throws -> CalendarDay? {
        try db.text("SELECT max(visited_on) FROM visits WHERE state <> 'void'")
            .flatMap(CalendarDay.init)
    }

    /// Hands the visits of each patient that has any to `body`, one patient at a time, by id; newest first.
    public func forEachPatientVisits(
        _ body: (RecordID<Patient>, String, [Stored<Visit>]) throws -> Void
    ) throws {
        // Oldest first is the order of the index: nothing is sorted, and one patient's visits are held at a time.
        let statement = try db.statement(
            """
            SELECT \(Visit.storedColumns("t")), \(Patient.nameSQL("p")) AS patient_name
            FROM visits t JOIN patients p ON p.id = t.patient_id
            ORDER BY t.patient_id, t.visited_on, t.visited_at NULLS FIRST, t.id
            """)
        var name = ""
        var visits: [Stored<Visit>] = []
        try statement.forEachRow { row in
            let visit: Stored<Visit> = try row.stored()
            if let patient = visits.first?.patientID, patient != visit.patientID {
                try body(patient, name, visits.reversed())
                visits = []
            }
            if visits.isEmpty, case .text(let found) = row.value(at: Visit.fields.count + 1) { name = found }
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
