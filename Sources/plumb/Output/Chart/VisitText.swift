import ClinicModel
import ClinicStore

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
        let people = [sheet.clinicianName, sheet.office.name].compactMap(\.self).joined(separator: ", ")
        let parts = [sheet.visit.id.description, time, visit.kind.rawValue, people.printable]
        let state = visit.state == .signed ? style.dim("signed") : style.warning(visit.state.rawValue)
        return style.bold(parts.joined(separator: "  ")) + "  " + state
    }

    private var body: [String] {
        var lines = [conclusion]
        if let reason = visit.voidReason {
            let moved = visit.movedTo.map { ", moved to \($0)" } ?? ""
            lines.insert("void\(moved): \(reason.printable)", at: 0)
        }
        if let changes = visit.changesSinceLast { lines += labelled("since", changes) }
        if !visit.regionsExamined.isEmpty {
            lines.append("examined  " + visit.regionsExamined.map(\.rawValue).joined(separator: ", "))
        }
        lines += findings
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

    /// The findings before the adjustment, each beside the one after it that is of the same; then the rest of those
    /// after it.
    private var findings: [String] {
        let before = sheet.findings.map(\.record).filter { $0.phase == .before }
        var after = sheet.findings.map(\.record).filter { $0.phase == .after }
        let rows = before.map { finding in
            let index = after.firstIndex { names.catalogue.isSameMeasure(finding, $0) }
            return (text(of: finding), index.map { result(of: after.remove(at: $0)) })
        }
        let width = rows.filter { $0.1 != nil }.map(\.0.displayWidth).max() ?? 0
        let paired = rows.map { text, after in after.map { text.padding(width) + "  after: " + $0 } ?? text }
        return indexed(paired, "before") + indexed(after.map(text), "after")
    }

    private func indexed(_ lines: [String], _ label: String) -> [String] {
        lines.enumerated().map { index, line in (index == 0 ? label : "").padding(10) + line }
    }

    private func text(of adjustment: Adjustment) -> String {
        let place = [adjustment.region?.rawValue ?? adjustment.vertebra.rawValue, adjustment.listingCode]
        let manner = [
            adjustment.technique.map { names.techniques[$0] ?? $0 }, adjustment.method?.rawValue,
            adjustment.patientPosition, adjustment.imagingStudyID.map { "from \($0)" }, adjustment.note,
        ]
        return ([place.compactMap(\.self).joined(separator: " ")] + manner.compactMap(\.self)).joined(separator: ", ")
    }

    private func text(of finding: Finding) -> String {
        let test = (names.tests[finding.test] ?? finding.test) + (finding.level.map { " \($0)" } ?? "")
        return "\(test.printable): \(result(of: finding))"
    }

    private func result(of finding: Finding) -> String {
        let state = finding.state == .recorded ? nil : finding.state.rawValue
        let value = finding.value.map { "\($0.shortText) \(finding.unit ?? "")" }
        let parts = [finding.side?.rawValue, finding.result?.rawValue, value, finding.method, state, finding.note]
        return parts.compactMap(\.self).joined(separator: ", ").printable
    }

    private func labelled(_ label: String, _ text: String) -> [String] {
        indexed(text.printableLines, label)
    }
}

extension String {
    /// With spaces up to a width in cells.
    func padding(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - displayWidth)) }
}

/// The words that people read for the codes and ids of a chart.
struct Names {
    let tests: [String: String]
    let catalogue: TestCatalogue
    let conditions: [String: String]
    let techniques: [String: String]
    let staff: [RecordID<StaffMember>: String]
}

extension ClinicReader {
    func names() throws -> Names {
        Names(
            tests: try names(of: ScreenTest.self), catalogue: try tests.get(),
            conditions: try names(of: Condition.self),
            techniques: try names(of: Technique.self), staff: try staffNames())
    }
}
