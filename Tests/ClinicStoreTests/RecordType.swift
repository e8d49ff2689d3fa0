import ClinicModel
import ClinicStore

/// A kind of record, without its Swift type: what the schema is held against.
struct RecordType: Sendable, CustomStringConvertible {
    let table: String
    let fields: [FieldInfo]
    /// The columns that the store keeps beside the fields.
    let derived: [String]

    struct FieldInfo: Sendable {
        let name: String
        let type: FieldType
        let isRequired: Bool
    }

    var description: String { table }

    private init<Value: StoredRecord>(_: Value.Type) {
        table = Value.table
        fields = Value.fields.map { FieldInfo(name: $0.name, type: $0.type, isRequired: $0.isRequired) }
        derived = Value.blank.derivedColumns.map(\.name)
    }

    static let all = [
        RecordType(Practice.self), RecordType(Office.self), RecordType(StaffMember.self),
        RecordType(Qualification.self), RecordType(Patient.self), RecordType(Complaint.self),
        RecordType(SeverityRating.self), RecordType(Visit.self), RecordType(Finding.self), RecordType(Adjustment.self),
        RecordType(Addendum.self), RecordType(Condition.self), RecordType(Technique.self), RecordType(ScreenTest.self),
        RecordType(TestUnit.self), RecordType(AuditEntry.self), RecordType(Consent.self),
        RecordType(HistoryItem.self), RecordType(PriorCare.self), RecordType(SafetyItem.self),
        RecordType(SafetyAnswer.self), RecordType(ClassificationCode.self), RecordType(Assessment.self),
        RecordType(ExternalTest.self), RecordType(ImagingStudy.self), RecordType(Reaction.self),
        RecordType(Measure.self), RecordType(OutcomeScore.self), RecordType(CarePlan.self),
        RecordType(Appointment.self), RecordType(RecallContact.self), RecordType(ImportMap.self),
        RecordType(Disclosure.self),
    ]
}
