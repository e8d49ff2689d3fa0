import ClinicModel

extension ClassificationCode: StoredRecord {
    public static let kind = RecordKind<ClassificationCode>(
        act: .words, ending: .kept, undo: .stays { _ in "it stays on record" }, owner: .practice, filter: .practice,
        words: TableWords(
            "Codes", "The codes that an assessment may name, each of one version of a system.",
            withoutNames: ["code_id", "code_system", "code_version", "code"]),
        beginning: .shipped)
}

extension ClinicReader {
    /// Throws ``UnknownCode`` where the version that is named does not have the code.
    public func checkCode(_ code: String, system: CodeSystem, version: String) throws {
        let found = try count(
            Selection<ClassificationCode>(
                "t.code_system = ? AND t.code_version = ? AND t.code = ?",
                [system.fieldValue, .text(version), .text(code)]))
        guard found > 0 else { throw UnknownCode(code: code, system: system, version: version) }
    }

    /// The newest version of a system that is on record; nil where there is none.
    public func newestVersion(of system: CodeSystem) throws -> String? {
        try db.text("SELECT max(code_version) FROM codes WHERE code_system = ?", [system.fieldValue])
    }
}
