import ArgumentParser
import ClinicModel

/// A truth as people type it.
struct YesNo: ExpressibleByArgument {
    let isYes: Bool

    init?(argument: String) {
        switch argument.lowercased() {
        case "yes", "true": isYes = true
        case "no", "false": isYes = false
        default: return nil
        }
    }

    static let allValueStrings = ["yes", "no"]
}

extension ExpressibleByArgument where Self: ValueSet {
    // The parser's own look every case up by its name, for each option of a command that runs.
    public static var allValueStrings: [String] { words }
    public static var allValueDescriptions: [String: String] { [:] }
    public static var defaultCompletionKind: CompletionKind { .list(words) }
}

// The value sets as arguments: the parser names the words in the help and in its errors.
extension Patient.Sex: ExpressibleByArgument {}
extension Patient.PreferredContact: ExpressibleByArgument {}
extension Patient.Status: ExpressibleByArgument {}
extension StaffMember.Role: ExpressibleByArgument {}
extension StaffMember.Profession: ExpressibleByArgument {}
extension DateOrder: ExpressibleByArgument {}
extension Practice.LegUnit: ExpressibleByArgument {}
extension BodyRegion: ExpressibleByArgument {}
extension Complaint.Side: ExpressibleByArgument {}
extension Complaint.Symptom: ExpressibleByArgument {}
extension Complaint.OnsetManner: ExpressibleByArgument {}
extension Complaint.Mechanism: ExpressibleByArgument {}
extension Complaint.Course: ExpressibleByArgument {}
extension Complaint.Activity: ExpressibleByArgument {}
extension Complaint.Status: ExpressibleByArgument {}
extension SeverityRating.Kind: ExpressibleByArgument {}
extension SeverityRating.Reporter: ExpressibleByArgument {}
extension Visit.Kind: ExpressibleByArgument {}
extension Determination: ExpressibleByArgument {}
extension OutcomeReason: ExpressibleByArgument {}
extension Adjustment.Method: ExpressibleByArgument {}
extension Consent.Scope: ExpressibleByArgument {}
extension Consent.Explanation: ExpressibleByArgument {}
extension HistoryItem.Kind: ExpressibleByArgument {}
extension PriorCare.Kind: ExpressibleByArgument {}
extension PriorCare.Response: ExpressibleByArgument {}
extension SafetyItem.Area: ExpressibleByArgument {}
extension SafetyAnswer.Answer: ExpressibleByArgument {}
extension Assessment.State: ExpressibleByArgument {}
extension ExternalTest.Kind: ExpressibleByArgument {}
extension ImagingStudy.Modality: ExpressibleByArgument {}
extension ImagingStudy.Indication: ExpressibleByArgument {}
extension ImagingStudy.Side: ExpressibleByArgument {}
extension ImagingStudy.Rotation: ExpressibleByArgument {}
extension Finding.Phase: ExpressibleByArgument {}
extension Finding.Side: ExpressibleByArgument {}
extension Finding.Result: ExpressibleByArgument {}
extension ScreenTest.SideRole: ExpressibleByArgument {}
extension ScreenTest.Level: ExpressibleByArgument {}
extension Appointment.Channel: ExpressibleByArgument {}
extension Appointment.Fee: ExpressibleByArgument {}
extension RecallContact.Channel: ExpressibleByArgument {}
extension RecallContact.Result: ExpressibleByArgument {}
extension Disclosure.Channel: ExpressibleByArgument {}
