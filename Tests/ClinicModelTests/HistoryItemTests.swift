import ClinicModel
import Testing

struct HistoryItemTests {
    @Test func `the family's history names a relative, or none`() throws {
        var item = HistoryItem(of: RecordID(7), kind: .family, description: "Rheumatoid arthritis")
        #expect(try refusal(of: item) == nil)
        item.relation = "mother"
        #expect(try refusal(of: item) == nil)
    }

    @Test(arguments: HistoryItem.Kind.allCases.filter { $0 != .family })
    func `the patient's own history names no relative`(kind: HistoryItem.Kind) throws {
        var item = HistoryItem(of: RecordID(7), kind: kind, description: "Fell from a horse")
        #expect(try refusal(of: item) == nil)
        item.relation = "mother"
        #expect(
            try refusal(of: item)
                == "A relative is named for the family's history, and this item is \(kind.rawValue); its kind is "
                + "`family`.")
    }

    @Test func `a history item is described in words`() throws {
        let item = HistoryItem(of: RecordID(7), kind: .allergy, description: "")
        #expect(try refusal(of: item) == "Description is empty; it is required.")
    }

    @Test func `the sorts of history are a closed set`() {
        #expect(
            HistoryItem.Kind.words == [
                "medical", "surgical", "injury", "medication", "allergy", "structural", "family",
            ])
    }
}
