/// A test of the neurological screen, as the catalogue describes it: which words and units its result takes.
public struct ScreenTest: CatalogueRow {
    public var code: String
    public var name: String
    public var sides: [Finding.Side] = []
    public var sideRole: SideRole?
    public var results: [Finding.Result] = []
    public var methods: String?
    public var level: Level = .none
    public var active = true

    /// What the side of a finding says.
    public enum SideRole: String, ValueSet {
        /// The side is what was found: the short leg.
        case found
        /// The side is where the test was done: the reflex of the right arm.
        case tested
    }

    /// Whether a finding of the test names a spinal level or dermatome.
    public enum Level: String, ValueSet {
        case none, optional, required
    }

    /// The words for how the test may be done, such as `prone`.
    public var methodWords: [String] { methods.map { $0.split(separator: ";").map(String.init) } ?? [] }
}

extension ScreenTest {
    public static let name = "test"
    public static let table = "tests"
    public static let blank = ScreenTest(code: "", name: "")

    public static let fields: [Field<ScreenTest>] = [
        Field("code", \.code, "Code", "The test's word."),
        Field("name", \.name, "Name", "The test's name."),
        Field("sides", \.sides, "Sides", "The sides that a finding may name."),
        Field("side_role", \.sideRole, "Side role", "Whether the side is what was found or where the test was done."),
        Field("results", \.results, "Results", "The results that a finding may name."),
        Field("methods", \.methods, "Methods", "The ways of doing the test that a finding may name, joined by `;`."),
        Field("level", \.level, "Level", "Whether a finding names a spinal level."),
        Field("active", \.active, "Active", "Whether it is still offered."),
    ]

    public func checkRules() throws {
        if sides.isEmpty != (sideRole == nil) { throw ScreenTestError.sideRoleMismatch }
    }
}

/// What a test cannot be.
public enum ScreenTestError: ClinicError, Hashable {
    case sideRoleMismatch
    case takesNothing(String)

    public var description: String {
        switch self {
        case .sideRoleMismatch:
            "A test that names sides says whether a side is what was found or where it was tested, and only such a test "
                + "does; give both, or neither."
        case .takesNothing(let code):
            "\(code) takes no side, no result and no value, so that nothing could be found with it; give one of them."
        }
    }
}

/// A unit in which a test's value may be entered, and the range outside which the entry is taken for a slip.
public struct TestUnit: ClinicRecord {
    public var test: String
    public var unit: String
    public var minimum: Double
    public var maximum: Double

    public static let name = "test_unit"
    public static let table = "test_units"
    public static let blank = TestUnit(test: "", unit: "", minimum: 0, maximum: 0)

    public static let fields: [Field<TestUnit>] = [
        Field("test", \.test, type: .code(catalogue: "tests"), "Test", "The test."),
        Field("unit", \.unit, "Unit", "The unit."),
        Field("minimum", \.minimum, "Minimum", "The least value that is taken."),
        Field("maximum", \.maximum, "Maximum", "The greatest value that is taken."),
    ]

    public func checkRules() throws {
        if minimum > maximum { throw TestUnitError.emptyRange(unit) }
    }
}

/// What a unit of a test cannot be.
public enum TestUnitError: ClinicError, Hashable {
    case emptyRange(String)

    public var description: String {
        switch self {
        case .emptyRange(let unit): "The range in \(unit.shortened) is empty; its minimum is at most its maximum."
        }
    }
}

/// The tests that a practice uses, and their units.
public struct TestCatalogue: Sendable {
    public let tests: [ScreenTest]
    private let byCode: [String: ScreenTest]
    private let unitsByTest: [String: [TestUnit]]

    public init(tests: [ScreenTest], units: [TestUnit]) {
        self.tests = tests
        byCode = Dictionary(tests.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        unitsByTest = Dictionary(grouping: units, by: \.test)
    }

    /// The test with this code; throws ``CatalogueError`` naming the nearest where there is none.
    public func test(_ code: String) throws -> ScreenTest {
        guard let test = byCode[code] else {
            throw CatalogueError(catalogue: "test", entered: code, words: tests.filter(\.active).map(\.code))
        }
        return test
    }

    /// Whether two findings answer the same question, so that one visit has only one of them.
    ///
    /// A way of doing the test, or a tested side, that only one of them names makes no difference.
    public func isSameQuestion(_ left: Finding, _ right: Finding) -> Bool {
        left.phase == right.phase && isSameMeasure(left, right)
    }

    /// Whether two findings, each of its phase, can be held beside one another.
    public func isSameMeasure(_ left: Finding, _ right: Finding) -> Bool {
        guard (left.test, left.level) == (right.test, right.level) else { return false }
        func agree<Value: Equatable>(_ left: Value?, _ right: Value?) -> Bool {
            left == nil || right == nil || left == right
        }
        let isOfSide = byCode[left.test]?.sideRole == .tested
        return agree(left.method, right.method) && (!isOfSide || agree(left.side, right.side))
    }

    public func units(of test: ScreenTest) -> [TestUnit] { unitsByTest[test.code] ?? [] }
}
