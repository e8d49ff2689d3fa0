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
