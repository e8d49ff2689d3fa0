import Foundation
import GRDB

extension SQLite {
    /// How a desk waits while another one writes: it asks again, and the oftener the longer it has waited.
    ///
    /// SQLite itself would make ever longer pauses. Among many desks, those who came last would then go first, and those
    /// who wait longest would be sent away.
    static func waiting(patience: Double) -> Database.BusyCallback {
        { tries in
            let waited = pauses(before: tries)
            guard waited < patience else { return false }
            Thread.sleep(forTimeInterval: min(pauses(before: tries + 1), patience) - waited)
            return true
        }
    }

    /// The seconds that so many pauses take: 5 ms each for half a second, 2 ms until two seconds are over, then 1 ms.
    private static func pauses(before tries: Int) -> Double {
        let long = min(tries, 100)
        let short = min(tries - long, 750)
        return (Double(long) * 5 + Double(short) * 2 + Double(tries - long - short)) / 1000
    }
}
