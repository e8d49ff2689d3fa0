import ClinicModel
import ClinicStore
import Testing

/// An error is one sentence or two in the user's words, and never in SQLite's.
@Suite struct StoreErrorTests {
    private static let errors: [StoreError] = [
        .missing("/p"), .isFolder("/p"), .exists("/p"), .cannotCreate("/p"), .readOnly("/p"), .notPlumbline("/p"),
        .newer("/p"), .busy("/p", seconds: 10), .full("/p"), .damaged("/p"), .inputOutput("/p"),
    ]

    @Test(arguments: errors)
    func `an error of the file names the file`(error: StoreError) {
        #expect(error.description.contains("/p"))
        #expect(error.description.hasSuffix("."))
        #expect(!error.description.replacing(".sqlite", with: "").lowercased().contains("sql"))
    }

    @Test func `an error has the kind that its exit code follows from`() {
        #expect(
            Self.errors.map(\.kind) == [
                .notFound, .notFound, .cannotCreate, .cannotCreate, .inputOutput, .rule, .rule, .busy, .inputOutput,
                .inputOutput, .inputOutput,
            ])
        #expect(StoreError.guarded("x").kind == .rule)
        #expect(StoreError.taken(noun: "office", field: "name").kind == .rule)
    }

    @Test func `what the database itself refuses is told in the schema's words`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("plumb.sqlite")
        let clinic = try FullClinic(at: path)
        // A visit that another program signs while this one has it as a draft.
        let draft = try clinic.clinic.store.read { try $0.record(clinic.draft) }
        try clinic.clinic.sign(clinic.draft)
        let error = #expect(throws: StoreError.self) {
            try clinic.clinic.write { try $0.add(Finding.result("gait", .normal).moved(to: draft.id)) }
        }
        #expect(error == .guarded("a signed or void visit is never altered"))
        #expect(error?.description == "The records refuse this: a signed or void visit is never altered.")
    }
}

extension Finding {
    fileprivate func moved(to id: RecordID<Visit>) -> Finding {
        var finding = self
        finding.visitID = id
        return finding
    }
}
