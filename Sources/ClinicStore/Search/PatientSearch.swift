import ClinicModel

extension Selection<Patient> {
    /// Those whose names, phones, birth date or legacy number have every word of `words` in them: first those whose
    /// family name begins with one of these, then the others, and both by name.
    ///
    /// A patient answers to what those had who were merged into it, and these are not among them.
    ///
    /// - Parameter words: folded, as ``PatientQuery`` gives them.
    public static func matching(_ words: [String], limit: Int? = nil) -> Selection {
        let (condition, arguments) = Connection.search(words)
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
        let beginning = Connection.beginning(words)
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
                whereKey: Connection.beginning([word]), matching: words, first: count - beginning.count)
        }
        if beginning.count == count { return .ids(beginning, by: words) }
        if let few = try db.fewPatients(matching: words) { return .ids(few, by: words, matching: words, limit: count) }
        let others = try patients(
            whereKey: Connection.nearTheFirst(notBeginning: words), matching: words, first: count - beginning.count)
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
        let all = Connection.contains(words)
        let sql = """
            SELECT t.id FROM patients t WHERE \(key.condition) AND \(all.condition)
            ORDER BY t.search_key, t.id LIMIT \(count)
            """
        let arguments = (key.arguments + all.arguments).map(FieldValue.text)
        return try db.integers(sql, arguments).map { RecordID($0) }
    }
}

extension Selection<Patient> {
    /// Some patients with every word in their keys, in the order of what is found by `words`.
    fileprivate static func ids(
        _ ids: [RecordID<Patient>], by words: [String], matching contained: [String] = [], limit: Int? = nil
    ) -> Selection {
        let all = Connection.contains(contained)
        return found(
            "\(Self.ids(ids).condition) AND \(all.condition)", all.arguments.map(FieldValue.text), by: words,
            limit: limit)
    }
}
