import ClinicModel

/// The tables that are small and that every command needs, as one connection read them last: the practice, its offices, its
/// staff and the catalogues.
///
/// They are read once, and again only if somebody else changed the database since. What this connection changes itself is
/// read from the database until the transaction is over, which may not be kept.
final class SmallTables {
    private var version: Int64?
    private var isChanging = false
    private var tables: [ObjectIdentifier: AnyObject] = [:]

    /// To be called in each transaction before anything is read.
    ///
    /// - Parameter check: runs if another connection changed the database since the last transaction for which it did not
    ///   throw.
    func begin(in db: Connection, check: () throws -> Void = {}) throws {
        isChanging = false
        let now = try db.changesByOthers()
        if now == version { return }
        (version, tables) = (nil, [:])
        try check()
        version = now
    }

    /// To be called before this connection changes one of them.
    func change() { (isChanging, tables) = (true, [:]) }

    /// All records of a small kind, by id.
    func records<Value: StoredRecord>(_ read: () throws -> [Stored<Value>]) rethrows -> [Stored<Value>] {
        let key = ObjectIdentifier(Value.self)
        // It is the table of this kind that is kept under the kind.
        if let table = tables[key] { return unsafeDowncast(table, to: SmallTable<Value>.self).records }
        let records = try read()
        if !isChanging { tables[key] = SmallTable(records) }
        return records
    }
}

private final class SmallTable<Value: StoredRecord> {
    let records: [Stored<Value>]

    init(_ records: [Stored<Value>]) { self.records = records }
}
