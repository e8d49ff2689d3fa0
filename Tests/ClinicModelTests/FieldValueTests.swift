import ClinicModel
import Testing

/// How the Swift types of fields are kept.
struct FieldValueTests {
    @Test func `a text, a number and yes or no are kept as what they are`() {
        #expect("x".fieldValue == .text("x"))
        #expect(7.fieldValue == .integer(7))
        #expect(0.25.fieldValue == .number(0.25))
        #expect(true.fieldValue == .integer(1))
        #expect(false.fieldValue == .integer(0))
    }

    @Test func `a value of another kind is refused`() {
        #expect(String.decode(.integer(7)) == nil)
        #expect(String.decode(.null) == nil)
        #expect(Int.decode(.text("7")) == nil)
        #expect(Int.decode(.number(7)) == nil)
        #expect(Double.decode(.text("7")) == nil)
        #expect(Double.decode(.null) == nil)
        #expect(Bool.decode(.integer(2)) == nil)
        #expect(Bool.decode(.integer(-1)) == nil)
        #expect(Bool.decode(.text("true")) == nil)
    }

    @Test func `a whole number is taken where any number is`() {
        #expect(Double.decode(.integer(6)) == 6)
        #expect(Double.decode(.number(0.25)) == 0.25)
    }

    @Test func `only a field that is not optional is required, and a set of words never is`() {
        func isRequired<Value: FieldRepresentable>(_ type: Value.Type) -> Bool { type.isRequired }
        #expect(isRequired(String.self))
        #expect(!isRequired(String?.self))
        #expect(!isRequired([BodyRegion].self))
    }

    @Test func `an optional is kept as what it holds, and nil as nothing`() {
        func decode<Value: FieldRepresentable>(_ value: FieldValue, as type: Value.Type) -> Value? {
            type.decode(value)
        }
        #expect(String?.none.fieldValue == .null)
        #expect(String?("x").fieldValue == .text("x"))
        #expect(decode(.null, as: String?.self) == .some(.none))
        #expect(decode(.text("x"), as: String?.self) == .some("x"))
        #expect(decode(.integer(7), as: String?.self) == .none)
    }
}
