import Testing

@testable import RecordLinkage

/// Slips between texts, counted by hand.
struct EditDistanceTests {
    private func distance(_ left: String, _ right: String, atMost most: Int = 5) -> Int? {
        func check(_ left: String, _ right: String) -> Int? {
            Array(left.utf16).withUnsafeBufferPointer { left in
                Array(right.utf16).withUnsafeBufferPointer { right in
                    EditDistance.between(left, right, atMost: most)
                }
            }
        }
        let distance = check(left, right)
        #expect(check(right, left) == distance, "the other way round")
        return distance
    }

    @Test(arguments: [
        ("smith", "smith", 0), ("smith", "smyth", 1), ("smith", "smiths", 1), ("smith", "smth", 1),
        ("smith", "simth", 1), ("kitten", "sitting", 3), ("", "abc", 3), ("ca", "abc", 3), ("abcd", "badc", 2),
    ])
    func `a letter too many, missing or wrong and two swapped are a slip each`(
        left: String, right: String, slips: Int
    ) {
        #expect(distance(left, right) == slips)
    }

    @Test func `more slips than asked for are not counted`() {
        #expect(distance("kitten", "sitting", atMost: 2) == nil)
        #expect(distance("kitten", "sitting", atMost: 3) == 3)
        #expect(distance("abc", "abcdef", atMost: 2) == nil)
    }
}

/// The similarities that Winkler's paper of 1990 and its successors print.
struct JaroWinklerTests {
    @Test(arguments: [
        ("martha", "marhta", 0.961), ("dwayne", "duane", 0.840), ("dixon", "dicksonx", 0.813), ("same", "same", 1),
        ("abc", "xyz", 0), ("", "abc", 0),
    ])
    func `similarities are those that are published`(left: String, right: String, published: Double) {
        let similarity = Array(left.utf16).withUnsafeBufferPointer { left in
            Array(right.utf16).withUnsafeBufferPointer { right in JaroWinkler.similarity(left, right) }
        }
        #expect(abs(similarity - published) < 0.0006)
    }
}

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
