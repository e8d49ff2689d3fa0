/// Where in the grammar of RFC 4180 section 2 the decoder stands between two bytes.
enum CSVDecoderState {
    /// At the very start of the text, or after the first bytes of what may be a byte order mark.
    case byteOrderMark

    /// Before the first byte of a field.
    case fieldStart

    /// Within a field that did not start with a quote.
    case unquoted

    /// Within a field that started with a quote.
    case quoted

    /// After a quote within a quoted field, which has closed the field unless another quote follows.
    case quoteInQuoted

    /// After a CR that has ended a line, and to which an LF that follows belongs.
    case carriageReturn

    /// The state after `byte` has ended a line.
    init(afterLineEnd byte: UInt8) {
        self = byte == CSVSyntax.carriageReturn ? .carriageReturn : .fieldStart
    }

    /// How many of the two quotes around the unfinished field have been passed.
    var enclosingQuotes: Int {
        switch self {
        case .byteOrderMark, .fieldStart, .unquoted, .carriageReturn: 0
        case .quoted: 1
        case .quoteInQuoted: 2
        }
    }
}
