import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

/// A patient's chart as a clinician reads it: who, what to beware of, what they came with and what it may be, how long
/// adjustments held, the visits, newest first, and what follows them.
struct ChartText {
    private let chart: Chart
    private let names: Names
    private let today: CalendarDay
    private let console: Console

    init(_ chart: Chart, names: Names, today: CalendarDay, console: Console) {
        self.chart = chart
        self.names = names
        self.today = today
        self.console = console
    }

    /// The whole chart, or one part of it under the patient's name.
    func lines(of section: ChartSection? = nil) -> [String] {
        let parts =
            section.map { [title + alert, lines(of: $0, isAlone: true)] }
            ?? [title + alert + LabelledLines(details).lines] + chart.merged.map(lines)
            + Kinds.standard.chartSections.map { lines(of: $0, isAlone: false) }
        return Array(parts.filter { !$0.isEmpty }.joined(separator: [""])).flatMap(console.fitted)
    }

    private func lines(of section: ChartSection, isAlone: Bool) -> [String] {
        let lines =
            switch section.table {
            case Complaint.table: chart.complaints.flatMap(self.lines)
            case ChartSection.holding.table: chart.holdingPeriods.reversed().map(line)
            case Visit.table: chart.visits.flatMap(self.lines)
            default: (chart.entries.first { $0.table == section.table }?.entries ?? []).map(line)
            }
        guard let none = section.none ?? (isAlone ? "none" : nil) else {
            return lines.isEmpty ? [] : [console.style.bold(section.title)] + lines
        }
        return [console.style.bold(section.title)] + (lines.isEmpty ? [none] : lines)
    }

    /// The day and what was; the id too, where people go by it.
    private func line(of entry: ChartEntry) -> String {
        let id = entry.id.first?.isLetter == true ? entry.id : nil
        let text = entry.text.explicitLines.joined(separator: " ").printable
        return [(entry.day ?? "no date").padding(10), id, text].compactMap(\.self).joined(separator: "  ")
    }

    private var patient: Patient { chart.patient.record }

    private var title: [String] {
        let knownAs = patient.knownAs.map { " (\u{201C}\($0)\u{201D})" } ?? ""
        let title = [
            chart.patient.id.description, patient.name + knownAs, birth, patient.sex?.rawValue, patient.status.rawValue,
        ]
        return [console.style.bold(title.compactMap(\.self).joined(separator: "  ").printable)]
    }

    /// What anyone must see first; of those who were merged into the patient too.
    private var alert: [String] {
        let merged = chart.merged.filter { $0.patient.alert != patient.alert }
        let lines =
            (patient.alert?.printableLines ?? [])
            + merged.flatMap { merged in
                (merged.patient.alert?.printableLines ?? []).map { "(\(merged.patient.id)) \($0)" }
            }
        return lines.map { console.style.warning("! " + $0) }
    }

    /// Who was merged into the patient, and what they had otherwise.
    private func lines(of merged: MergedPatient) -> [String] {
        let by = merged.patient.mergedBy.flatMap { names.staff[$0] }.map { " by \($0)" } ?? ""
        let into = merged.patient.mergedInto == chart.patient.id ? nil : merged.patient.mergedInto.map { " into \($0)" }
        let heading =
            "Merged from \(merged.patient.id)\(into ?? "") on \(merged.mergedOn)\(by): \(merged.patient.mergeReason ?? "")"
        let differing = merged.patient.record.differences(from: patient).filter {
            $0.value(in: merged.patient.record) != .null
        }
        return [console.style.bold(heading.printable)]
            + LabelledLines(
                differing.map { ($0.title, $0.type.spokenText(of: $0.value(in: merged.patient.record))) }
            ).lines
    }

    private var birth: String? {
        guard let date = patient.birthDate else { return patient.birthDateUnknown.map { "birth date unknown: \($0)" } }
        // The age of the living; what it would be today says nothing of the dead.
        if patient.status == .deceased { return "born \(date)" }
        let age = date.age(on: today)
        let years = age.count == 1 ? "\(age.lowerBound)" : "\(age.lowerBound)–\(age.upperBound)"
        return "born \(date) (\(years))"
    }

