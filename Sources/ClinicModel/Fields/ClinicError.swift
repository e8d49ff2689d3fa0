/// An error with a text for the person at the keyboard: what was wrong, where, and what would be right.
///
/// The text never shows SQL, a Swift type, or another patient's data.
public protocol ClinicError: Error, Sendable, CustomStringConvertible {
    var kind: ErrorKind { get }
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
