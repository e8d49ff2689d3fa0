import ClinicModel
import ClinicStore
import Testing

/// Whoever is named as a clinician stays one: a chart never says that the front desk decided on care.
@Suite struct ClinicianRoleTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    private func toFrontDesk() throws -> Stored<StaffMember> {
        try clinic.write(by: clinic.owner) { writer in
            let member = try writer.record(clinic.clinician)
            return try writer.edit(member, to: member.record.with("role", .text("front-desk")))
        }
    }

    @Test func `a clinician whom no record names may work at the front desk`() throws {
        #expect(try toFrontDesk().role == .frontDesk)
    }

    @Test(arguments: ["assessments", "imaging_studies", "care_plans", "appointments"])
    func `a clinician whom a record of a chart names stays one, be the record void`(table: String) throws {
        func check<Value: StoredRecord & ChartRecord>(_ record: Value) throws {
            let added = try clinic.write { try $0.add(record) }
            for isVoid in [false, true] {
                if isVoid { _ = try clinic.write { try $0.void(added.id, reason: "twice") } }
                #expect(throws: StaffError.hasTreated("Cleo Clarke", clinic.clinician)) { try toFrontDesk() }
            }
        }
        try check(ChartExample.of(table).record)
    }

    @Test(arguments: ["safety_answers", "recall_contacts", "disclosures"])
    func `what anybody may do keeps nobody a clinician`(table: String) throws {
        func check<Value: StoredRecord & ChartRecord>(_ record: Value) throws {
            _ = try clinic.write { try $0.add(record) }
            #expect(try toFrontDesk().role == .frontDesk)
        }
        try check(ChartExample.of(table).record)
    }

    @Test func `the refusal says what names them`() {
        #expect(
            StaffError.hasTreated("Cleo Clarke", clinic.clinician).description
                == "Cleo Clarke (S-2) is named as the clinician of patients' records, and stays a clinician or the owner."
        )
    }
}
