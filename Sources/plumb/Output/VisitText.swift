import ClinicModel

/// A visit as people read it: a heading, what was concluded and done, the findings, the note, the addenda.
struct VisitText {
    let sheet: VisitSheet
    let names: Names
    let style: TextStyle

    /// The heading, and the rest indented under it.
    var lines: [String] { [heading] + body.map { $0.isEmpty ? "" : "      " + $0 } }

    private var visit: Visit { sheet.visit.record }

    private var heading: String {
        let time = [visit.visitedOn.description, visit.visitedAt?.description].compactMap(\.self).joined(separator: " ")
        let people = [sheet.clinicianName, sheet.officeName].compactMap(\.self).joined(separator: ", ")
        let parts = [sheet.visit.id.description, time, visit.kind.rawValue, people.printable]
        let state = visit.state == .signed ? style.dim("signed") : style.warning(visit.state.rawValue)
        return style.bold(parts.joined(separator: "  ")) + "  " + state
    }

    private var body: [String] {
        var lines = [conclusion]
        if let reason = visit.voidReason { lines.insert("void: \(reason.printable)", at: 0) }
        if let changes = visit.changesSinceLast { lines += labelled("since", changes) }
        if !visit.regionsExamined.isEmpty {
            lines.append("examined  " + visit.regionsExamined.map(\.rawValue).joined(separator: ", "))
        }
        for phase in Finding.Phase.allCases {
            let findings = sheet.findings.filter { $0.phase == phase }
            lines += findings.enumerated().map { index, finding in
                (index == 0 ? phase.rawValue : "").padding(10) + text(of: finding.record)
            }
        }
        if let note = visit.note { lines += labelled("note", note) }
        for addendum in sheet.addenda {
            let author = names.staff[addendum.author] ?? addendum.author.description
            lines += labelled(
                "addendum",
                "\(addendum.record.text)\n\(author), \(Instant.fieldType.spokenText(of: addendum.at.fieldValue))")
        }
        return lines
    }

    /// `misaligned, adjusted: C1 ASRA, NUCCA, hand`.
    private var conclusion: String {
        let outcome = visit.outcome?.rawValue ?? "outcome to be entered"
        var text = (visit.determination?.rawValue ?? "no determination") + ", " + outcome
        let adjustments = sheet.adjustments.map { self.text(of: $0.record) }
        if !adjustments.isEmpty { text += ": " + adjustments.joined(separator: "; ") }
        if let reason = visit.reason {
            text += " (reason: " + [reason.rawValue, visit.reasonText].compactMap(\.self).joined(separator: ", ") + ")"
        }
        return text.printable
    }

    private func text(of adjustment: Adjustment) -> String {
        let place = [adjustment.region?.rawValue ?? adjustment.vertebra.rawValue, adjustment.listingCode]
        let manner = [
            adjustment.technique.map { names.techniques[$0] ?? $0 }, adjustment.method?.rawValue,
            adjustment.patientPosition, adjustment.note,
        ]
        return ([place.compactMap(\.self).joined(separator: " ")] + manner.compactMap(\.self)).joined(separator: ", ")
    }

    private func text(of finding: Finding) -> String {
        let test = (names.tests[finding.test] ?? finding.test) + (finding.level.map { " \($0)" } ?? "")
        let state = finding.state == .recorded ? nil : finding.state.rawValue
        let value = finding.value.map { "\($0.shortText) \(finding.unit ?? "")" }
        let parts = [finding.side?.rawValue, finding.result?.rawValue, value, finding.method, state, finding.note]
        return "\(test): \(parts.compactMap(\.self).joined(separator: ", "))".printable
    }

    private func labelled(_ label: String, _ text: String) -> [String] {
        text.printableLines.enumerated().map { index, line in (index == 0 ? label : "").padding(10) + line }
    }
}

extension String {
    /// With spaces up to a width in cells.
    func padding(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - displayWidth)) }
}
