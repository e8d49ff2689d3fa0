import ClinicModel

/// What the columns of other systems are usually called, in English, French and German.
///
/// A name may mean one of two fields: the first that no other column has.
struct SourceSynonyms: Sendable {
    private let fields: [String: [String]]

    /// - Parameter lists: for each field the names, with commas or line ends between them.
    init(_ lists: [(field: String, names: String)]) {
        var fields: [String: [String]] = [:]
        for (field, names) in lists {
            for name in names.split(whereSeparator: { $0 == "," || $0 == "\n" }) {
                let key = SourceHeader.fold(String(name))
                if !key.isEmpty { fields[key, default: []].append(field) }
            }
        }
        self.fields = fields
    }

    /// The fields that a column of this name may be, the likelier first.
    func fields(for name: String) -> [String] { fields[SourceHeader.fold(name)] ?? [] }

    /// Every name, folded.
    var names: [String] { fields.keys.sorted() }

    /// Those of the columns of a table.
    static func of(_ table: String) -> SourceSynonyms {
        switch table {
        case Patient.table: patients
        case Complaint.table: complaints
        case Visit.table: visits
        case HistoryItem.table: historyItems
        default: chartRecords
        }
    }
}

extension SourceSynonyms {
    private static let patients = SourceSynonyms([
        (
            "family_name",
            """
            last name,lastname,lname,surname,last,nom,nom de famille,nom d usage,nachname,familienname,zuname,name
            """
        ),
        (
            "given_names",
            """
            first name,firstname,fname,given name,forename,forenames,first,christian name,prenom,prenoms,vorname,vornamen,
            rufname
            """
        ),
        (
            "+given_names",
            """
            middle name,middle names,middlename,mname,middle,second prenom,deuxieme prenom,weitere vornamen,zweiter vorname
            """
        ),
        ("known_as", "preferred name,nickname,goes by,surnom,prenom usuel,spitzname,genannt"),
        (
            "birth_date",
            """
            date of birth,dob,birthdate,birthday,born,born on,date de naissance,naissance,ne le,nee le,ddn,
            geburtsdatum,geburtstag,geb datum,geb,geboren,geboren am
            """
        ),
        ("sex", "gender,sexe,genre,geschlecht,civilite,anrede"),
        ("phone", "telephone,phone number,phone1,numero de telephone,telefonnummer,rufnummer," + home + "," + mobile),
        (
            "phone_other",
            """
            other phone,work phone,workphone,phone work,phone biz,business phone,phone2,phone 2,telephone 2,tel pro,
            telephone professionnel,telefon 2,telefon geschaftlich,tel geschaft,telefon arbeit,
            """ + home + "," + mobile
        ),
        ("email", "e mail,mail,email address,courriel,adresse mail,adresse e mail,emailadresse,e mail adresse"),
        (
            "address_line1",
            """
            address,street,street address,address 1,address1,address line 1,line1,rue,adresse,adresse 1,strasse,
            strasse und hausnummer,strasse hausnummer,anschrift
            """
        ),
        ("address_line2", "address 2,address2,address line 2,line2,complement d adresse,adresse 2,adresszusatz"),
        ("city", "town,ville,commune,localite,ort,stadt,wohnort"),
        ("region", "state,province,county,departement,bundesland,kanton,canton"),
        ("postcode", "zip,zip code,zipcode,postal code,postalcode,code postal,cp,plz,postleitzahl"),
        ("country", "pays,land,country code"),
        ("guardian", "parent,legal guardian,tuteur,representant legal,vormund,gesetzlicher vertreter"),
        ("emergency_contact", "emergency contact name,contact d urgence,personne a prevenir,notfallkontakt"),
        ("emergency_phone", "emergency contact phone,telephone d urgence,notfalltelefon,notfallnummer"),
        ("occupation", "job,profession,employment,metier,beruf,tatigkeit"),
        ("referred_by", "referral,referral source,referrer,adresse par,envoye par,uberwiesen von,empfohlen von"),
        ("status", "patient status,statut,patientenstatus"),
        ("legacy_number", "id,number,no,nr,external id,identifiant,aktenzeichen,n," + numbers),
        ("office_id", offices),
        ("primary_clinician_id", "primary clinician,kine traitant," + clinicians),
        ("alert", "alerts,warning,alerte,important,informations importantes,hinweis,warnhinweis,achtung"),
    ])

