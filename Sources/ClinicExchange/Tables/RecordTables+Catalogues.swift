import ClinicModel
import ClinicStore

// The tables of the catalogues.

extension RecordTable<Condition> {
    public static var conditions: Self {
        Self(title: "Conditions", description: "The catalogue of what complaints may be called.")
    }
}

extension RecordTable<Technique> {
    public static var techniques: Self {
        Self(title: "Techniques", description: "The catalogue of techniques of adjustment.")
    }
}

extension RecordTable<ScreenTest> {
    public static var tests: Self {
        Self(title: "Tests", description: "The catalogue of the tests of the screen.")
    }
}

extension RecordTable<TestUnit> {
    public static var testUnits: Self {
        Self(title: "Test units", description: "The units in which the values of the tests may be entered.")
    }
}

extension RecordTable<SafetyItem> {
    public static var safetyItems: Self {
        Self(title: "Safety items", description: "The catalogue of what the safety questions ask about.")
    }
}

extension RecordTable<Measure> {
    public static var measures: Self {
        Self(title: "Measures", description: "The catalogue of measures of outcome, with the range of each.")
    }
}

extension RecordTable<ClassificationCode> {
    public static var codes: Self {
        Self(title: "Codes", description: "The codes that an assessment may name, each of one version of a system.")
    }
}
