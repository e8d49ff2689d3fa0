import Foundation

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
