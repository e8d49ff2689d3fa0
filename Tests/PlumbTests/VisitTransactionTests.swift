import ArgumentParser
import Foundation
import GRDBSQLite
import Synchronization
import Testing

@testable import plumb

/// How often a command opens the database's door.
@Suite(.serialized) struct VisitTransactionTests {
    private let desk: Desk
    private let path: String

    init() throws {
        desk = try Desk()
        path = desk.folder.appending(path: "plumb.sqlite").path
        let set = try desk.run(
            """
            plumb init --practice Plumb --office Main --owner "Ruth Ode" --profession chiropractor >out \
            && plumb patient add --family Okafor --given Ada >out \
            && plumb appointment add P-1 --on today --at 10:00 --anyway >out || cat out
            """)
        #expect(set.code == 0, "\(set.output)")
        StatementTrace.begin()
    }

    /// The transactions that a command opens, by how they begin.
    private func transactions(of run: () throws -> Void) throws -> [String] {
        StatementTrace.forget(path)
        try run()
        return StatementTrace.statements(of: path).filter { $0.hasPrefix("BEGIN") }
    }

    @Test func `a visit with findings and an adjustment takes three transactions, one of them a write`() throws {
        let begun = try transactions {
            let command = try VisitRecord.parse([
                "okafor", "--database", path, "--determination", "misaligned", "--adjusted", "C1", "--listing", "ASRA",
                "--finding", "leg-check=right:6mm", "head-tilt=left", "--after", "leg-check=right:0mm",
            ])
            try command.run()
        }
        #expect(begun.count == 3)
        #expect(begun.filter { $0.contains("IMMEDIATE") }.count == 1)
        #expect(try desk.run("plumb visit list P-1").output.contains("misaligned"))
    }

    @Test func `a record of a chart takes as many`() throws {
        let begun = try transactions {
            let command = try AddRecord<ConsentFields>.parse([
                "okafor", "--database", path, "--scope", "care", "--signer", "Ada Okafor",
            ])
            try command.run()
        }
        #expect(begun.count == 3)
    }
}

/// The statements that this process runs, by the path of their database.
private enum StatementTrace {
    private static let run = Mutex<[String: [String]]>([:])

    /// Traces every connection that is opened from now on.
    static func begin() {
        let opened: @convention(c) (OpaquePointer?, OpaquePointer?, OpaquePointer?) -> Int32 = { database, _, _ in
            sqlite3_trace_v2(database, UInt32(SQLITE_TRACE_STMT), StatementTrace.note, nil)
        }
        sqlite3_auto_extension(unsafeBitCast(opened, to: (@convention(c) () -> Void).self))
    }

    private static let note:
        @convention(c) (
            UInt32, UnsafeMutableRawPointer?, UnsafeMutableRawPointer?, UnsafeMutableRawPointer?
        ) -> Int32 = { _, _, statement, text in
            guard let statement, let text,
                let path = sqlite3_db_filename(sqlite3_db_handle(OpaquePointer(statement)), "main")
            else { return 0 }
            let sql = String(cString: text.assumingMemoryBound(to: CChar.self))
            StatementTrace.run.withLock { $0[String(cString: path), default: []].append(sql) }
            return 0
        }

    static func statements(of path: String) -> [String] { run.withLock { $0[path] ?? [] } }

    static func forget(_ path: String) { run.withLock { $0[path] = nil } }
}
