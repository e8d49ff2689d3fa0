import ClinicModel
import ClinicStore

extension Adjustment {
    /// Reads an adjustment as it is typed in one word: what was corrected, then how, joined by commas:
    /// `C2,listing=PR,technique=blair,method=hand` or `mid-back,method=hand,position=prone`.
    init(entered text: String, in clinic: ClinicReader) throws {
        var parts = text.split(separator: ",").map(String.init)
        let place = parts.isEmpty ? "" : parts.removeFirst()
        guard let adjusted = AdjustedPlace(argument: place) else { throw AdjustmentEntryError.noPlace(place) }
        self.init(vertebra: adjusted.vertebra)
        region = adjusted.region ?? (adjusted.vertebra == .other ? .other : nil)
        for part in parts { try apply(part, in: clinic) }
    }

    private mutating func apply(_ part: String, in clinic: ClinicReader) throws {
        let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
        guard pair.count == 2 else { throw AdjustmentEntryError.unknown(part) }
        switch (pair[0].lowercased(), pair[1]) {
        case ("listing", let code): listingCode = code
        case ("technique", let entered): technique = try clinic.catalogueRow(entered, of: Technique.self).code
        case ("position", let text): patientPosition = text
        case ("note", let text): note = text
        case ("imaging", let reference): try take(clinic.record(reference, of: ImagingStudy.self))
        case ("method", let word):
            guard let method = Method(rawValue: word.lowercased()) else {
                throw FieldError(field: "method", title: "Method", problem: .notOfType(word, Method.fieldType))
            }
            self.method = method
        default: throw AdjustmentEntryError.unknown(part)
        }
    }

    /// Takes its listing from a study, unless it has one already.
    mutating func take(_ study: Stored<ImagingStudy>) {
        imagingStudyID = study.id
        listingCode = listingCode ?? study.listingCode
    }
}

/// An adjustment that could not be read as one.
enum AdjustmentEntryError: ClinicError {
    case noPlace(String)
    case unknown(String)

    var kind: ErrorKind { .usage }

    var description: String {
        switch self {
        case .noPlace(let text):
            "\u{201C}\(text.shortened.printable)\u{201D} is nothing that is adjusted; say C1, C2 or a region: "
                + BodyRegion.words.joined(separator: ", ") + "."
        case .unknown(let text):
            "\u{201C}\(text.shortened.printable)\u{201D} says nothing of an adjustment; after its place, one says "
                + "listing=, technique=, method=, position=, imaging= and note=, joined by commas."
        }
    }
}
