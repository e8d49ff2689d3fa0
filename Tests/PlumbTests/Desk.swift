import ClinicModel
@_exported import ClinicTestSupport
import Foundation

/// A folder with a shell in which the built program is on the path, the database in the folder, and the clock pinned.
struct Desk {
    private let temporary: TemporaryFolder
    /// Saturday, 21 November 2026, 10 o'clock in London.
    static let now: Instant = "2026-11-21T10:00:00.000Z"

    init() throws { temporary = try TemporaryFolder() }

    var folder: URL { temporary.url }

    var database: String { temporary.path("plumb.sqlite") }

    /// Where the build put the programs.
    static var programs: URL {
        // The test runner and the program lie in the same folder.
        let runner = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        let candidates = [Bundle.main.bundleURL, runner, Bundle.main.bundleURL.deletingLastPathComponent()]
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0.appending(path: "plumb").path) }
            ?? runner
    }

    /// Runs a command of the shell, and returns what it wrote to both outputs and its exit code.
    func run(_ command: String) throws -> (output: String, code: Int32) {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", command]
        process.currentDirectoryURL = folder
        process.environment = [
            "PATH": "\(Self.programs.path):/usr/bin:/bin", "HOME": folder.path, "LANG": "C.UTF-8", "TZ": "UTC",
            "PLUMB_DATABASE": database, "PLUMB_NOW": Self.now.description,
            "FIXTURES": Repository.fixtures.path,
        ]
        let pipe = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        process.standardError = pipe
        try Self.acceptingSignals { try process.run() }
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (String(decoding: output, as: UTF8.self), process.terminationStatus)
    }

    /// Runs `body` with no signal blocked: a child inherits the mask of the thread that starts it, and the threads of
    /// Swift's tasks block nearly all of them, so that nothing in the shell could be stopped.
    private static func acceptingSignals(_ body: () throws -> Void) rethrows {
        var (none, mask) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &mask)
        defer { pthread_sigmask(SIG_SETMASK, &mask, nil) }
        try body()
    }
}
