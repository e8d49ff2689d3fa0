/// A passphrase as it was typed: it is shown nowhere, and kept only as its hash.
public struct Passphrase: Sendable {
    /// UTF-8, in the one form in which an accented letter is the same however a keyboard makes it.
    public let bytes: [UInt8]

    /// What was typed, to be held against what is kept.
    public init(_ text: String) { bytes = Array(text.composed.utf8) }

    /// A new one.
    ///
    /// - Throws: ``PassphraseError`` where it is too short or too long.
    public init(new text: String) throws {
        if text.count < Self.shortest { throw PassphraseError.tooShort(Self.shortest) }
        self.init(text)
        if bytes.count > Self.longest { throw PassphraseError.tooLong }
    }

    /// As NIST SP 800-63B and OWASP ASVS have it: some length, and no rules of which characters.
    private static let shortest = 8
    /// As long as the first line of its file may be.
    public static let longest = 1024
}

/// What a passphrase cannot be.
public enum PassphraseError: ClinicError, Hashable {
    case tooShort(Int)
    case tooLong
    case none(String, RecordID<StaffMember>)

    public var description: String {
        switch self {
        case .tooShort(let least): "A passphrase has at least \(least) characters; several words are easy to remember."
        case .tooLong: "A passphrase has at most \(Passphrase.longest) bytes."
        case .none(let name, let id): "\(name) (\(id)) has no passphrase."
        }
    }
}
