import Foundation

/// The files of the repository that tests read.
public enum Repository {
    public static let root = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL
    public static let fixtures = root.appending(path: "Fixtures")
    public static let demoPractice = fixtures.appending(path: "demo-practice")
}
