import ClinicExchange
import ClinicModel

/// What a patient's copy says of itself before the records.
struct CopyIntroduction {
    let practice: Practice
    let disclosure: Disclosure
    let copy: PatientCopy

    var paragraphs: [String] {
        let left =
            copy.visitsOfOthers.isEmpty
            ? [] : ["What was entered here in error, and is another patient's, is left out."]
        return [
            """
            Everything that \(practice.name) has on record of this patient. Made on \(disclosure.disclosedOn.inWords) for \
            \(disclosure.givenTo). Purpose: \(disclosure.purpose)
            """,
            ([
                copy.leavesOutVoid
                    ? "What was entered in error is left out."
                    : "What is marked VOID was entered in error; it is kept and not counted.",
                "A letter and a number in brackets, such as (V-31), is the practice's own number of a record.",
            ] + left).joined(separator: " "),
            """
            The same is in record.json and in the tables (.csv) beside this text, for programs; datapackage.json says \
            what each column means.
            """,
        ]
    }
}
