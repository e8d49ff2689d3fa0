import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

/// The parts of a chart, in the order in which a clinician reads them.
enum ChartSection: String, ExpressibleByArgument, CaseIterable {
    case complaints, assessments, history
    case priorCare = "prior-care"
    case safety
    case externalTests = "external-tests"
    case imaging
    case carePlans = "care-plans"
    case scores, holding, visits, reactions, appointments, recalls, consents, disclosures

    var title: String {
        switch self {
        case .complaints: "Complaints"
        case .assessments: "Assessments"
        case .history: "History"
        case .priorCare: "Prior care"
        case .safety: "Safety answers"
        case .externalTests: "External tests"
        case .imaging: "Imaging"
        case .carePlans: "Care plans"
        case .scores: "Outcome scores"
        case .holding: "Holding"
        case .visits: "Visits"
        case .reactions: "Reactions"
        case .appointments: "Appointments"
        case .recalls: "Recall contacts"
        case .consents: "Consents"
        case .disclosures: "Disclosures"
        }
    }

    /// What stands where there is nothing; nil for a part that is then left out of a whole chart.
    var none: String? {
        switch self {
        case .complaints, .visits: "none"
        case .holding: "no adjustments"
        default: nil
        }
    }

    /// The rows of the part.
    func table(of patient: Stored<Patient>) -> Table {
        switch self {
        case .complaints: RecordTable.complaints.table(of: .of(patient.id))
        case .holding: .holdingPeriods(of: patient)
        case .visits: RecordTable.visits.table(of: .of(patient.id))
        case .assessments: RecordTable.assessments.table(of: .of(patient.id))
        case .history: RecordTable.historyItems.table(of: .of(patient.id))
        case .priorCare: RecordTable.priorCare.table(of: .of(patient.id))
        case .safety: RecordTable.safetyAnswers.table(of: .of(patient.id))
        case .externalTests: RecordTable.externalTests.table(of: .of(patient.id))
        case .imaging: RecordTable.imagingStudies.table(of: .of(patient.id))
        case .carePlans: RecordTable.carePlans.table(of: .of(patient.id))
        case .scores: RecordTable.outcomeScores.table(of: .of(patient.id))
        case .reactions: RecordTable.reactions.table(of: .of(patient.id))
        case .appointments: RecordTable.appointments.table(of: .of(patient.id))
        case .recalls: RecordTable.recallContacts.table(of: .of(patient.id))
        case .consents: RecordTable.consents.table(of: .of(patient.id))
        case .disclosures: RecordTable.disclosures.table(of: .of(patient.id))
        }
    }
}
