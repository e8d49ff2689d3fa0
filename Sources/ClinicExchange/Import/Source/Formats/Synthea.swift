extension SourceFormat {
    /// The CSV of Synthea, which makes up patients.
    static let synthea = SourceFormat(
        name: "synthea", title: "Synthea",
        reference: "https://github.com/synthetichealth/synthea/wiki/CSV-File-Data-Dictionary",
        layouts: [syntheaPatients, syntheaEncounters, syntheaConditions])

    private static let syntheaPatients = SourceLayout(
        table: "patients", signature: ["Id", "BIRTHDATE", "FIRST", "LAST", "GENDER"],
        rules: [
            .init("legacy_number", "Id"),
            .init("family_name", "LAST"),
            .init("given_names", "FIRST", "MIDDLE"),
            .init("birth_date", "BIRTHDATE"),
            .init("sex", "GENDER"),
            .init("status", "DEATHDATE", presence: "deceased"),
            // The records have no day of death; whoever opens the chart sees it.
            .init("alert", .init("DEATHDATE", .text("Died on "))),
            .init("address_line1", "ADDRESS"),
            .init("city", "CITY"),
            .init("region", "STATE"),
            .init("postcode", "ZIP"),
        ],
        leftOut: [(["SSN", "DRIVERS", "PASSPORT"], "numbers of identity papers are no part of the records")])

    private static let syntheaEncounters = SourceLayout(
        table: "visits", signature: ["START", "PATIENT", "ENCOUNTERCLASS", "DESCRIPTION"],
        rules: [
            .init("patient_id", "PATIENT"),
            .init("visited_on", "START"),
            .init(
                "note", "DESCRIPTION", .init("REASONDESCRIPTION", .text("Reason: ")),
                .init("ENCOUNTERCLASS", .text("Class: ")), separator: "\n"),
        ],
        constants: ["kind": "consultation"],
        leftOut: [
            (["PROVIDER", "ORGANIZATION"], "they are ids; say who and where with --clinician and --office"),
            (
                ["PAYER", "BASE_ENCOUNTER_COST", "TOTAL_CLAIM_COST", "PAYER_COVERAGE"],
                "what was charged is no part of the records"
            ),
        ],
        remark: "An encounter has no determination and no outcome: the visits are drafts without either.")

    private static let syntheaConditions = SourceLayout(
        table: "history_items", signature: ["START", "STOP", "PATIENT", "CODE", "DESCRIPTION", "ENCOUNTER"],
        rules: [
            .init("patient_id", "PATIENT"),
            .init("happened_on", "START"),
            .init("description", "DESCRIPTION", .init("STOP", .text("until ")), separator: ", "),
            .init("code", "CODE"),
        ],
        constants: ["kind": "medical"])
}
