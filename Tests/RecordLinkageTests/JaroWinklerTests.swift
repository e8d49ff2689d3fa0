import Testing

@testable import RecordLinkage

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
