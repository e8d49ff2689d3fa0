import ClinicModel

/// What was adjusted, as it is typed: `C1`, `C2`, `other`, or the region of another vertebra.
public struct AdjustedPlace: Hashable, Sendable {
    public let vertebra: Adjustment.Vertebra
    public let region: BodyRegion?

    public init?(entered text: String) {
        switch text.lowercased() {
        case "c1", "atlas": (vertebra, region) = (.atlas, nil)
        case "c2", "axis": (vertebra, region) = (.axis, nil)
        case "other": (vertebra, region) = (.other, nil)
        case let word:
            guard let place = BodyRegion(rawValue: word) else { return nil }
            (vertebra, region) = (.other, place)
        }
    }
}

extension Adjustment {
    /// Reads an adjustment as it is typed in one word: what was corrected, then how, joined by commas:
    /// `C2,listing=PR,technique=blair,method=hand` or `mid-back,method=hand,position=prone`.
    public init(entered text: String, in clinic: ClinicReader) throws {
        var parts = text.split(separator: ",").map(String.init)
        let place = parts.isEmpty ? "" : parts.removeFirst()
        guard let adjusted = AdjustedPlace(entered: place) else { throw AdjustmentEntryError.noPlace(place) }
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
        case ("imaging", let reference):
            imagingStudyID = try clinic.record(reference, of: ImagingStudy.self).id
            try takeListing(in: clinic)
        case ("method", let word):
            guard let method = Method(rawValue: word.lowercased()) else {
                throw FieldError(field: "method", title: "Method", problem: .notOfType(word, Method.fieldType))
            }
            self.method = method
        default: throw AdjustmentEntryError.unknown(part)
        }
    }

    /// Takes its listing from its imaging study, unless it has one already.
    public mutating func takeListing(in clinic: ClinicReader) throws {
        guard listingCode == nil, let imagingStudyID else { return }
        listingCode = try clinic.record(imagingStudyID).listingCode
    }
}

extension VisitSheet {
    /// The adjustment that an edit of a draft means: the one that is named, or the only one that the visit keeps.
    ///
    /// - Parameters:
    ///   - named: its id; nil is the only one.
    ///   - cleared: those that the edit withdraws.
    ///   - outcome: the outcome after the edit; a visit that is not adjusted keeps no adjustment.
    /// - Returns: nil if the visit keeps none and none is named.
    /// - Throws: ``VisitStateError/noAdjustment(_:_:)`` if the visit does not keep the one that is named,
    ///   ``SeveralAdjustments`` if it keeps several and none is named.
    public func adjustment(
        named: RecordID<Adjustment>?, clearing cleared: [RecordID<Adjustment>], outcome: Outcome?
    ) throws -> Stored<Adjustment>? {
        let kept = outcome == .adjusted ? adjustments.filter { !cleared.contains($0.id) } : []
        if let named {
            guard let adjustment = kept.first(where: { $0.id == named }) else {
                throw VisitStateError.noAdjustment(visit.id, named)
            }
            return adjustment
        }
        if kept.count > 1 { throw SeveralAdjustments(of: visit.id, kept) }
        return kept.first
    }
}

/// A visit with several adjustments, where one is meant.
public struct SeveralAdjustments: ClinicError {
    public let visit: RecordID<Visit>
    public let adjustments: [Stored<Adjustment>]

    init(of visit: RecordID<Visit>, _ adjustments: [Stored<Adjustment>]) {
        self.visit = visit
        self.adjustments = adjustments
    }

    public var kind: ErrorKind { .usage }

    public var description: String {
        let choices = adjustments.map { adjustment in
            let place = adjustment.region?.rawValue ?? adjustment.vertebra.rawValue
            return [adjustment.id.description, place, adjustment.listingCode].compactMap(\.self).joined(separator: " ")
        }
        return "\(visit) has \(adjustments.count) adjustments; say which with --adjustment: "
            + choices.joined(separator: ", ").printable + "."
    }
}

/// An adjustment that could not be read as one.
public enum AdjustmentEntryError: ClinicError, Hashable {
    case noPlace(String)
    case unknown(String)

    public var kind: ErrorKind { .usage }

    public var description: String {
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
