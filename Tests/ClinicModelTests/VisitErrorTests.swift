import ClinicModel
import Testing

struct VisitErrorTests {
    private static let reasons =
        "in-alignment, undetermined, consultation-only, declined, contraindicated, deferred, referred, other"

    @Test(arguments: [
        (Determination?.none, Outcome.adjusted, "without a determination that was adjusted"),
        (.none, .notAdjusted, "without a determination that was not adjusted"),
        (.misaligned, .notAdjusted, "found misaligned that was not adjusted"),
        (.inAlignment, .adjusted, "found in alignment that was adjusted"),
        (.undetermined, .adjusted, "left undetermined that was adjusted"),
        (.undetermined, .notAdjusted, "left undetermined that was not adjusted"),
    ])
    func `a pair that needs a reason is told in words`(
        determination: Determination?, outcome: Outcome, clause: String
    ) {
        let error = VisitError.reasonNeeded(determination, outcome)
        #expect(error.description == "A visit \(clause) is kept with a reason; give one of \(Self.reasons).")
        #expect(error.kind == .rule)
    }

    @Test(arguments: [
        (VisitError.otherWithoutText, "The reason `other` needs its text."),
        (.textWithoutReason, "The text of a reason is given without the reason; give one of \(reasons)."),
        (
            .unsignable(.outcome),
            "The visit has no outcome yet; it is signed once it says adjusted or not-adjusted."
        ),
        (.unsignable(.clinician), "The visit is signed by the clinician whom it names, and by nobody else."),
        (.voidWithoutReason, "A void visit says why it is void, and only a void one does."),
        (.halfSigned, "A visit that was signed says by whom and when, and a draft says neither."),
    ])
    func `each refusal is a sentence`(error: VisitError, text: String) {
        #expect(error.description == text)
        #expect(error.kind == .rule)
    }
}
