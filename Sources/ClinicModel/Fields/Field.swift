/// One field of a record: its name, what it takes, what it means, and where the Swift value keeps it.
///
/// The columns of the database, the audit log, CSV, JSON and the data dictionary all follow a record's list
/// of fields, so that a field is described once.
///
/// A class, since lists of fields are gone through for every record, and each would be copied.
public final class Field<Owner>: Sendable {
    /// The column and JSON key, in snake_case.
    public let name: String
    /// The name that people read, `Birth date`.
    public let title: String
    /// What the field means, one sentence.
    public let description: String
    public let type: FieldType
    public let isRequired: Bool

    private let read: @Sendable (Owner) -> FieldValue
    private let write: @Sendable (inout Owner, FieldValue) -> Bool

    /// - Parameter type: what the field takes, where that is narrower than its Swift type says.
    ///
    /// Inlined, and the path not evaluated, so that the compiler sees which property it leads to and makes none: to make a
    /// key path takes longer than to read a record.
    @inline(__always)
    public init<Value: FieldRepresentable>(
        _ name: String, _ keyPath: @autoclosure @escaping @Sendable () -> WritableKeyPath<Owner, Value>,
        type: FieldType = Value.fieldType, _ title: String, _ description: String
    ) {
        self.name = name
        self.title = title
        self.description = description
        self.type = type
        isRequired = Value.isRequired
        read = { $0[keyPath: keyPath()].fieldValue }
        write = { owner, fieldValue in
            guard let value = Value.decode(fieldValue) else { return false }
            owner[keyPath: keyPath()] = value
            return true
        }
    }

    /// The field's value in `owner`.
    public func value(in owner: Owner) -> FieldValue { read(owner) }

    /// Puts `value` into `owner`; throws ``FieldError`` where the field takes no such value.
    public func set(_ value: FieldValue, in owner: inout Owner) throws {
        if write(&owner, value) { return }
        if case .null = value { throw error(.missing) }
        throw error(.notOfType(type.text(of: value), type))
    }

    func error(_ problem: FieldError.Problem) -> FieldError {
        FieldError(field: name, title: title, problem: problem)
    }
}

extension Field {
    /// Trims the field's text in `owner`, holds it against the field's type, and returns what the field has then.
    func tidied(_ owner: inout Owner, today: CalendarDay) throws -> FieldValue {
        let value = read(owner)
        if case .null = value { return value }
        switch (type, value) {
        case (.line, .text(let text)), (.prose, .text(let text)), (.code, .text(let text)):
            let trimmed = text.trimmed
            if trimmed.isEmpty {
                guard write(&owner, .null) else { throw error(.missing) }
                return .null
            }
            try checkText(trimmed)
            if trimmed.utf8.count != text.utf8.count {
                try set(.text(trimmed), in: &owner)
                return .text(trimmed)
            }
        case (.number, .number(let number)):
            guard Double(plain: number.shortText) == number else {
                throw error(.notOfType(number.shortText, type))
            }
        case (.choices, .text), (.references, .text):
            // Writing the words back puts them in their order, each once.
            try set(value, in: &owner)
            return read(owner)
        case (.integer(let range), .integer(let integer)):
            guard range.contains(Int(integer)) else { throw error(.outside(String(integer), range)) }
        case (.day(.past), .text(let text)), (.partialDate, .text(let text)):
            // ISO text sorts by day; a partial date is compared as far as it goes.
            guard !today.description.utf8.prefix(text.utf8.count).lexicographicallyPrecedes(text.utf8) else {
                throw error(.inTheFuture(text, today: today))
            }
        default:
            break
        }
        return value
    }

    private func checkText(_ text: String) throws {
        let limit = type == .prose ? FieldType.longestProse : FieldType.longestLine
        // A character takes at least one byte: only a text of many bytes needs its characters counted.
        if text.utf8.count > limit, text.unicodeScalars.count > limit {
            throw error(.tooLong(text.unicodeScalars.count, limit: limit))
        }
        if let scalar = text.firstControl(allowingLines: type == .prose) { throw error(.control(scalar)) }
    }
}
