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
