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
