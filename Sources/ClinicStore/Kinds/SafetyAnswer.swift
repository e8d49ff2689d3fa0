import ClinicModel

extension SafetyAnswer: StoredRecord {
    public static let kind = RecordKind<SafetyAnswer>(
        act: .history,
        chart: ChartPlace(
            patient: \.patientID, section: ChartSection("safety", "Safety answers", place: 50, table: table),
            selection: { .of($0) },
            // Those of a day are one line.
            entries: { clinic, patient in
                let answers = try clinic.records(SafetyAnswer.self, .of(patient))
                let days = Dictionary(grouping: answers, by: \.askedOn).sorted { $0.key > $1.key }
                return days.compactMap { ChartEntry(answers: $0.value.reversed()) }
            }),
        words: TableWords(
            "Safety answers",
            "One row for each answer to a safety question, as it was given; leave out those with a void reason.",
            withoutNames: ["safety_answer_id", "patient_id", "visit_id", "item", "answer", "asked_by", "asked_on"]),
        releases: [.draftVisit])
}
