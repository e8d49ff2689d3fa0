import ClinicModel

extension SourceFormat {
    /// The CSV of Libreosteo: what it writes, and the files that it offers to be filled in.
    static let libreosteo = SourceFormat(
        name: "libreosteo", title: "Libreosteo",
        reference: "https://github.com/libreosteo/LibreOsteo/blob/develop/libreosteoweb/api/renderers.py",
        layouts: [libreosteoPatients, libreosteoExaminations])

    private static let libreosteoPatients = SourceLayout(
        table: "patients",
        signature: [
            "family_name or Nom de Famille", "first_name or Prénom", "smoker or Fumeur", "laterality or Latéralité",
        ],
        rules: [
            .init("legacy_number", "numero"),
            .init("family_name", "family_name or Nom de Famille"),
            .init("given_names", "first_name or Prénom"),
            .init("birth_date", "birth_date or Date de naissance"),
            .init("sex", "sex"),
            .init("address_line1", "address_street or Rue"),
            .init("address_line2", "address_complement or Complément d’adresse"),
            .init("postcode", "address_zipcode or code postal"),
            .init("city", "address_city or ville"),
            .init("email", "email"),
            .init("phone", "phone or Téléphone"),
            .init("phone_other", "mobile_phone or Mobile"),
            .init("occupation", "job or Profession"),
            .init("alert", "important_info or Informations importantes"),
        ],
        leftOut: [
            (
                [
                    "current_treatment", "surgical_history", "medical_history", "family_history", "trauma_history",
                    "medical_reports", "Traitement en cours", "Antécédents chirurgicaux", "Antécédents médicaux",
                    "Antécédents familiaux", "Antécédents traumatiques", "CR médicaux",
                ], "it is history: read the file once more with --as history_items --map COLUMN=description"
            )
        ],
        dateOrder: .dmy)

    private static let libreosteoExaminations = SourceLayout(
        table: "visits",
        signature: ["date", "reason or Motif", "orl or Sphère ORL", "conclusion"],
        rules: [
            .init("patient_id", "numero or Numéro de patient"),
            .init("patient_family_name", "patient_detail.family_name"),
            .init("patient_given_names", "patient_detail.first_name"),
            .init("patient_birth_date", "patient_detail.birth_date"),
            .init("visited_on", "date"),
            .init("clinician_id", "therapeut_detail.first_name", "therapeut_detail.last_name"),
            .init(
                "note", .init("reason or Motif", .name),
                .init("reason_description or Motif détaillé/Contexte de la douleur etc.", .name),
                .init("orl or Sphère ORL", .name), .init("visceral or Sphère Viscérale", .name),
                .init("pulmo or Sphère Pulmonaire", .name), .init("uro_gyneco or Sphère Uro-Gynéco", .name),
                .init("periphery or Sphère périphérique", .name), .init("general_state or État général", .name),
                .init("medical_examination or Consultation médicale", .name),
                .init("diagnosis or Diagnostic Ostéo", .name), .init("treatments or Traitements", .name),
                .init("conclusion", .name), separator: "\n"),
        ],
        constants: ["kind": "consultation"], dateOrder: .dmy,
        remark: "An examination has no determination and no outcome: the visits are drafts without either.")
}
