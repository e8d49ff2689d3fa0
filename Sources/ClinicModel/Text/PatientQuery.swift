/// What was typed to find a patient, as the folded words that the search key must have.
public enum PatientQuery {
    /// The words of `text`, in any order; one that is a date stands for that birth date.
    ///
    /// - Parameter dates: how the practice writes dates; nil where only ISO 8601 is read.
    public static func words(_ text: String, dates: DateEntry? = nil) -> [String] {
        text.split(whereSeparator: \.isWhitespace).flatMap { word -> [String] in
            if let date = birthDate(String(word), dates: dates) { return [date] }
            return SearchKey.fold(String(word)).split(separator: " ").map(String.init)
        }
    }

    private static func birthDate(_ word: String, dates: DateEntry?) -> String? {
        guard word.first?.isASCII == true, word.first?.isNumber == true, word.contains(where: { "-/.".contains($0) })
        else { return nil }
        let date = try? dates?.partialDate(word) ?? PartialDate(word)
        return date?.description
    }
}

extension Patient {
    /// Whether the two records may be of one person: worth a look, and never more than that.
    ///
    /// They may where the same names stand on both, in any order, and the birth dates do not differ; where the
    /// birth dates are the same and so is one of the names; or where a phone and a given name are the same.
    public func mayBeSamePerson(as other: Patient) -> Bool {
        let sameFamily = Self.agree(familyName, other.familyName)
        let sameGiven = Self.agree(givenNames, other.givenNames)
        if let birthDate, birthDate == other.birthDate, sameFamily || sameGiven { return true }
        let phones = (SearchKey.digits(phone ?? ""), SearchKey.digits(other.phone ?? ""))
        if sameGiven, !phones.0.isEmpty, phones.0 == phones.1 { return true }
        let names = (Set(PatientQuery.words(name)), Set(PatientQuery.words(other.name)))
        return !names.0.isEmpty && names.0 == names.1 && Self.mayBeEqual(birthDate, other.birthDate)
    }

    private static func agree(_ left: String?, _ right: String?) -> Bool {
        guard let left, let right else { return false }
        let folded = SearchKey.fold(left)
        return !folded.isEmpty && folded == SearchKey.fold(right)
    }

    /// A date known less far agrees with one known further that begins the same.
    private static func mayBeEqual(_ left: PartialDate?, _ right: PartialDate?) -> Bool {
        guard let left = left?.description, let right = right?.description else { return true }
        return left.hasPrefix(right) || right.hasPrefix(left)
    }
}
