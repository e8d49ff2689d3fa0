import ClinicModel
import GRDB

extension SafetyItem: ShippedRecord {}
extension Measure: ShippedRecord {}

extension OutcomeScore: StoredRecord {
    public func check(in clinic: ClinicReader, replacing old: Stored<OutcomeScore>?) throws {
        // A score that was within its measure's range stays one, whatever the range has become.
        if let old, old.measure == measure, old.score == score { return }
        try clinic.catalogueRow(measure, of: Measure.self).check(score)
    }
}
