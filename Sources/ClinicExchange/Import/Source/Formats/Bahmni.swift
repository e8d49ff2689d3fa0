import ClinicModel

extension SourceFormat {
    /// The patients of Bahmni, in the form in which it moves them between its servers.
    static let bahmni = SourceFormat(
        name: "bahmni", title: "Bahmni",
        reference: "https://bahmni.atlassian.net/wiki/spaces/BAH/pages/13697066/Migrate+Patient+and+Encounter+Data",
        layouts: [bahmniPatients])

    private static let bahmniPatients = SourceLayout(
        table: "patients", signature: ["Registration Number", "First Name", "Last Name", "Gender"],
        rules: [
            .init("legacy_number", "Registration Number"),
            .init("family_name", "Last Name"),
            .init("given_names", "First Name", "Middle Name"),
            .init("birth_date", "Birth Date"),
            .init("sex", "Gender"),
            .init("address_line1", "Address.Address1 or Address.House Number"),
            .init("address_line2", "Address.Tehsil", "Address.District", separator: ", "),
            .init("city", "Address.Village or Address.cityVillage or Address.City"),
            .init("region", "Address.State or Address.stateProvince"),
            .init("postcode", "Address.Postal Code or Address.postalCode or Address.Pincode"),
            .init("country", "Address.Country"),
        ],
        leftOut: [(["Age"], "an age is of a day that the file does not say")],
        dateOrder: .dmy)
}
