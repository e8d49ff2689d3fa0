import ClinicModel

/// What other systems write for the words of a value set.
enum SourceWords {
    /// The word that `text` stands for in a field; nil where it stands for none.
    static func word(for text: String, in words: [String], field: String) -> String? {
        if words.contains(text) { return text }
        let folded = SearchKey.fold(text)
        if let word = words.first(where: { SearchKey.fold($0) == folded }) { return word }
        return synonyms[field]?[folded].flatMap { words.contains($0) ? $0 : nil }
    }

    /// `true` or `false`; nil where `text` is neither.
    static func truth(of text: String) -> String? {
        switch SearchKey.fold(text) {
        case "true", "yes", "y", "1", "x", "ja", "j", "oui", "o", "vrai", "wahr", "t": "true"
        case "false", "no", "n", "0", "nein", "non", "faux", "falsch", "f": "false"
        default: nil
        }
    }

    private static let synonyms: [String: [String: String]] = [
        "sex": table([
            ("female", "f,w,woman,girl,weiblich,frau,feminin,femme,mme,madame,mlle,mrs,ms,miss"),
            ("male", "m,man,boy,mannlich,maennlich,herr,masculin,homme,monsieur,mr"),
            ("other", "d,x,divers,diverse,autre,andere,non binary,nonbinary,intersex"),
            ("unknown", "u,unk,unbekannt,inconnu,inconnue,not known,unspecified"),
        ]),
        "status": table([
            ("active", "aktiv,actif,current"), ("inactive", "inaktiv,inactif,former,ehemalig,archived"),
            ("deceased", "dead,died,verstorben,decede,decedee"), ("prospect", "lead,enquiry,interessent"),
            ("open", "offen,ouvert"), ("closed", "geschlossen,ferme,abgeschlossen"),
            ("resolved", "resolu,behoben,gelost"),
        ]),
        "side": sides,
        "atlas_side": sides,
        "axis_side": sides,
        "preferred_contact": table([
            ("phone", "telephone,telefon,call,tel"), ("text", "sms"), ("email", "e mail,mail,courriel"),
            ("post", "letter,brief,courrier"), ("none", "keine,aucun,do not contact"),
        ]),
    ]

    private static let sides = table([
        ("left", "l,links,gauche,g"), ("right", "r,rechts,droite,d"),
        ("both", "b,bilateral,beidseitig,beide,les deux"), ("midline", "mitte,median,milieu"),
    ])

    private static func table(_ lists: [(word: String, texts: String)]) -> [String: String] {
        var table: [String: String] = [:]
        for (word, texts) in lists { for text in texts.split(separator: ",") { table[String(text)] = word } }
        return table
    }
}
