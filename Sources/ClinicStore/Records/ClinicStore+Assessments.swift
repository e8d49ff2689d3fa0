import ClinicModel
import GRDB

extension ClassificationCode: ShippedRecord {}

extension Assessment: StoredRecord {
    public func check(in clinic: ClinicReader, replacing old: Stored<Assessment>?) throws {
        try clinic.checkTreats(clinicianID)
        if let code, let codeSystem, let codeVersion {
            try clinic.checkCode(code, system: codeSystem, version: codeVersion)
        }
    }
}

extension ClinicReader {
    /// Throws ``UnknownCode`` where the version that is named does not have the code.
    public func checkCode(_ code: String, system: CodeSystem, version: String) throws {
        let found = try count(
            Selection<ClassificationCode>(
                "t.code_system = ? AND t.code_version = ? AND t.code = ?", [system.rawValue, version, code]))
        guard found > 0 else { throw UnknownCode(code: code, system: system, version: version) }
    }

    /// The newest version of a system that is on record; nil where there is none.
    public func newestVersion(of system: CodeSystem) throws -> String? {
        try String.fetchOne(
            db, sql: "SELECT max(code_version) FROM codes WHERE code_system = ?", arguments: [system.rawValue])
    }
}
