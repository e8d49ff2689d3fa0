import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

/// A field and the flag that fills it: what a flag puts into a record, what `--clear` empties and what a terminal asks
/// all follow from this pair.
struct FieldFlag<Flags: RecordFlags> {
    /// The column's name.
    let field: String
    /// The flag, without its hyphens.
    let flag: String
    /// What a terminal asks where nothing was given; nil where a new record can be without it.
    let question: String?
    private let given: (Flags) throws -> FieldValue?

    /// - Parameters:
    ///   - flag: nil is the field's name with hyphens.
    ///   - given: what was said with the flag, nil where nothing was; a text is read as the field takes it.
    init<Given: FieldRepresentable>(
        _ field: String, flag: String? = nil, asks question: String? = nil,
        given: @escaping (Flags) throws -> Given?
    ) {
        self.field = field
        self.flag = flag ?? String(field.map { $0 == "_" ? "-" : $0 })
        self.question = question
        self.given = { try given($0)?.fieldValue }
    }

    /// What was said with the flag; nil where nothing was.
    func value(in flags: Flags) throws -> FieldValue? { try given(flags) }

    /// Whether anything was said; a file that cannot be read is something.
    func isGiven(in flags: Flags) -> Bool {
        do { return try given(flags) != nil } catch { return true }
    }
}

/// The flags of the fields of a kind of record.
protocol RecordFlags: ParsableArguments {
    associatedtype Value: StoredRecord

    static var flags: [FieldFlag<Self>] { get }
    /// One such record in a sentence, with its article.
    static var one: String { get }
    /// What a command shows of one.
    static var whole: String { get }
    /// How one is shown.
    static var view: RecordView<Value> { get }
}

extension RecordFlags {
    static var one: String {
        let noun = Value.noun
        return ("aeiou".contains(noun.prefix(1)) ? "an " : "a ") + noun
    }

    static var whole: String { "everything that is kept of \(one)" }

    static var view: RecordView<Value> { RecordView() }

    /// Puts what was given into `record`; what was not stays.
    ///
    /// - Parameter answers: what was typed at a terminal instead of flags, by field.
    func fill(
        _ record: inout Value, with answers: [String: FieldValue] = [:], in clinic: ClinicReader, dates: DateEntry
    ) throws {
        for flag in Self.flags {
            guard let entered = try flag.value(in: self) ?? answers[flag.field] else { continue }
            guard let field = Value.field(flag.field) else {
                preconditionFailure("\(Value.table) has no field \(flag.field)")
            }
            try field.set(clinic.value(entered: entered, for: field, dates: dates), in: &record)
        }
    }

    /// The field with this name, in snake_case or with hyphens, or with this flag.
    static func field(entered: String) throws -> Field<Value> {
        let name = entered.lowercased().replacing("-", with: "_")
        let flag = name.replacing("_", with: "-")
        guard let field = Value.field(flags.first { $0.flag == flag }?.field ?? name) else {
            throw UnknownField<Value>(entered: entered)
        }
        return field
    }

    /// Empties the fields with these names, of those that an edit changes.
    static func clear(_ names: [String], of record: inout Value) throws {
        for name in names {
            let field = try field(entered: name)
            if Value.crossings.contains(field.name) || Patient.mergeFields.contains(field.name) {
                throw UsageError("\(field.title) is not edited; only a move or a merge changes it.")
            }
            try field.set(.null, in: &record)
        }
    }
}

extension Array where Element: ValueSet {
    /// Nil where no words were said.
    var given: Self? { isEmpty ? nil : self }
}

/// A field that a record does not have.
private struct UnknownField<Value: ClinicRecord>: ClinicError {
    let entered: String

    var kind: ErrorKind { .usage }

    var description: String {
        let names = Value.fields.map(\.name)
        let hint = nearestWord(to: entered, among: names).map { "did you mean \($0)?" }
        return "There is no field \u{201C}\(entered.shortened.printable)\u{201D}; "
            + (hint ?? "the fields are \(names.joined(separator: ", ")).")
    }
}
