import ClinicModel
import ClinicSchema

/// How the schema of a file compares with what this program makes.
enum SchemaVerdict: Hashable {
    case current
    /// As an earlier version of the program made it.
    case older
    case newer
    /// As a program from before the first release made it, which no later one brings up to date.
    case unreleased
    /// Something is declared, or missing, that no version of the program declares so; the names.
    case strange([String])
}

extension ClinicReader {
    /// Compares what the file declares with what the program's own steps make.
    ///
    /// Nothing is read but the schema itself until it is known to be the program's: a planted view never runs.
    func schemaVerdict() throws -> SchemaVerdict {
        let fingerprint = try db.schemaFingerprint()
        if kinds.hasFingerprint, fingerprint == SchemaFingerprint.newest,
            try db.appliedStep() == kinds.newestStep
        {
            return .current
        }
        for (step, released) in SchemaFingerprint.released where released == fingerprint {
            let applied = try db.appliedStep()
            return applied == step ? .older : applied > kinds.newestStep ? .newer : .strange([Self.stepList])
        }
        return try comparedAtLength()
    }

    /// The same without the fingerprints.
    func comparedAtLength() throws -> SchemaVerdict {
        let found = try db.schema()
        for step in kinds.steps.reversed() where try found == Connection.schema(of: kinds, upTo: step.number) {
            let applied = try db.appliedStep()
            if applied > kinds.newestStep { return .newer }
            if applied != step.number { return .strange([Self.stepList]) }
            return applied == kinds.newestStep ? .current : .older
        }
        let expected = try Connection.schema(of: kinds, upTo: kinds.newestStep)
        // The list of steps is read if it is the table that it should be, and says what is newer.
        if let list = expected.first(where: { $0.name == Self.stepList && $0.type == "table" }),
            found.contains(list), try db.appliedStep() > kinds.newestStep
        {
            return .newer
        }
        let names = Set(found.map(\.name))
        if names.contains("grdb_migrations"), !names.contains(Self.stepList) { return .unreleased }
        return .strange(Set(found.symmetricDifference(expected).map(\.name)).sorted())
    }

    private static let stepList = "schema_steps"
}

extension Connection {
    /// One thing that the schema of a file declares.
    struct SchemaObject: Hashable {
        let type: String
        let name: String
        let table: String
        let sql: String
    }

    /// What the schema declares, without what SQLite keeps for itself.
    func schema() throws -> Set<SchemaObject> {
        Set(
            try rows(Self.declarations).map { row in
                SchemaObject(
                    type: row.text(0) ?? "", name: row.text(1) ?? "", table: row.text(2) ?? "", sql: row.text(3) ?? "")
            })
    }
}
