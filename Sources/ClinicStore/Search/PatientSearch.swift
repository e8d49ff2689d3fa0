import ClinicModel

extension Selection<Patient> {
    /// Those whose names, phones, birth date or legacy number have every word of `words` in them: first those whose
    /// family name begins with one of these, then the others, and both by name.
    ///
    /// A patient answers to what those had who were merged into it, and these are not among them.
    ///
    /// - Parameter words: folded, as ``PatientQuery`` gives them.
    public static func matching(_ words: [String], limit: Int? = nil) -> Selection {
        let (condition, arguments) = SQLite.search(words)
        let merged = Self.merged(matching: words)
        return found(
            """
            \(notMerged) AND (\(condition) OR t.id IN (
                WITH RECURSIVE onward (id, merged_into) AS (
                    SELECT t.id, t.merged_into FROM patients t WHERE \(merged.condition)
                    UNION
                    SELECT p.id, p.merged_into FROM onward o JOIN patients p ON p.id = o.merged_into
                ) SELECT id FROM onward
            ))
            """, arguments.map(FieldValue.text) + merged.arguments, by: words, limit: limit)
    }

    /// Those of a condition, in the order of what is found by `words`.
    fileprivate static func found(
        _ condition: String, _ arguments: [FieldValue] = [], by words: [String], limit: Int?
    ) -> Selection {
        let beginning = SQLite.beginning(words)
        return Selection(
            condition, arguments, order: "\(beginning.condition) DESC, t.search_key, t.id",
            orderArguments: beginning.arguments.map(FieldValue.text), limit: limit, usesSearchIndex: true)
    }
}

extension ClinicReader {
    /// The first of those whom ``Selection/matching(_:limit:)`` finds, in the same order.
    ///
    /// What is typed most is the name of many, and to put a hundred thousand in order takes longer than to find them.
    /// The index of the search keys has them in order already: those whose family name begins with a word stand
    /// together, and of the others, where they are many, enough stand near its beginning.
    public func first(_ count: Int, matching words: [String]) throws -> Selection<Patient> {
        let whole = Selection<Patient>.matching(words, limit: count)
        // What was merged into others is found by another way than the keys.
        guard !words.isEmpty, try self.count(.merged(matching: words)) == 0 else { return whole }
        try settleSearchIndex()

        var beginning: [RecordID<Patient>] = []
        for word in ordered(words) where beginning.count < count {
            beginning += try patients(
                whereKey: SQLite.beginning([word]), matching: words, first: count - beginning.count)
        }
        if beginning.count == count { return .ids(beginning, by: words) }
        if let few = try fewPatients(matching: words) { return .ids(few, by: words, matching: words, limit: count) }
        let others = try patients(
            whereKey: SQLite.nearTheFirst(notBeginning: words), matching: words, first: count - beginning.count)
        return beginning.count + others.count == count ? .ids(beginning + others, by: words) : whole
    }

    /// The words in the order of the keys that begin with them, each such key once: `ng` and not `nguyen` beside it.
    private func ordered(_ words: [String]) -> [String] {
        var ordered: [String] = []
        for word in words.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        where !(ordered.last.map { word.utf8.starts(with: $0.utf8) } ?? false) {
            ordered.append(word)
        }
        return ordered
    }

    /// Those with every word in their keys, of a condition on these, by name.
    private func patients(
        whereKey key: (condition: String, arguments: [String]), matching words: [String], first count: Int
    ) throws -> [RecordID<Patient>] {
        let all = SQLite.contains(words)
        let sql = """
            SELECT t.id FROM patients t WHERE \(key.condition) AND \(all.condition)
            ORDER BY t.search_key, t.id LIMIT \(count)
            """
        let arguments = (key.arguments + all.arguments).map(FieldValue.text)
        return try db.integers(sql, arguments).map { RecordID($0) }
    }

    /// Those whom the trigram index finds, in no order; nil where they are many, or where it knows none of the words.
    private func fewPatients(matching words: [String]) throws -> [RecordID<Patient>]? {
        guard let query = SQLite.trigrams(words) else { return nil }
        let few = 4_096
        let sql = "SELECT rowid FROM patient_search WHERE patient_search MATCH ? LIMIT \(few + 1)"
        let found = try db.integers(sql, [.text(query)])
        return found.count > few ? nil : found.map { RecordID($0) }
    }
}

extension Selection<Patient> {
    /// Some patients with every word in their keys, in the order of what is found by `words`.
    fileprivate static func ids(
        _ ids: [RecordID<Patient>], by words: [String], matching contained: [String] = [], limit: Int? = nil
    ) -> Selection {
        let all = SQLite.contains(contained)
        return found(
            "\(Self.ids(ids).condition) AND \(all.condition)", all.arguments.map(FieldValue.text), by: words,
            limit: limit)
    }
}

// What of a search is SQL: three ways to ask for words, the trigram index, the keys themselves and their beginnings.
extension SQLite {
    /// The condition on `patients t` that every word is somewhere in the search key, and its arguments.
    ///
    /// The trigram index answers for words of three characters and more; shorter ones are looked for in what it
    /// leaves.
    static func search(_ words: [String]) -> (condition: String, arguments: [String]) {
        guard let trigrams = trigrams(words) else { return contains(words) }
        let short = contains(words.filter { !isIndexed($0) })
        return (
            "\(short.condition) AND t.id IN (SELECT rowid FROM patient_search WHERE patient_search MATCH ?)",
            short.arguments + [trigrams]
        )
    }

    /// What the trigram index is asked for; nil where it knows none of the words.
    static func trigrams(_ words: [String]) -> String? {
        let indexed = words.filter(isIndexed)
        if indexed.isEmpty { return nil }
        return indexed.map { "\"\($0.replacing("\"", with: ""))\"" }.joined(separator: " AND ")
    }

    private static func isIndexed(_ word: String) -> Bool { word.unicodeScalars.count >= 3 }

    /// The condition that every word is somewhere in the search key, without the trigram index.
    static func contains(_ words: [String]) -> (condition: String, arguments: [String]) {
        (all(words.map { _ in "t.search_key LIKE ?" }), words.map { "%\($0)%" })
    }

    /// The condition that the search key, which begins with the family name, begins with one of the words.
    ///
    /// With one word it is a range of the index of the keys: these are of folded letters, which come before U+10FFFF.
    static func beginning(_ words: [String]) -> (condition: String, arguments: [String]) {
        if words.isEmpty { return ("FALSE", []) }
        let ranges = words.map { _ in "t.search_key >= ? AND t.search_key < ?" }
        return ("(\(ranges.joined(separator: " OR ")))", words.flatMap { [" \($0)", " \($0)\u{10FFFF}"] })
    }

    /// The condition that the search key is among the first thirty thousand, and begins with none of the words; none
    /// is where there are fewer.
    static func nearTheFirst(notBeginning words: [String]) -> (condition: String, arguments: [String]) {
        let beginning = beginning(words)
        let end = "(SELECT search_key FROM patients ORDER BY search_key LIMIT 1 OFFSET 30000)"
        return ("NOT \(beginning.condition) AND t.search_key < \(end)", beginning.arguments)
    }

    private static func all(_ conditions: [String]) -> String {
        conditions.isEmpty ? "TRUE" : conditions.joined(separator: " AND ")
    }
}
