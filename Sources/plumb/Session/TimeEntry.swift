import ClinicModel

extension TimeOfDay {
    /// The time of day as it is typed.
    ///
    /// - Throws: ``FieldError`` for the field that it was typed for.
    init(entered text: String, field: String, title: String) throws {
        guard let time = TimeOfDay(text) else {
            throw FieldError(field: field, title: title, problem: .notOfType(text, .time))
        }
        self = time
    }
}
