import ClinicModel

/// The name of a column as another system writes it, folded so that spellings of the same name agree.
///
/// Case, accents, punctuation and what stands in brackets are taken off, and words that run into one another are
/// parted: `dateOfBirth`, `DATE_OF_BIRTH` and `Date of birth (YYYY-MM-DD)` are the same.
enum SourceHeader {
    static func fold(_ name: String) -> String {
        var parted = ""
        var previous: Character?
        var depth = 0
        for character in name {
            if character == "(" || character == "[" { depth += 1 }
            if depth == 0 {
                if let previous, previous.isLowercase, character.isUppercase { parted.append(" ") }
                parted.append(character)
            }
            if character == ")" || character == "]" { depth = max(0, depth - 1) }
            previous = character
        }
        let folded = SearchKey.fold(parted)
        return folded.isEmpty ? SearchKey.fold(name) : folded
    }
}
