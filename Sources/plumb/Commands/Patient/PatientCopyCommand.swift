import ArgumentParser
import ClinicExchange
import ClinicModel
import ClinicStore

struct PatientCopyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy", abstract: "Write a patient's whole record into a new folder, to be given away.",
        discussion: """
            Writes record.txt, for people; record.json, one object; and the CSV tables of an export, with \
            datapackage.json. It is everything on record of the patient, the charts that were merged into it among it, \
            and void records, marked; nothing of other patients, but what somebody typed about others is in it, so read \
            it before you give it away. Clinicians and the owner may; it is noted as a disclosure, which plumb \
            disclosure list shows, and in the audit log.
            """)

    @Argument(help: ArgumentHelp("The patient.", valueName: "ref"))
    var reference: String
    @Option(
        parsing: .unconditional, help: ArgumentHelp("The folder to make; nothing may be there yet.", valueName: "dir"))
    var to: String
    @Option(parsing: .unconditional, help: ArgumentHelp("To whom it is given; the patient.", valueName: "name"))
    var givenTo: String?
    @Option(parsing: .unconditional, help: ArgumentHelp("Where they are, if that is known.", valueName: "address"))
    var address: String?
    @OptionGroup var purpose: TextOption<DisclosureTexts.PurposeOfCopy>
    @Option(help: "In which way it is given.")
    var channel: Disclosure.Channel?
    @Flag(help: "Leave out what was entered in error.")
    var withoutVoid = false

    @OptionGroup var options: WriteOptions

    func run() throws {
        if to.isEmpty { throw UsageError("Say which folder to make, with --to.") }
        if to == "-" {
            throw UsageError("A copy is a folder of several files; name one that is not there yet, with --to.")
        }
        let session = try Session(options.common)
        let (patient, desk) = try session.read { clinic in
            let patient = try clinic.patient(reference, at: session.desk)
            // Nobody makes a folder for what they may not give away.
            try clinic.permitCopying(patient)
            return (patient, try session.desk.atOffice(of: patient.record, in: clinic))
        }
        let disclosure = try disclosure(of: patient, at: desk)
        let folder = try DraftFolder(for: to)
        // Noted before anything leaves: a copy that fails half-way is known of too.
        try session.write { try $0.noteCopy(of: patient, noted(disclosure, in: folder)) }
        let copy = try session.read { clinic in
            let copy = try PatientCopy(of: patient.id, leavesOutVoid: withoutVoid, in: clinic)
            try write(copy, to: folder, disclosure: disclosure, from: clinic, of: desk.practice)
            return copy
        }
        // On record before it is in its place: no copy is there that is not accounted for.
        let added = try session.write { try $0.add(disclosure) }
        do {
            try folder.place()
        } catch let error as DraftFolderError {
            throw UnplacedCopyError(error: error, disclosure: added.id)
        }
        try session.show(added.id, as: DisclosureFields.view, in: options.shown)
        remark(on: copy, in: folder, to: session.console)
    }

    private func disclosure(of patient: Stored<Patient>, at desk: Desk) throws -> Disclosure {
        var disclosure = try Disclosure(
            ofCopyFor: patient, to: givenTo, for: purpose.text, withoutVoid: withoutVoid, at: desk)
        (disclosure.address, disclosure.channel) = (address, channel)
        return try disclosure.checked(today: desk.author.today)
    }

    private func noted(_ disclosure: Disclosure, in folder: DraftFolder) -> [(key: String, value: JSONText)] {
        [
            ("to", .string(folder.path)), ("given_to", .string(disclosure.givenTo)),
            ("what", .string(disclosure.what)), ("purpose", .string(disclosure.purpose)),
        ]
    }

    private func write(
        _ copy: PatientCopy, to folder: DraftFolder, disclosure: Disclosure, from clinic: ClinicReader,
        of practice: Practice
    ) throws {
        let text = RecordText(
            copy: copy, words: try RecordWords(of: copy, in: clinic),
            introduction: CopyIntroduction(practice: practice, disclosure: disclosure, copy: copy).paragraphs)
        let heading: [(key: String, value: JSONText)] = [
            ("patient_id", .string(copy.patient.id.description)), ("patient_name", .string(copy.patient.record.name)),
            ("practice", .string(practice.name)), ("copied_on", .string(disclosure.disclosedOn.description)),
            ("given_to", .string(disclosure.givenTo)), ("purpose", .string(disclosure.purpose)),
        ]
        try copy.write(to: folder, from: clinic, heading: heading, lines: text.lines(from: clinic))
    }

    private func remark(on copy: PatientCopy, in folder: DraftFolder, to console: Console) {
        console.remark(
            "The whole record of \(copy.patient.id) is in \(folder.path.printable); begin with "
                + "\(PatientCopy.textName). Read it before you give it away: others may be named in what was typed.")
        if copy.voidRecords > 0, !copy.leavesOutVoid {
            console.remark(
                "\(copy.voidRecords) of its records \(copy.voidRecords == 1 ? "is" : "are") void: if one is about somebody "
                    + "else, make the copy anew, --without-void.")
        }
        console.remark(leftOut: copy.visitsOfOthers)
    }
}

/// A copy that is on record as given, and could not be put into its place.
private struct UnplacedCopyError: ClinicError {
    let error: DraftFolderError
    let disclosure: RecordID<Disclosure>

    var kind: ErrorKind { error.kind }
    var description: String {
        "\(error) Disclosure \(disclosure) says that the copy was given; the owner declares it void with plumb disclosure "
            + "void \(disclosure) --reason."
    }
}
