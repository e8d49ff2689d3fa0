import CSVCodec
import ClinicExchange
import ClinicModel
import ClinicStore
import Testing

/// CSV is written from where the values lie; what it says is what the types spell.
@Suite struct TableSpellingTests {
    @Test func `every table is written as its types spell their values`() throws {
        let store = try FilledPractice.store()
        for table in Table.all {
            var bytes: [UInt8] = []
            let count = try store.read { reader in try table.writeCSV(from: reader) { bytes += $0 } }
            let rows = try CSVDecoder.rows(in: bytes).map(\.fields)
            let header = table.columns.map(\.name)
            #expect(try rows == [header] + store.rows(of: table))
            #expect(count == rows.count - 1)
        }
    }
}
