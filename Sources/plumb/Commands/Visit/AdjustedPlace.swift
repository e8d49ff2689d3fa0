import ArgumentParser
import ClinicModel

/// What was adjusted, as it is typed: `C1`, `C2`, `other`, or the region of another vertebra.
struct AdjustedPlace: ExpressibleByArgument {
    let vertebra: Adjustment.Vertebra
    let region: BodyRegion?

    init?(argument: String) {
        if let vertebra = Adjustment.Vertebra(entered: argument) {
            (self.vertebra, region) = (vertebra, nil)
        } else if let region = BodyRegion(rawValue: argument.lowercased()) {
            (vertebra, self.region) = (.other, region)
        } else {
            return nil
        }
    }

    static let allValueStrings = ["C1", "C2"] + BodyRegion.words
}
