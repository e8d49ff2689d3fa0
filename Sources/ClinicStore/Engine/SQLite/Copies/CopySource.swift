import FoundationEssentials
import Glibc

/// A file from which records are to be restored, clear or encrypted.
struct CopySource {
    private let path: String
    private let file: OpenFile

    /// - Throws: ``CopyError`` where it is not there, is no ordinary file, or is the database itself.
    init(_ path: String, notAt database: String) throws {
        self.path = path
        var status = stat()
        guard stat(path, &status) == 0 else { throw CopyError.missing(path) }
        // Asked before it is opened: opening a pipe waits for somebody at its other end.
        guard status.st_mode & S_IFMT == S_IFREG else { throw CopyError.notAFile(path) }
        if let identity = FileIdentity(database), identity == FileIdentity(path) {
            throw CopyError.isTheDatabase(path)
        }
        let opened = open(path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else { throw CopyError.unreadable(path) }
        file = OpenFile(opened)
    }

    /// Fills the draft with the clear copy, as a file that has no log beside it.
    func fill(_ draft: DraftFile, key: DecryptionKey?) throws {
        var head = [UInt8](repeating: 0, count: 64)
        let count = pread(file.descriptor, &head, head.count, 0)
        guard count >= 0 else { throw CopyError.unreadable(path) }
        if Age.isEncrypted(Array(head.prefix(count))) {
            guard let key else { throw AgeError.keyNeeded(path) }
            let program = try Age().decrypt(key, input: file.descriptor, output: draft.descriptor)
            if let said = program.end() {
                throw said.contains("no space left") ? CopyError.full(draft.path) : AgeError(said: said) as any Error
            }
        } else {
            try copy(from: file.descriptor, to: draft)
        }
        try settle(draft)
    }

    private func copy(from input: Int32, to draft: DraftFile) throws {
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        var place: Int64 = 0
        while true {
            let count = pread(input, &buffer, buffer.count, off_t(place))
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw CopyError.unreadable(path) }
            if count == 0 { return }
            try buffer.withUnsafeBytes { try draft.write(UnsafeRawBufferPointer(rebasing: $0[..<count]), at: place) }
            place += Int64(count)
        }
    }

    /// Brings in what lies beside a copy that was made by hand, and marks it as a file with nothing beside it.
    private func settle(_ draft: DraftFile) throws {
        var status = stat()
        let beside = ["-wal", "-journal"].filter { stat(path + $0, &status) == 0 && status.st_size > 0 }
        if !beside.isEmpty {
            for suffix in beside {
                try? FileManager.default.copyItem(atPath: path + suffix, toPath: draft.draftPath + suffix)
                chmod(draft.draftPath + suffix, 0o600)
            }
            try CopyError.explaining(path: path) {
                let copy = try Connection(
                    path: draft.draftPath, settings: .suspicious(patience: 0))
                defer { copy.close() }
                try copy.use { try $0.useNoLog() }
            }
        }
        var header = [UInt8](repeating: 0, count: 20)
        guard pread(draft.descriptor, &header, header.count, 0) == header.count else {
            throw CopyError.notPlumbline(path)
        }
        let (offset, mark) = Connection.logMark
        if header.starts(with: "SQLite format 3\0".utf8), header[offset] == 2 {
            try mark.withUnsafeBytes { try draft.write($0, at: Int64(offset)) }
        }
    }
}

/// Which file a path leads to, whatever it is called; nil where there is none.
struct FileIdentity: Hashable {
    private let device: UInt64
    private let number: UInt64

    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        device = UInt64(status.st_dev)
        number = UInt64(status.st_ino)
    }
}
