import FoundationEssentials
import Glibc

/// Another program at work: it reads what it is given and writes where it is told, until it is done.
final class OtherProgram {
    private let process: pid_t
    private let errors: Int32
    private let terminal: OwnTerminal?

    /// The program's path, looked up as a shell does; nil where it is not installed.
    static func path(of name: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
        return folders.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
    }

    /// - Parameter typed: what is typed at a terminal of the program's own, where it asks there; nil for none.
    init(_ path: String, _ arguments: [String], input: Int32, output: Int32, typed: String? = nil) throws {
        let said = try Pipe()
        errors = said.takeReading()
        terminal = try typed.map(OwnTerminal.init)

        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, said.writing, STDERR_FILENO)
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        var flags = Int32(POSIX_SPAWN_SETSIGDEF)
        if let terminal {
            // The first terminal that the leader of a new session opens is the one at which it asks.
            posix_spawn_file_actions_addopen(&actions, 3, terminal.name, O_RDWR, 0)
            flags |= Self.inSessionOfItsOwn
        }
        posix_spawnattr_setflags(&attributes, Int16(flags))

        var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var process = pid_t()
        let code = posix_spawn(&process, path, &actions, &attributes, &words, environ)
        guard code == 0 else {
            close(errors)
            throw AgeError.failed("it could not be started")
        }
        self.process = process
    }

    /// `POSIX_SPAWN_SETSID`, which Swift's Glibc module leaves out.
    private static let inSessionOfItsOwn: Int32 = 0x80

    /// Waits until the program is done: nil where all went well, else what it said of it.
    func end() -> String? {
        let text = String(decoding: (try? OpenFile(errors).readToEnd()) ?? [], as: UTF8.self)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 && errno == EINTR {}
        return status == 0 ? nil : text
    }

    /// Two ends, of which programs that are started later get none by accident.
    final class Pipe {
        private var reading: Int32
        private(set) var writing: Int32

        init() throws {
            var ends: [Int32] = [-1, -1]
            guard pipe(&ends) == 0 else { throw AgeError.failed("no pipe to it could be made") }
            (reading, writing) = (ends[0], ends[1])
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        }

        deinit {
            closeReading()
            closeWriting()
        }

        /// The end that is read from, which is the caller's to close.
        func takeReading() -> Int32 {
            defer { reading = -1 }
            return reading
        }

        var readingEnd: Int32 { reading }

        func closeReading() {
            if reading >= 0 { close(reading) }
            reading = -1
        }

        func closeWriting() {
            if writing >= 0 { close(writing) }
            writing = -1
        }
    }
}

/// A terminal that nobody sees, at which something was typed already.
private final class OwnTerminal {
    let name: String
    private let master: Int32
    private let slave: Int32

    init(typed: String) throws {
        var (master, slave): (Int32, Int32) = (-1, -1)
        guard let openpty = Self.openpty, openpty(&master, &slave, nil, nil, nil) == 0, let path = ttyname(slave) else {
            throw AgeError.failed("no terminal could be made for it")
        }
        name = String(cString: path)
        (self.master, self.slave) = (master, slave)
        for end in [master, slave] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var text = typed
        let count = text.withUTF8 { write(master, $0.baseAddress, $0.count) }
        guard count == typed.utf8.count else { throw AgeError.failed("it could not be told the passphrase") }
    }

    deinit {
        close(slave)
        close(master)
    }

    private typealias Opener =
        @convention(c) @Sendable (
            UnsafeMutablePointer<Int32>, UnsafeMutablePointer<Int32>, UnsafeMutableRawPointer?,
            UnsafeMutableRawPointer?, UnsafeMutableRawPointer?
        ) -> Int32

    /// The C library's `openpty`, looked up by name because Swift's Glibc module leaves out `pty.h`.
    private static let openpty: Opener? = {
        let libraries = [dlopen(nil, RTLD_LAZY), dlopen("libutil.so.1", RTLD_LAZY)]
        let found = libraries.lazy.compactMap { library in library.flatMap { dlsym($0, "openpty") } }.first
        return found.map { unsafeBitCast($0, to: Opener.self) }
    }()
}
