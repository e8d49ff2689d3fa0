import Foundation

/// The Big List of Naughty Strings: what people are known to type into programs that did not think of it.
///
/// The original is github.com/minimaxir/big-list-of-naughty-strings. The environment variable `PLUMBLINE_TEST_DATA` names
/// a folder that holds a copy.
enum NaughtyStrings {
    private static let file = ProcessInfo.processInfo.environment["PLUMBLINE_TEST_DATA"].map {
        URL(filePath: $0).appending(path: "naughty-strings/blns.json")
    }

    static let areHere = file.map { FileManager.default.fileExists(atPath: $0.path) } ?? false

    static let skipped: String = """
        Skipped: PLUMBLINE_TEST_DATA is not set. It names a folder that holds naughty-strings/blns.json, a copy of the file \
        of github.com/minimaxir/big-list-of-naughty-strings.
        """

    static func all() throws -> [String] {
        guard let file else { return [] }
        return try JSONDecoder().decode([String].self, from: Data(contentsOf: file))
    }
}
