import ClinicModel
import ClinicStore

extension Intake {
    /// A document with every key, nothing filled in, and the safety questions of the practice.
    public static func template(in clinic: ClinicReader) throws -> JSONText {
        .object(
            [(Patient.name, patientFields.template())]
                + (try tables.map { ($0.name, try $0.template(in: clinic)) }))
    }
}

extension IntakeRecords {
    func template(in clinic: ClinicReader) throws -> JSONText {
        let filled = try question.map { question in try questions(clinic).map { [question: $0] } } ?? []
        return .array((filled.isEmpty ? [[:]] : filled).map(fields.template))
    }
}

extension IntakeFields {
    /// An object with every key, and null for those that are not filled in.
    fileprivate func template(_ filled: [String: String] = [:]) -> JSONText {
        .object(keys.map { key in (key, filled[key].map(JSONText.string) ?? .null) })
    }
}
