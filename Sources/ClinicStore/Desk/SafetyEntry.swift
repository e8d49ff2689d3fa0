import ClinicModel

/// An answer to a safety question as it is typed: the item, the answer, and what else the patient said.
public struct SafetyEntry: Sendable {
    public let item: String
    public let answer: SafetyAnswer.Answer
    public let note: String?

    /// Reads `dizziness=no`, or `nausea=yes:on boats only`.
    ///
    /// - Throws: ``SafetyEntryError/malformed(_:)``, or ``FieldError`` for an answer that there is not.
    public init(entered text: String) throws {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { throw SafetyEntryError.malformed(text) }
        try self.init(item: parts[0], answer: parts[1])
    }

    /// Reads an answer with what else was said after a colon: `no`, `y`, or `yes:on boats only`.
    public init(item: String, answer text: String) throws {
        let parts = text.split(separator: ":", maxSplits: 1).map { String($0).trimmed }
        let word = (parts.first ?? "").lowercased()
        let answer = ["y": .yes, "n": .no][word] ?? SafetyAnswer.Answer(rawValue: word)
        guard let answer else {
            let problem = FieldError.Problem.notOfType(word, SafetyAnswer.Answer.fieldType)
            throw FieldError(field: "answer", title: "Answer", problem: problem)
        }
        self.item = item
        self.answer = answer
        note = parts.count == 2 ? parts[1] : nil
    }
}

extension ClinicWriter {
    /// Records a patient's answers to the safety questions, in the order in which they were given.
    ///
    /// - Parameters:
    ///   - visit: the visit at which the questions were asked, if there was one.
    ///   - day: the day on which they were asked.
    /// - Throws: ``SafetyEntryError/answeredTwice(_:)``.
    public func add(
        _ answers: [SafetyEntry], of patient: RecordID<Patient>, at visit: RecordID<Visit>?,
        askedBy: RecordID<StaffMember>, on day: CalendarDay
    ) throws -> [RecordID<SafetyAnswer>] {
        var answered: Set<String> = []
        return try answers.map { entry in
            let item = try catalogueRow(entry.item, of: SafetyItem.self).code
            guard answered.insert(item).inserted else { throw SafetyEntryError.answeredTwice(item) }
            var answer = SafetyAnswer(of: patient, item: item, answer: entry.answer, askedBy: askedBy, on: day)
            (answer.visitID, answer.note) = (visit, entry.note)
            return try add(answer).id
        }
    }
}

/// Answers to safety questions that cannot be taken.
public enum SafetyEntryError: ClinicError, Hashable {
    case malformed(String)
    case answeredTwice(String)

    public var kind: ErrorKind { .usage }

    public var description: String {
        switch self {
        case .malformed(let text):
            "\u{201C}\(text.shortened.printable)\u{201D} is no answer; one is written item=answer, such as dizziness=no."
        case .answeredTwice(let item): "\u{201C}\(item.printable)\u{201D} is answered twice; say it once."
        }
    }
}
