/// An error with a text for the person at the keyboard: what was wrong, where, and what would be right.
///
/// The text never shows SQL, a Swift type, or another patient's data.
public protocol ClinicError: Error, Sendable, CustomStringConvertible {
    /// A broken rule, unless the error says otherwise.
    var kind: ErrorKind { get }
}

extension ClinicError {
    public var kind: ErrorKind { .rule }
}

/// What sort of thing went wrong; the command line has one exit code for each.
public enum ErrorKind: Hashable, Sendable {
    case usage
    case rule
    case notFound
    case cannotCreate
    case inputOutput
    case busy
    case notPermitted
}

/// A value that a field does not take, in the words of the person who entered it.
public struct FieldError: ClinicError, Hashable {
    /// The field's name, as its column is called.
    public let field: String
    public let title: String
    public let problem: Problem

    public enum Problem: Hashable, Sendable {
        case missing
        case notOfType(String, FieldType)
        case tooLong(Int, limit: Int)
        case control(Unicode.Scalar)
        case outside(String, ClosedRange<Int>)
        case inTheFuture(String, today: CalendarDay)
        case noSuchRecord(String, table: String)
        case ofAnotherPatient(String)
        case isVoid(String)
        case wasMerged(String, into: String)
    }

    public init(field: String, title: String, problem: Problem) {
        self.field = field
        self.title = title
        self.problem = problem
    }

    public var description: String {
        switch problem {
        case .missing:
            "\(title) is empty; it is required."
        case .notOfType(let text, let type):
            "\(title) is \u{201C}\(text.shortened)\u{201D}; \(type.expectation)."
        case .tooLong(let count, let limit):
            "\(title) has \(count) characters; at most \(limit) are kept."
        case .control(let scalar):
            "\(title) holds the control character \(scalar.codePoint); only text is kept."
        case .outside(let text, let range):
            "\(title) is \(text); it runs from \(range.lowerBound) to \(range.upperBound)."
        case .inTheFuture(let text, let today):
            "\(title) is \(text), in the future; today is \(today)."
        case .noSuchRecord(let id, _):
            "\(title) is \(id), and there is none."
        case .ofAnotherPatient(let id):
            "\(title) is \(id), which is on the chart of another patient."
        case .isVoid(let id):
            "\(title) is \(id), which is void: it was entered in error."
        case .wasMerged(let id, let other):
            "\(title) is \(id), who was merged into \(other); use \(other)."
        }
    }
}

extension FieldType {
    /// What would be right, as the end of a sentence.
    var expectation: String {
        switch self {
        case .line, .prose: "a text is expected"
        case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound) is expected"
        case .number: "a number such as 6 or 0.25 is expected, with at most \(FieldType.mostDecimals) decimals"
        case .boolean: "true or false is expected"
        case .day: "a day such as 2026-03-14 is expected"
        case .partialDate: "a date such as 1980, 1980-03 or 1980-03-14 is expected"
        case .time: "a time of day such as 09:30 is expected"
        case .instant: "an instant such as 2026-03-14T09:30:00.000Z is expected"
        case .choice(let words): "it is one of \(words.joined(separator: ", "))"
        case .choices(let words): "it holds words of \(words.joined(separator: ", ")), joined by ;"
        case .reference(_, let letter?): "a record's id such as \(letter)-12 is expected"
        case .reference(_, nil): "a record's number is expected"
        case .references(_, let letter):
            "records' ids are expected, joined by ;, such as \(letter.map { "\($0)-" } ?? "")5"
        case .code(let catalogue): "a code of the catalogue of \(catalogue.replacing("_", with: " ")) is expected"
        }
    }
}
