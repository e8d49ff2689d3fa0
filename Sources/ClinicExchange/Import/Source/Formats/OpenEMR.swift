extension SourceFormat {
    /// The patients of OpenEMR: its report “Patient List” as CSV, or its table `patient_data`.
    static let openEMR = SourceFormat(
        name: "openemr", title: "OpenEMR",
        reference: "https://github.com/openemr/openemr/blob/master/interface/reports/patient_list.php",
        layouts: [openEMRTable, openEMRList])

    private static let openEMRList = SourceLayout(
        table: "patients", signature: ["Last Visit", "First", "Last", "Middle", "ID", "Home Phone"],
        rules: [
            // The report writes the family name under First, and the given name under Last.
            .init("family_name", "First"),
            .init("given_names", "Last", "Middle"),
            .init("legacy_number", "ID"),
            .init("address_line1", "Street"),
            .init("city", "City"),
            .init("region", "State"),
            .init("postcode", "Zip"),
            .init("phone", "Home Phone"),
            .init("phone_other", "Work Phone"),
        ],
        remark:
            "This report of OpenEMR has the family name under First and the given name under Last; look at the rows "
            + "of a dry run, and say --map First=given_names --map Last=family_name where yours has them right.")

    private static let openEMRTable = SourceLayout(
        table: "patients", signature: ["pid", "fname", "lname", "DOB"],
        rules: [
            .init("legacy_number", "pid"),
            .init("family_name", "lname"),
            .init("given_names", "fname", "mname"),
            .init("known_as", "preferred_name"),
            .init("birth_date", "DOB", words: zeroDates),
            .init("sex", "sex"),
            .init("phone", "phone_home"),
            .init("phone_other", "phone_cell", "phone_biz", separator: ", "),
            .init("email", "email"),
            .init("address_line1", "street"),
            .init("address_line2", "street_line_2"),
            .init("city", "city"),
            .init("region", "state"),
            .init("postcode", "postal_code"),
            .init("country", "country_code"),
            .init("guardian", "guardiansname"),
            .init("emergency_contact", "contact_relationship"),
            .init("emergency_phone", "phone_contact"),
            .init("occupation", "occupation"),
            .init("referred_by", "referral_source"),
            .init("status", "deceased_date", words: zeroDates, presence: "deceased"),
            .init("alert", .init("deceased_date", .text("Died on ")), words: zeroDates),
        ],
        leftOut: [
            (["ss", "drivers_license"], "numbers of identity papers are no part of the records"),
            (["pubpid"], "pid is taken, which no two patients share"),
            (["status"], "it says whether the patient is married"),
        ])

    /// How MySQL writes that there is no date.
    private static let zeroDates = ["0000-00-00": "", "0000-00-00 00:00:00": ""]
}
