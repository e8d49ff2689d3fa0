import ClinicModel
import FoundationEssentials
import Glibc

/// The terminal, or the pipe that stands in for it.
struct Console {
    let style: TextStyle
    /// Cells across; nil where the output is no terminal, and nothing need fit.
    let width: Int?

    init(noColor: Bool) {
        let isTerminal = isatty(STDOUT_FILENO) == 1
        style = TextStyle(isColored: isTerminal && !Self.isPlain(noColor: noColor))
        width = isTerminal ? Self.terminalWidth : nil
    }

    /// Whether a terminal, too, is to be written to without colour.
    static func isPlain(noColor: Bool) -> Bool {
        let environment = ProcessInfo.processInfo.environment
        return noColor || !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
    }

    /// Writes a line of data.
    func print(_ line: String = "") { Self.write(line + "\n", to: STDOUT_FILENO) }

    /// Writes lines of data.
    func print(_ lines: [String]) {
        if !lines.isEmpty { print(lines.joined(separator: "\n")) }
    }

    /// Writes data to its last line break.
    func write(_ text: String) { Self.write(text, to: STDOUT_FILENO) }

    /// Writes a remark, which is no data.
    func remark(_ line: String) { Self.complain(line, prefix: "") }

    static func complain(_ text: String, prefix: String = "Error: ") {
        write(prefix + text + "\n", to: STDERR_FILENO)
    }

    static func write(_ text: String, to descriptor: Int32) {
        var text = text
        text.withUTF8 { write(UnsafeRawBufferPointer($0), to: descriptor) }
    }

    /// Writes bytes as they are, and ends the program where they cannot be: a full disk must not look like a success.
    static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32 = STDOUT_FILENO) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if count < 0 && errno == EINTR { continue }
            // Nobody is left to tell where errors cannot be written either.
            guard count > 0 else {
                descriptor == STDOUT_FILENO ? Failure.exit(with: ConsoleError.cannotWrite) : exit(74)
            }
            rest = rest.dropFirst(count)
        }
    }

    /// The line, or where it is too long for the terminal, several: it goes on under its own text.
    func fitted(_ line: String) -> [String] {
        guard let width, line.displayWidth > width else { return [line] }
        let head = line.prefixMatch(of: /\ *(\S+\ {2,})?/).map { String(line[$0.range]) } ?? ""
        let indent = String(repeating: " ", count: head.displayWidth)
        let lines = String(line[head.endIndex...]).wrapped(to: max(20, width - head.displayWidth))
        return lines.enumerated().map { index, text in (index == 0 ? head : indent) + text }
    }

    private static var terminalWidth: Int {
        var size = winsize()
        if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        return ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) } ?? 80
    }
}

/// Why output did not arrive.
enum ConsoleError: ClinicError {
    case cannotWrite

    var kind: ErrorKind { .inputOutput }
    var description: String {
        "The output could not be written; the disk that it goes to may be full. What the command changed is kept."
    }
}

/// How text is emphasised: with terminal escape codes, or not at all.
struct TextStyle {
    var isColored: Bool

    func bold(_ text: String) -> String {
        styled(text, on: 1, off: 22)
    }

    func dim(_ text: String) -> String {
        styled(text, on: 2, off: 22)
    }

    /// Red, which unlike yellow can be read on a light background as well as on a dark one.
    func warning(_ text: String) -> String {
        styled(text, on: 31, off: 39)
    }

    /// Ends only what it began, so that a warning inside bold text leaves the rest bold.
    private func styled(_ text: String, on: Int, off: Int) -> String {
        isColored ? "\u{1B}[\(on)m\(text)\u{1B}[\(off)m" : text
    }
}

/// How far a long command has come, on the last line of the terminal; nothing where the errors go elsewhere.
final class ProgressBar {
    private let label: String
    private let isShown: Bool
    private let style: TextStyle
    /// The percentage on the line; nil while nothing is there.
    private var shown: Int?

    private static let width = 30

    init(_ label: String, noColor: Bool) {
        self.label = label
        isShown = isatty(STDERR_FILENO) == 1
        style = TextStyle(isColored: isShown && !Console.isPlain(noColor: noColor))
    }

    /// Shows that `done` of `total` is done.
    func show(_ done: Int64, of total: Int64) {
        guard isShown, total > 0 else { return }
        let percentage = Int(min(done, total) * 100 / total)
        guard percentage != shown else { return }
        shown = percentage
        let filled = Self.width * percentage / 100
        let bar = style.bold(String(repeating: "#", count: filled)) + String(repeating: "-", count: Self.width - filled)
        Console.write("\r\(label)  [\(bar)]  \(percentage) %", to: STDERR_FILENO)
    }

    /// Leaves the line as it was before.
    func clear() {
        guard shown != nil else { return }
        shown = nil
        let cells = label.displayWidth + Self.width + "  []  100 %".count
        Console.write("\r" + String(repeating: " ", count: cells) + "\r", to: STDERR_FILENO)
    }
}
