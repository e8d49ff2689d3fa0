import ClinicModel
import ClinicStore

// The tables of the catalogues.

extension RecordTable<Condition> {
    public static var conditions: Self {
        Self(
            title: "Conditions", description: "The catalogue of what complaints may be called.",
            pseudonymous: .only("condition_id", "code", "icd10cm_code", "icd10cm_version", "active"))
    }
}

extension RecordTable<Technique> {
    public static var techniques: Self {
        Self(
            title: "Techniques", description: "The catalogue of techniques of adjustment.",
            pseudonymous: .only("technique_id", "code", "active"))
    }
}

extension RecordTable<ScreenTest> {
    public static var tests: Self {
        Self(
            title: "Tests", description: "The catalogue of the tests of the screen.",
            pseudonymous: .only("test_id", "code", "sides", "side_role", "results", "methods", "level", "active"))
    }
}

extension RecordTable<TestUnit> {
    public static var testUnits: Self {
        Self(
            title: "Test units", description: "The units in which the values of the tests may be entered.",
            pseudonymous: .only("test_unit_id", "test", "unit", "minimum", "maximum"))
    }
}

extension RecordTable<SafetyItem> {
    public static var safetyItems: Self {
        Self(
            title: "Safety items", description: "The catalogue of what the safety questions ask about.",
            pseudonymous: .only("safety_item_id", "code", "area", "active"))
    }
}

extension RecordTable<Measure> {
    public static var measures: Self {
        Self(
            title: "Measures", description: "The catalogue of measures of outcome, with the range of each.",
            pseudonymous: .only("measure_id", "code", "minimum", "maximum", "unit", "active"))
    }
}

extension RecordTable<ClassificationCode> {
    public static var codes: Self {
        Self(
            title: "Codes", description: "The codes that an assessment may name, each of one version of a system.",
            pseudonymous: .only("code_id", "code_system", "code_version", "code"))
    }
}

extension RecordTable<ImportMap> {
    public static var importMaps: Self {
        Self(title: "Import maps", description: "One row for each kind of file of another system that is known.")
    }
}
