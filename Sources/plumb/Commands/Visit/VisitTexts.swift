/// The flags of the texts of a visit.
enum VisitTexts {
    enum Changes: TextFlag {
        static let name = "changes"
        static let help = "What the patient said had changed since the last visit."
    }
    enum AdjustmentNote: TextFlag {
        static let name = "adjustment-note"
        static let help = "A note on the adjustment."
    }
    enum ReasonText: TextFlag {
        static let name = "reason-text"
        static let help = "The reason in words."
    }
    enum Note: TextFlag {
        static let name = "note"
        static let help = "The note of the visit."
    }
}
