import ClinicModel
import Foundation
import Testing

@testable import ClinicStore

/// That those who want to write are let in one after the other, in the order in which they came.
@Suite struct TurnTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("plumb.sqlite")
    }

    @Test func `whoever comes while another has the turn waits for as long as they will`() throws {
        let first = try Turn(at: path, patience: 0)
        #expect(throws: StoreError.busy(path, seconds: 0.05)) { try Turn(at: path, patience: 0.05) }
        first.end()
        try Turn(at: path, patience: 0).end()
    }

    @Test func `who gave up does not keep those who come later waiting`() throws {
        let first = try Turn(at: path, patience: 0)
        #expect(throws: StoreError.self) { try Turn(at: path, patience: 0.01) }
        first.end()
        // The one who gave up is still in line, and lets the next one past.
        try Turn(at: path, patience: 10).end()
    }

    @Test func `the turn goes to who came first`() throws {
        let first = try Turn(at: path, patience: 0)
        let order = Order()
        let threads = (0..<6).map { number in
            let done = DispatchSemaphore(value: 0)
            Thread.detachNewThread { [path] in
                guard let turn = try? Turn(at: path, patience: 60) else { return }
                order.append(number)
                turn.end()
                done.signal()
            }
            Thread.sleep(forTimeInterval: 0.2)
            return done
        }
        first.end()
        for done in threads { done.wait() }
        #expect(order.numbers == [0, 1, 2, 3, 4, 5])
    }

    @Test func `a turn that ends twice, or is let go of, is over`() throws {
        do {
            let turn = try Turn(at: path, patience: 0)
            turn.end()
            turn.end()
            _ = try Turn(at: path, patience: 0)
        }
        try Turn(at: path, patience: 10).end()
    }

    @Test func `where a folder cannot be locked, nobody waits`() throws {
        try Turn(at: "/nowhere/at/all.sqlite", patience: 0).end()
    }

    @Test func `a store that is refused its turn has changed nothing, and reads meanwhile`() throws {
        _ = try TestClinic(at: path)
        let store = try ClinicStore(openingAt: path, patience: 0.05)
        let other = try Turn(at: path, patience: 0)
        #expect(throws: StoreError.busy(path, seconds: 0.05)) {
            try store.write(as: .of(1)) { try $0.add(Patient(familyName: "Late")) }
        }
        #expect(try store.read { try $0.records(Patient.self).count } == 1)
        other.end()
        _ = try store.write(as: .of(1)) { try $0.add(Patient(familyName: "Later")) }
    }
}

/// Who came when.
private final class Order: @unchecked Sendable {
    private let lock = NSLock()
    private var list: [Int] = []

    func append(_ number: Int) { lock.withLock { list.append(number) } }
    var numbers: [Int] { lock.withLock { list } }
}
