import ClinicExchange
import ClinicModel
import ClinicStore
import Foundation
import Testing

/// The empty document, and the schema that describes every other.
@Suite struct IntakeTemplateTests {
    private let desk: IntakeDesk

    init() throws { desk = try IntakeDesk() }

    private func template() throws -> JSONText { try desk.store.read { try Intake.template(in: $0) } }

    @Test func `the template has every key, and null for each but the questions`() throws {
        let template = try template()
        #expect(
            template.keys == [
                "patient", "complaints", "history_items", "prior_care", "safety_answers", "consents", "external_tests",
            ])
        // What became of a chart is nothing that an intake says.
        #expect(template["patient"]?.keys == Patient.fields.map(\.name).filter { !$0.hasPrefix("merge") })
        #expect(template["patient"]?.values.allSatisfy { $0 == .null } == true)
        #expect(
            template["complaints"]?.values.map(\.keys) == [
                Complaint.fields.map(\.name).filter { $0 != "patient_id" && $0 != "void_reason" }
            ])
        #expect(template["prior_care"]?.values.first?.keys.first == "complaint_id")
        #expect(
            template["safety_answers"]?.values.map(\.compact).first
                == #"{"item":"dizziness","answer":null,"note":null,"asked_by":null,"asked_on":null}"#)
        #expect(template["external_tests"]?.values.count == 1)
    }

    @Test func `the template asks the questions that are still offered`() throws {
        #expect(try template()["safety_answers"]?.values.count == 15)
        var practice = SmallPractice()
        practice.files["safety_items.csv"] = """
            safety_item_id,code,name,area,active
            1,dizziness,Dizziness,neck,false
            2,double-vision,Double vision,neck,true
            """
        let store = try ClinicStore()
        try practice.read(into: store)
        let asked = try store.read { try Intake.template(in: $0) }["safety_answers"]?.values.map { $0["item"] }
        #expect(asked?.count == 14)
        #expect(asked?.first == .string("double-vision"))
    }

    @Test func `an untouched template lacks a name, and nothing else`() throws {
        #expect(
            try desk.problems(template().indented) == [
                "$.patient: The patient has no name; a family name or a given name is needed."
            ])
    }

    @Test func `an untouched template completes a patient by nothing`() throws {
        let summary = try desk.read(template().indented, completing: 1)
        #expect(summary.filled.isEmpty)
        #expect((summary.alreadyOnRecord, summary.unanswered) == (0, 15))
    }

    @Test func `the schema in docs is the program's`() throws {
        let url = Repository.root.appending(path: "docs/intake.schema.json")
        let committed = try? String(contentsOf: url, encoding: .utf8)
        #expect(committed == Intake.schema.indented + "\n", "renew it: plumb intake schema > docs/intake.schema.json")
    }

    @Test func `the schema has the keys of the template`() throws {
        let properties = try #require(Intake.schema["properties"])
        #expect(properties.keys == ["$schema"] + (try template().keys))
        for (name, value) in zip(try template().keys, try template().values) {
            let schema = try #require(properties[name])
            if case .array(let elements) = value {
                #expect(schema["items"]?["properties"]?.keys == elements.first?.keys, "\(name)")
            } else {
                #expect(schema["properties"]?.keys == value.keys)
            }
        }
    }

    @Test func `the schema says what an element cannot be without`() throws {
        func required(_ list: String) -> String? {
            let element = Intake.schema["properties"]?[list]?["items"]
            return element?["anyOf"]?.values.last?["required"]?.compact
        }
        #expect(required("complaints") == #"["words","region"]"#)
        #expect(required("history_items") == #"["kind","description"]"#)
        #expect(required("prior_care") == #"["kind"]"#)
        #expect(required("safety_answers") == #"["item","answer"]"#)
        #expect(required("consents") == #"["scope","signer"]"#)
        #expect(required("external_tests") == #"["kind"]"#)
        #expect(Intake.schema["properties"]?["patient"]?["anyOf"] == nil)
    }

    @Test(arguments: [
        ("complaints", "severity", #"[{"type":"integer","minimum":0,"maximum":10}"#),
        ("complaints", "side", #"[{"enum":["left","right","both","midline","unknown"]}"#),
        (
            "consents", "given_on",
            ##"[{"type":"string","pattern":"^(1[89]|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"}"##
        ),
        ("prior_care", "complaint_id", ##"[{"type":"string","pattern":"^(C-|#)[1-9][0-9]*$"}"##),
        ("safety_answers", "asked_by", #"[{"type":"string","pattern":"^S-[1-9][0-9]*$"}"#),
        ("prior_care", "ongoing", #"[{"type":"boolean"}"#),
        ("history_items", "description", #"[{"type":"string","maxLength":50000}"#),
    ])
    func `the schema says what a field takes, or that it is not given`(list: String, field: String, type: String) {
        let schema = Intake.schema["properties"]?[list]?["items"]?["properties"]?[field]
        #expect(schema?["anyOf"]?.compact == type + ##",{"$ref":"#/$defs/not_given"}]"##)
    }

    @Test func `the schema says what is usual`() {
        func field(_ list: String, _ name: String) -> JSONText? {
            Intake.schema["properties"]?[list]?["items"]?["properties"]?[name]
        }
        #expect(field("complaints", "status")?["default"] == .string("open"))
        #expect(field("prior_care", "ongoing")?["default"] == .boolean(false))
        #expect(
            field("safety_answers", "asked_by")?["description"]
                == .string("The staff member who asked. Where it is not given, the staff member at the keyboard."))
        #expect(
            field("safety_answers", "item")?["description"]
                == .string("What was asked about. A code of the catalogue of safety items."))
    }
}

extension JSONText {
    /// The keys of an object, in their order.
    fileprivate var keys: [String] { if case .object(let members) = self { members.map(\.key) } else { [] } }

    /// The values of an object or a list, in their order.
    fileprivate var values: [JSONText] {
        switch self {
        case .object(let members): members.map(\.value)
        case .array(let elements): elements
        default: []
        }
    }

    fileprivate subscript(key: String) -> JSONText? {
        if case .object(let members) = self { members.first { $0.key == key }?.value } else { nil }
    }
}
