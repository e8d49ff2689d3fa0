import ClinicModel

// What somebody does who writes a record of each kind. A kind that is not named here is a clinician's where it is of
// a chart, and the owner's where it is not.

extension StoredRecord {
    public static var act: Act { .practice }
    public static var actOfReading: Act? { nil }

    public func act(replacing old: Self?) -> Act { Self.act }
}

extension StoredRecord where Self: ChartRecord {
    public static var act: Act { .decide }
}

extension StoredRecord where Self: VoidableRecord {
    public func act(replacing old: Self?) -> Act { voidReason == old?.voidReason ? Self.act : .void }
}

extension StoredRecord where Self: CatalogueRow {
    public static var act: Act { .words }
}

extension TestUnit { public static var act: Act { .words } }
extension ClassificationCode { public static var act: Act { .words } }

extension StaffMember { public static var act: Act { .staff } }
extension Qualification { public static var act: Act { .staff } }

extension Patient {
    public static var act: Act { .register }

    public func act(replacing old: Patient?) -> Act { mergedInto == old?.mergedInto ? .register : .merge }
}

extension Appointment { public static var act: Act { .book } }
extension RecallContact { public static var act: Act { .book } }

extension Disclosure { public static var act: Act { .account } }

extension Complaint { public static var act: Act { .history } }
extension SeverityRating { public static var act: Act { .history } }
extension Consent { public static var act: Act { .history } }
extension HistoryItem { public static var act: Act { .history } }
extension PriorCare { public static var act: Act { .history } }
extension SafetyAnswer { public static var act: Act { .history } }
extension ExternalTest { public static var act: Act { .history } }
extension Reaction { public static var act: Act { .history } }
extension OutcomeScore { public static var act: Act { .history } }

extension Finding { public static var act: Act { .draft } }
extension Adjustment { public static var act: Act { .draft } }
extension Addendum { public static var act: Act { .addend } }

extension Visit {
    public static var act: Act { .draft }

    public func act(replacing old: Visit?) -> Act {
        if let old, old.patientID != patientID { return .move }
        if state == old?.state { return .draft }
        return switch state {
        case .draft: .draft
        case .signed: .sign
        case .void: .void
        }
    }
}

extension AuditEntry { public static var actOfReading: Act? { .auditLog } }
