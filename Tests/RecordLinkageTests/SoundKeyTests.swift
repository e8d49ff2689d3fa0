import Testing

@testable import RecordLinkage

/// Names that sound alike have one key.
struct SoundKeyTests {
    private func key(_ name: String) -> String { String(decoding: SoundKey.nysiis(Array(name.utf16)), as: UTF16.self) }

    @Test(arguments: [
        ("macdonald", "mcdonald"), ("knight", "night"), ("phillip", "filip"), ("schmit", "smit"), ("brown", "browne"),
        ("lawrence", "lawrance"), ("clark", "clarke"), ("stephen", "stefan"),
    ])
    func `names that sound alike have one key`(left: String, right: String) {
        #expect(key(left) == key(right))
    }

    @Test func `others do not`() {
        #expect(key("okafor") != key("byrne"))
        #expect(key("smith") != key("jones"))
    }

    @Test func `a name of another script is its own key`() {
        #expect(key("иванова") == "иванова")
        #expect(key("王") == "王")
    }
}
