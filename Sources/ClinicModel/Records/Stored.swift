/// A record together with the id that the store gave it.
@dynamicMemberLookup
public struct Stored<Value: ClinicRecord>: Hashable, Sendable {
    public let id: RecordID<Value>
    public var record: Value

    public init(id: RecordID<Value>, _ record: Value) {
        self.id = id
        self.record = record
    }

    public subscript<Member>(dynamicMember member: KeyPath<Value, Member>) -> Member { record[keyPath: member] }

    public subscript<Member>(dynamicMember member: WritableKeyPath<Value, Member>) -> Member {
        get { record[keyPath: member] }
        set { record[keyPath: member] = newValue }
    }
}
