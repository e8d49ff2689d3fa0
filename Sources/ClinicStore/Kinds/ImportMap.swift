import ClinicModel

extension ImportMap: StoredRecord {
    public static let kind = RecordKind<ImportMap>(
        act: .practice, ending: .kept,
        undo: .stays { _ in
            "a map is kept until another is saved under its name, with plumb import FILE --save-map NAME"
        },
        owner: .practice, filter: .practice,
        words: TableWords("Import maps", "One row for each kind of file of another system that is known."))
}

extension ClinicReader {
    /// The map that is kept under a name.
    ///
    /// - Throws: ``UnknownImportMap`` naming the nearest where there is none.
    public func importMap(named name: String) throws -> Stored<ImportMap> {
        let maps = try records(ImportMap.self)
        guard let map = maps.first(where: { $0.name == name }) else {
            throw UnknownImportMap(entered: name, names: maps.map(\.name))
        }
        return map
    }
}

extension ClinicWriter {
    /// Keeps a map under its name, in the place of one that has it.
    @discardableResult
    public func keep(_ map: ImportMap) throws -> Stored<ImportMap> {
        let former = try records(ImportMap.self).first { $0.name == map.name.trimmed }
        return try former.map { try change($0, to: map) } ?? add(map)
    }
}

/// A map that is not kept.
public struct UnknownImportMap: ClinicError, Hashable {
    public let entered: String
    public let names: [String]

    public var kind: ErrorKind { .notFound }
    public var description: String {
        "No map is called \u{201C}\(entered.shortened)\u{201D}; "
            + (names.isEmpty
                ? "none is kept yet, --save-map keeps one."
                : nearestWord(to: entered, among: names).map { "did you mean \($0)?" }
                    ?? "there are \(names.joined(separator: ", ")).")
    }
}