    private static let complaints = SourceSynonyms(
        patientReference + [
            ("recorded_on", "date,recorded,reported on,date recorded,date de consultation,erfasst am,datum"),
            (
                "words",
                """
                complaint,chief complaint,presenting complaint,reason,motif,plainte,motif de consultation,beschwerde,
                beschwerden,anlass
                """
            ),
            (
                "region",
                "body region,area,body part,region du corps,zone,localisation,korperregion,bereich,lokalisation"
            ),
            ("side", "laterality,cote,lateralite,seite"),
            ("code", "icd,icd10,icd 10,icd code,icd 10 cm,cim 10,code cim"),
            ("onset", "onset date,date of onset,debut,date de debut,beginn"),
            ("severity", "pain score,pain level,nprs,vas,eva,intensite,intensitat,schmerzstarke"),
            ("status", "statut"),
            ("closed_on", "closed,end date,date de fin,ende"),
        ])

    private static let visits = SourceSynonyms(
        patientReference + [
            (
                "visited_on",
                """
                date,visit date,date of visit,encounter date,appointment date,date of service,service date,dos,visited,
                date de consultation,date de visite,date de seance,behandlungsdatum,datum,termin,besuchsdatum
                """
            ),
            ("visited_at", "time,visit time,start time,heure,uhrzeit,zeit"),
            ("office_id", offices),
            ("clinician_id", clinicians),
            ("kind", "type,visit type,type de visite,art,besuchsart"),
            (
                "note",
                "notes,comment,comments,remarks,remarques,commentaire,commentaires,notiz,notizen,bemerkung,bemerkungen"
            ),
            ("listing_code", "listing"),
        ])

    private static let historyItems = SourceSynonyms(
        patientReference + [
            ("happened_on", "date,start,start date,onset,debut,date de debut,beginn,datum"),
            ("description", "condition,diagnosis,problem,diagnostic,antecedent,diagnose,erkrankung"),
            ("kind", "type,category,categorie,art,kategorie"),
            ("code", "icd,icd10,icd 10,icd code,diagnosis code,snomed,snomed code"),
            ("relation", "relative,family member,parente,verwandtschaft"),
        ])

    private static let chartRecords = SourceSynonyms(
        patientReference + [
            ("office_id", offices), ("clinician_id", clinicians),
            ("note", "notes,comment,comments,remarks,remarques,commentaire,notiz,notizen,bemerkung,bemerkungen"),
        ])

    private static let home =
        "tel,phone home,home phone,homephone,telefon,tel privat,telefon privat,telephone fixe,fixe,festnetz"
    private static let mobile = """
        mobile,mobile phone,mobilephone,cell,cell phone,phone cell,cellphone,portable,telephone portable,tel portable,handy,
        mobiltelefon,mobil,gsm,natel
        """
    private static let offices = "office,office name,clinic,location,site,facility,cabinet,praxis,standort,filiale"
    private static let clinicians = """
        clinician,provider,doctor,practitioner,therapist,chiropractor,praticien,medecin,therapeute,behandler,therapeut,arzt
        """
    /// What a patient's number is called where others have theirs too.
    private static let numbers = """
        patient id,patientid,patient no,patient number,pid,pubpid,mrn,medical record number,chart number,chart no,chart id,
        file number,record number,account number,registration number,legacy number,numero,numero de patient,numero patient,
        n patient,numero de dossier,dossier,ipp,patientennummer,patientennr,patient nr,pat nr,kundennummer,kartei nr
        """

    /// How a row says whose it is.
    private static let patientReference: [(field: String, names: String)] = [
        ("patient_id", "patient," + numbers),
        ("patient_name", "full name,nom du patient,patientenname,name des patienten"),
        (
            "patient_family_name",
            """
            last name,lastname,surname,family name,nom,nom de famille,nachname,familienname,patient last name,name
            """
        ),
        (
            "patient_given_names",
            "first name,firstname,given name,given names,forename,prenom,vorname,patient first name,patient given name"
        ),
        (
            "patient_birth_date",
            "date of birth,dob,birthdate,birth date,date de naissance,geburtsdatum,patient dob,birthday"
        ),
    ]
}
