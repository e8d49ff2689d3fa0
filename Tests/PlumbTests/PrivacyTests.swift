import ClinicModel
import Foundation
import Testing

@testable import ClinicStore

/// What other accounts of the machine could see of the records.
@Suite struct PrivacyTests {
    private let desk: Desk

    init() throws {
        desk = try Desk()
        try Self.database.get().copy(to: desk.database)
        _ = try desk.run("echo '\(Self.secret)' > secret; mkfifo keys; mkdir -m 700 temporary")
    }

    private static let secret = "a long enough secret"

    /// A practice in which a clinician (S-2) has a passphrase that costs next to nothing to try; the program's own takes
    /// more than a second in a debug build.
    private static let database = Result {
        try PreparedDatabase { path in
            _ = try Desk().run(
                """
                export PLUMB_DATABASE='\(path)'
                plumb init --practice Riverside --office "Mill Lane" --owner "Dawn Pettifer" --profession chiropractor
                plumb staff add --name "Cleo Clarke" --role clinician
                """)
            let store = try ClinicStore(openingAt: path)
            let hash = try PassphraseHash(of: Passphrase(secret), cost: .least)
            try store.write(as: .of(1, at: Desk.now)) { try $0.setPassphrase(hash, of: $0.record(2)) }
            store.close()
        }
    }

    /// Runs `line` with `plumb` waiting for a passphrase in the middle of it, then `looked` beside it, and lets it end.
    private func during(_ line: String, _ looked: String) throws -> String {
        try desk.run(
            """
            export TMPDIR="$PWD/temporary"
            \(line) --staff S-2 --staff-passphrase-file keys >seen 2>&1 &
            waiting=$!
            # The other end of the pipe opens once the passphrase is asked for, with the database open; or after a minute.
            # Its sleep goes with it: Process waits for whoever is left of the shell's children.
            (trap 'kill $!; exit' TERM; sleep 60 & wait $!; exec cat keys) > late 2>&1 & late=$!
            exec 3>keys
            kill $late
            \(looked)
            cat secret >&3; exec 3>&-
            wait $waiting || cat seen
            """
        ).output
    }

    @Test(arguments: ["000", "002", "777"])
    func `whatever the umask, what is made is for this account alone`(umask: String) throws {
        let output = try desk.run(
            """
            export TMPDIR="$PWD/temporary"
            printf 'family_name,birth_date\\nOne,1980-01-01\\nTwo,1980-99-99\\n' > in.csv
            mkdir -m 700 made
            umask \(umask)
            plumb init --database made/a/b/plumb.sqlite --practice X --office Y --owner Z || exit 1
            plumb import in.csv --as patients --rejects made/rejects.csv || exit 2
            plumb export --to made/c/export || exit 3
            plumb backup made/copy.sqlite || exit 4
            plumb restore made/copy.sqlite --database made/d/e/plumb.sqlite || exit 5
            plumb restore made/copy.sqlite --yes || exit 6
            plumb demo "$FIXTURES/demo-practice" --to made/demo || exit 7
            umask 022
            find made plumb.sqlite* -type f ! -perm 600 -printf 'MODE %m %p\\n' -o -type d ! -perm 700 -printf 'MODE %m %p\\n'
            find made -type f | wc -l
            """)
        #expect(output.code == 0, "\(output.output)")
        #expect(!output.output.contains("MODE"), "\(output.output)")
        #expect(try #require(output.output.split(separator: "\n").last.flatMap { Int($0) }) > 60)
    }

    @Test(arguments: ["000", "777"])
    func `so are SQLite's files beside a database while it is open`(umask: String) throws {
        let seen = try during("umask \(umask); plumb patient list", "umask 022; stat -c '%a %n' plumb.sqlite*")
        #expect(
            Set(seen.split(separator: "\n").map(String.init)).isSuperset(
                of: ["600 plumb.sqlite", "600 plumb.sqlite-shm", "600 plumb.sqlite-wal"]), "\(seen)")
    }

    #if os(Linux)
        @Test func `the list of processes shows nothing of what was typed`() throws {
            let seen = try during(
                "plumb patient find Okafor-Smythe",
                "tr '\\0' ' ' < /proc/$waiting/cmdline; echo; ps -o args= -p $waiting")
            #expect(seen.contains("plumb"), "\(seen)")
            #expect(!seen.contains("Okafor") && !seen.contains("patient"), "\(seen)")
        }

        @Test func `a crash would leave nothing of the memory`() throws {
            let seen = try during(
                "plumb patient list", "grep -i core /proc/$waiting/limits; cat /proc/$waiting/coredump_filter")
            #expect(seen.split(separator: " ").prefix(6) == ["Max", "core", "file", "size", "0", "0"], "\(seen)")
            #expect(seen.contains("00000000"), "\(seen)")
        }

        @Test(arguments: ["SEGV", "ILL", "ABRT"])
        func `a crash says nothing of what lay in the memory`(signal: String) throws {
            let seen = try during(
                "plumb patient find Okafor-Smythe", "kill -\(signal) $waiting; wait $waiting; cat seen")
            #expect(!seen.contains("0x") && !seen.contains("crashed") && !seen.contains("Okafor"), "\(seen)")
        }

        @Test func `what is piped in lies under no name while it is imported`() throws {
            let output = try desk.run(
                """
                export TMPDIR="$PWD/temporary"
                mkfifo rows
                plumb import - --as patients < rows > seen 2>&1 &
                exec 3> rows
                printf 'family_name\\nSecret-Name\\n' >&3
                for try in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
                    ls -l /proc/$!/fd | grep -q 'temporary/plumb-import.*(deleted)' && echo spooled && break
                    sleep 0.2
                done
                ls temporary | wc -l
                kill -9 $!; wait $! 2>/dev/null
                ls temporary | wc -l
                """)
            #expect(output.output.split(separator: "\n") == ["spooled", "0", "0"], "\(output.output)")
        }
    #endif

    @Test func `a text that is refused is not repeated, nor is anything of a file that was named by mistake`() throws {
        let output = try desk.run(
            """
            plumb patient add --family Okafor --born 1980-03-14 >/dev/null
            printf 'Private-Words \\033[31m' > text; plumb patient edit P-1 --alert-file text
            printf 'Private-Words \\351' > text; plumb patient edit P-1 --alert-file text
            yes Private-Words | head -c 60000 > text; plumb patient edit P-1 --alert-file text
            plumb patient edit P-1 --alert "$(printf 'Private-Words \\033')"
            """)
        #expect(output.output.split(separator: "\n").filter { $0.hasPrefix("Error: ") }.count == 4, "\(output.output)")
        #expect(!output.output.contains("Private-Words"), "\(output.output)")
    }
}
