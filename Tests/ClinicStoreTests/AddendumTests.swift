import ClinicModel
import ClinicStore
import Testing

@Suite struct AddendumTests {
    private let clinic: TestClinic

    init() throws { clinic = try TestClinic() }

    private func addend(_ id: RecordID<Visit>, _ text: String) throws -> Stored<Addendum> {
        try clinic.write(by: clinic.colleague) { try $0.addend(id, text: text) }
    }

    @Test func `a signed visit gains addenda, and changes in nothing else`() throws {
        let visit = try clinic.signed()
        let addendum = try addend(visit.id, " The films came.\nNo fracture. ")
        #expect(addendum.text == "The films came.\nNo fracture.")
        #expect((addendum.visitID, addendum.author) == (visit.id, clinic.colleague))
        #expect(addendum.at == "2026-11-20T10:00:00.000Z")
        _ = try addend(visit.id, "Second.")
        let sheet = try clinic.sheet(visit.id)
        #expect(sheet.visit == visit)
        #expect(sheet.addenda.map(\.text) == ["The films came.\nNo fracture.", "Second."])
    }

    @Test func `a draft gains none`() throws {
        let visit = try clinic.draft()
        #expect(throws: VisitStateError.isDraft(visit.id)) { try addend(visit.id, "x") }
    }

    @Test func `a void visit gains none`() throws {
        let visit = try clinic.signed()
        try clinic.void(visit.id)
        #expect(throws: VisitStateError.isVoid(visit.id)) { try addend(visit.id, "x") }
    }

    @Test func `an addendum says something, and who says it`() throws {
        let visit = try clinic.signed()
        let error = #expect(throws: FieldError.self) { try addend(visit.id, "  ") }
        #expect(error?.field == "text")
        #expect {
            try clinic.store.write(as: .of(nil)) { try $0.addend(visit.id, text: "x") }
        } throws: {
            $0 is any ClinicError
        }
    }
}
