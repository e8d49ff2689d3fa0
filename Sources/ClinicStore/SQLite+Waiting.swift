import Foundation
import GRDB

extension SQLite {
    /// How somebody waits for a lock of SQLite's: they ask again every 2 ms, until `patience` is over.
    ///
    /// SQLite itself would make ever longer pauses, so that those who came last would go first.
    static func waiting(patience: Double) -> Database.BusyCallback {
        { tries in
            let waited = Double(tries) * pause
            guard waited < patience else { return false }
            Thread.sleep(forTimeInterval: min(pause, patience - waited))
            return true
        }
    }

    private static let pause = 0.002
}
