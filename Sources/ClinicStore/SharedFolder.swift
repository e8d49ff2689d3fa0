import Foundation

/// A folder to which every account of the machine may write, such as `/tmp`, and what others put there.
public enum SharedFolder {
    /// Whether what is at `path` is in such a folder, and another account's: it may be a link that leads elsewhere, or
    /// a file or folder to which its owner may come at any time.
    public static func holdsAnothers(_ path: String) -> Bool {
        // A slash at its end would lead through a link.
        let end = path.unicodeScalars.lastIndex { $0 != "/" }
        let path = end.map { String(path.unicodeScalars[...$0]) } ?? path
        var status = stat()
        guard stat(DatabaseFile(path: path).folder, &status) == 0, status.st_mode & 0o002 != 0 else { return false }
        guard lstat(path, &status) == 0 else { return false }
        return status.st_uid != geteuid() && status.st_uid != 0
    }
}