    private var details: [(label: String, text: String)] {
        let address = [
            patient.addressLine1, patient.addressLine2, patient.city, patient.region, patient.postcode, patient.country,
        ]
        let emergency = [patient.emergencyContact, patient.emergencyPhone]
        let phones = [patient.phone, patient.phoneOther]
        let gender = [patient.genderIdentity, patient.pronouns]
        let all: [(String, String?)] = [
            ("Guardian", patient.guardian), ("Gender", joined(gender)), ("Phone", joined(phones)),
            ("E-mail", patient.email), ("Contact by", patient.preferredContact?.rawValue),
            ("Address", joined(address)), ("Emergency", joined(emergency)), ("Occupation", patient.occupation),
            ("Office", chart.officeName), ("Clinician", chart.clinicianName), ("Referred by", patient.referredBy),
            ("Legacy number", patient.legacyNumber),
        ]
        return all.compactMap { label, text in text.map { (label, $0) } }
    }

    private func lines(of complaint: Stored<Complaint>) -> [String] {
        let place = [complaint.region.rawValue, complaint.side?.rawValue].compactMap(\.self).joined(separator: ", ")
        let status = [complaint.status.rawValue, complaint.closedOn?.description].compactMap(\.self).joined(
            separator: " ")
        var lines = ["\(complaint.id)  \(place)  \(status)"]
        lines += complaint.words.printableLines.map { "      " + $0 }

        let onset = [
            complaint.onset.map { "since \($0)" }, complaint.onsetManner.map { "onset \($0.rawValue)" },
            complaint.mechanism?.rawValue, complaint.course?.rawValue,
        ]
        let name = complaint.condition.map { names.conditions[$0] ?? $0 }
        let code = complaint.code.map { code in [code, complaint.codeVersion].compactMap(\.self).joined(separator: " ")
        }
        let facts: [(String, String?)] = [
            ("condition", joined([name, code])),
            ("symptoms", joined(complaint.symptoms.map(\.rawValue))),
            ("radiates", complaint.radiatesTo),
            ("onset", joined(onset)),
            ("worse", complaint.aggravatedBy),
            ("better", complaint.relievedBy),
            ("affects", joined(complaint.affects.map(\.rawValue))),
            ("severity", severity(of: complaint)),
        ]
        return lines + facts.compactMap { label, text in text.map { ("      " + label.padding(11) + $0).printable } }
    }

    private func joined(_ parts: [String?]) -> String? {
        let text = parts.compactMap(\.self).joined(separator: ", ")
        return text.isEmpty ? nil : text
    }

    /// The severity when it was recorded, then every rating, oldest first.
    private func severity(of complaint: Stored<Complaint>) -> String? {
        let first = complaint.severity.map { "\($0) (\(complaint.recordedOn))" }
        let later = chart.ratings.filter { $0.complaintID == complaint.id }.map { rating in
            let kind = rating.kind == .now ? nil : rating.kind.rawValue
            let reporter = rating.reporter == .patient ? nil : "by \(rating.reporter.rawValue)"
            let remark = [rating.ratedOn.description, kind, reporter].compactMap(\.self).joined(separator: ", ")
            return "\(rating.score) (\(remark))"
        }
        let all = [first].compactMap(\.self) + later
        return all.isEmpty ? nil : all.joined(separator: " \u{2192} ")
    }

    private func line(of period: HoldingPeriod) -> String {
        let checks = period.checks == 1 ? "1 check" : "\(period.checks) checks"
        let held =
            switch period.state {
            case .unchecked: "not checked since"
            case .holding:
                "\(period.daysAtLeast) days or more, \(checks), last found holding \(period.lastFoundHolding?.description ?? "")"
            case .ended:
                "\(period.daysAtLeast) to \(period.daysAtMost ?? 0) days, \(checks), found misaligned "
                    + (period.foundMisaligned?.description ?? "")
            }
        return
            "\(period.adjustedOn)  \(period.adjustedVisitID.description.padding(6))  \(period.state.rawValue.padding(9))  \(held)"
    }

    private func lines(of sheet: VisitSheet) -> [String] {
        VisitText(sheet: sheet, names: names, style: console.style).lines
    }
}

extension ChartSection: ExpressibleByArgument {
    public init?(argument: String) {
        guard let section = Kinds.standard.chartSections.first(where: { $0.name == argument }) else { return nil }
        self = section
    }

    public static var allValueStrings: [String] { Kinds.standard.chartSections.map(\.name) }

    public static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }

    public var defaultValueDescription: String { name }
}
