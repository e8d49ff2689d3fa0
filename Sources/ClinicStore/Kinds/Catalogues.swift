import ClinicModel

extension Selection where Value: CatalogueRow {
    /// Those that are offered, or those that were retired.
    public static func offered(_ isOffered: Bool) -> Selection { Selection("t.active = ?", [isOffered.fieldValue]) }
}

extension ClinicReader {
    /// The names of a catalogue's rows, by code.
    public func names<Value: StoredRecord & CatalogueRow>(of type: Value.Type) throws -> [String: String] {
        let rows = try db.rows("SELECT code, name FROM \(Value.table)")
        return Dictionary(rows.map { ($0.text(0) ?? "", $0.text(1) ?? "") }, uniquingKeysWith: { first, _ in first })
    }

    /// The row of a catalogue that `entered` names; throws ``CatalogueError`` naming the nearest where none does.
    public func catalogueRow<Value: StoredRecord & CatalogueRow>(
        _ entered: String, of type: Value.Type = Value.self
    ) throws -> Value {
        let code = Value.code(for: entered)
        let rows = try records(Value.self).map(\.record)
        // A practice may spell its own rows otherwise than the catalogue that shipped does.
        guard
            let row = rows.first(where: { $0.code == entered })
                ?? rows.first(where: { Value.code(for: $0.code) == code })
        else {
            throw CatalogueError(
                catalogue: Value.noun, entered: entered, words: rows.filter(\.active).map(\.code))
        }
        return row
    }
}

extension ClinicWriter {
    /// Retires a row of a catalogue, which stays valid in the records that name it, or offers it again.
    ///
    /// - Throws: ``CatalogueStateError`` where it is so already.
    public func offer<Value: StoredRecord & CatalogueRow>(
        _ entered: String, of type: Value.Type = Value.self, _ isOffered: Bool
    ) throws -> Stored<Value> {
        let row = try catalogueRow(entered, of: Value.self)
        guard let old = try records(Value.self, Selection("t.code = ?", [.text(row.code)])).first,
            row.active != isOffered
        else { throw CatalogueStateError(noun: Value.noun, code: row.code, isOffered: isOffered) }
        var new = row
        new.active = isOffered
        return try change(old, to: new)
    }

    /// Adds a test of the screen with the units of its values.
    public func add(_ test: ScreenTest, units: [TestUnit]) throws -> Stored<ScreenTest> {
        if test.sides.isEmpty && test.results.isEmpty && units.isEmpty {
            throw ScreenTestError.takesNothing(test.code)
        }
        let added = try add(test)
        for unit in units { try add(unit) }
        return added
    }
}

/// A row of a catalogue that is already as it was to be.
public struct CatalogueStateError: ClinicError, Hashable {
    public let noun: String
    public let code: String
    public let isOffered: Bool

    public var description: String {
        "The \(noun) \(code) is \(isOffered ? "offered" : "retired") already."
    }
}
