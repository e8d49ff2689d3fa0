import ClinicModel

/// What a record may name that is void, retired, or not there yet.
struct ReferenceLeniency {
    /// The values of the record before the change: what it named before, it may name still.
    var old: [FieldValue]?
    /// Whether it is entered today: what is imported, or copied from another chart, may be as nobody would enter it
    /// any more.
    var isEntry: Bool
    /// The id with which the record comes, where one of the same kind that it names may follow further down. It has a
    /// smaller id then, so that none names itself by way of others.
    var arrivingID: Int64?
}

extension ClinicReader {
    /// Throws where a record names what is not there, or what it may not name.
    ///
    /// That a record exists, the schema checks too, but only at the end, when it cannot be said where.
    ///
    /// - Parameter chart: the patient on whose chart the record is.
    /// - Returns: whether all is there and earlier; what is not is a record of the same kind, and looked at again.
    func checkReferences(
        of values: [FieldValue], plan: RecordPlan, table ownTable: String, chart: RecordID<Patient>?,
        leniency: ReferenceLeniency
    ) throws -> Bool {
        var isWhole = true
        for reference in plan.references {
            let value = values[reference.place]
            if case .null = value { continue }
            let isKept = leniency.old.map { $0[reference.place] == value } ?? !leniency.isEntry
            switch (reference.target, value) {
            case (.record(let table, let lookup, let isOfChart), .integer):
                let isThere = try exists(
                    value, lookup: lookup, reference: reference, chart: isOfChart ? chart : nil, mayBeVoid: isKept)
                guard table == ownTable, let id = leniency.arrivingID else {
                    if isThere { continue }
                    throw missing(value, table, reference)
                }
                let isEarlier = if case .integer(let named) = value { named < id } else { false }
                if !isThere && !isEarlier { throw missing(value, table, reference) }
                isWhole = isWhole && isThere && isEarlier
            case (.record(let table, let lookup, let isOfChart), .text(let ids)):
                for id in ids.split(separator: ";").compactMap({ reference.type.id(String($0)) }) {
                    let isThere = try exists(
                        id, lookup: lookup, reference: reference, chart: isOfChart ? chart : nil, mayBeVoid: isKept)
                    if !isThere { throw missing(id, table, reference) }
                }
            case (.word(let catalogue, let lookup), .text(let code)):
                try checkWord(code, in: catalogue, lookup: lookup, reference: reference, mayBeRetired: isKept)
            default: break
            }
        }
        for place in plan.clinicians {
            if case .integer(let number) = values[place] { try checkTreats(RecordID(number)) }
        }
        return isWhole
    }

    /// The patient on whose chart a record of `table` is.
    func patientID(owning id: FieldValue, in table: String) throws -> RecordID<Patient>? {
        let statement = try db.cachedStatement("SELECT patient_id, 0, 0 FROM \(table) WHERE id = ?")
        return try statement.firstIntegers([id]).map { RecordID($0.0) }
    }

    /// Whether there is such a record; throws where it is void, or on the chart of another patient.
    private func exists(
        _ id: FieldValue, lookup: Statement, reference: RecordPlan.Reference, chart: RecordID<Patient>?,
        mayBeVoid: Bool
    ) throws -> Bool {
        guard let (patient, isVoid, merged) = try lookup.firstIntegers([id]) else { return false }
        func error(_ problem: FieldError.Problem) -> FieldError {
            FieldError(field: reference.field, title: reference.title, problem: problem)
        }
        let text = reference.type.text(ofID: id)
        if let chart, patient != chart.number { throw error(.ofAnotherPatient(text)) }
        if isVoid != 0, !mayBeVoid { throw error(.isVoid(text)) }
        if merged != 0 { throw error(.wasMerged(text, into: reference.type.text(ofID: .integer(merged)))) }
        return true
    }

    private func missing(_ id: FieldValue, _ table: String, _ reference: RecordPlan.Reference) -> FieldError {
        FieldError(
            field: reference.field, title: reference.title,
            problem: .noSuchRecord(reference.type.text(ofID: id), table: table))
    }

    private func checkWord(
        _ code: String, in catalogue: String, lookup: Statement, reference: RecordPlan.Reference, mayBeRetired: Bool
    ) throws {
        let found = try lookup.firstIntegers([.text(code)])
        if let found, found.0 != 0 || mayBeRetired { return }
        throw CatalogueError(
            catalogue: String(catalogue.dropLast()).replacing("_", with: " "), entered: code,
            words: try db.texts("SELECT code FROM \(catalogue) WHERE active = 1 ORDER BY id"),
            field: reference.field, isRetired: found != nil)
    }
}

extension FieldType {
    /// The id of a record that `text` spells.
    fileprivate func id(_ text: String) -> FieldValue? {
        guard case .references(_, let letter) = self else { return nil }
        return Int64(reference: text, letter: letter).map(FieldValue.integer)
    }
}
