import ClinicModel

/// The fields of a record that an intake may give, and what required ones are where it does not.
struct IntakeFields<Value: ClinicRecord>: Sendable {
    let fields: [Field<Value>]
    private let usual: [String: UsualValue]

    /// - Parameters:
    ///   - names: the fields that have no place in an intake.
    ///   - usual: what required fields are where they are not given.
    init(leavingOut names: Set<String> = [], usual: [String: UsualValue] = [:]) {
        fields = Value.fields.filter { !names.contains($0.name) }
        self.usual = usual
    }

    var keys: [String] { fields.map(\.name) }

    /// The keys that an export of the record has, and an intake has not.
    var foreignKeys: Set<String> { Set(Value.fields.map(\.name) + [Value.key]).subtracting(keys) }

    func usualValue(of field: Field<Value>) -> UsualValue? { usual[field.name] }

    /// Whether a record without the field is refused.
    func isDemanded(_ field: Field<Value>) -> Bool { field.isRequired && usual[field.name] == nil }

    /// The record that `members` give; nil where something is refused or missing, which is noted.
    func record(
        _ members: IntakeMembers, at path: JSONPath, by author: Author, progress: inout IntakeProgress
    ) throws -> Value? {
        var record = Value.blank
        var isWhole = members.isWhole
        for field in fields {
            if let given = members.values[field.name] {
                guard let json = progress.resolve(given, in: field, at: path) else {
                    isWhole = false
                    continue
                }
                let isSet: Void? = try progress.problems.noting(at: path) {
                    try field.set(json, in: &record, today: author.today)
                }
                isWhole = isWhole && isSet != nil
            } else if field.isRequired, !members.meant.contains(field.name) {
                let value = usual[field.name]?.value(of: field, by: author) ?? .null
                let isSet: Void? = try progress.problems.noting(at: path) { try field.set(value, in: &record) }
                isWhole = isWhole && isSet != nil
            }
        }
        return isWhole ? record : nil
    }
}

/// What a required field is where an intake does not give it.
enum UsualValue {
    /// What a new record has there.
    case asNew
    case today
    case memberAtKeyboard

    func value<Value: ClinicRecord>(of field: Field<Value>, by author: Author) -> FieldValue {
        switch self {
        case .asNew: field.value(in: .blank)
        case .today: author.today.fieldValue
        case .memberAtKeyboard: author.staffMemberID.fieldValue
        }
    }
}
