/// An entry of the audit log as somebody notes it elsewhere, to tell later that it is still there, and all before it.
public struct AuditLogHead: Hashable, Sendable {
    /// Nil where only the hash was noted.
    public let number: Int64?
    /// The hash of the entry, or as many of its first digits as were noted, in lower case.
    public let digits: String

    public init(number: Int64, hash: String) {
        self.number = number
        digits = hash
    }

    /// An entry as it was printed, or as people copy it by hand: `2068:9917f…`, with or without the number, in groups
    /// or in one, in either case.
    ///
    /// - Returns: nil where it is no such thing, or has fewer digits than tell one hash from another.
    public init?(_ text: String) {
        let parts = text.lowercased().split(separator: ":", omittingEmptySubsequences: false)
        var groups = (parts.last ?? "").split { $0 == "-" || $0.isWhitespace }
        switch parts.count {
        case 1:
            // A number that stands before a hash that is whole without it.
            if let first = groups.first, let number = Int64(first), first.count < Self.fewest,
                groups.dropFirst().joined().count >= Self.fewest
            {
                self.number = number
                groups.removeFirst()
            } else {
                number = nil
            }
        case 2:
            guard let number = Int64(parts[0].filter { !$0.isWhitespace }), number > 0 else { return nil }
            self.number = number
        default: return nil
        }
        digits = groups.joined()
        let isHexadecimal = digits.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
        guard isHexadecimal, (Self.fewest...Self.most).contains(digits.utf8.count), number ?? 1 > 0 else { return nil }
    }

    /// The first 16 digits, which `plumb check` shows too, are 64 bits.
    private static let fewest = 16
    private static let most = 64

    /// To be kept by a program: the number and the whole hash.
    public var text: String { "\(number.map { "\($0):" } ?? "")\(digits)" }

    /// To be written down by hand: the number and the first 20 digits (80 bits), in groups of five.
    public var shortText: String {
        let first = Array(digits.prefix(20))
        let groups = stride(from: 0, to: first.count, by: 5).map { String(first[$0..<min($0 + 5, first.count)]) }
        return "\(number.map { "\($0):" } ?? "")\(groups.joined(separator: "-"))"
    }

    /// Whether an entry with this hash is the one that was noted, as far as its hash goes.
    public func fits(_ hash: String) -> Bool { hash.hasPrefix(digits) }
}
