import ClinicModel

extension ImportMap: StoredRecord {
    public static var filterKeys: FilterKeys { .practice }
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
        let standing = try records(ImportMap.self).first { $0.name == map.name.trimmed }
        return try standing.map { try change($0, to: map) } ?? add(map)
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
