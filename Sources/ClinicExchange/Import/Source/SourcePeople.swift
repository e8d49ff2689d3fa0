import ClinicModel
import ClinicStore

/// How a row says whose it is.
struct SourcePatientReference: Hashable {
    /// An id of these records (`P-12`), or the number in another system.
    let number: String?
    let name: String?
    let familyName: String?
    let givenNames: String?
    let birthDate: String?

    var fullName: String? {
        let parts = [familyName, givenNames].compactMap(\.self)
        return parts.isEmpty ? name : parts.joined(separator: ", ")
    }
}

/// Finds patients, staff and offices as the rows of a file name them, each once.
struct SourcePeople {
    private var patients: [SourcePatientReference: RecordID<Patient>] = [:]
    private var staff: [Stored<StaffMember>]?
    private var offices: [Stored<Office>]?
    /// A file has the rows of a patient together, as a rule.
    private static let most = 20_000

    mutating func patient(_ reference: SourcePatientReference, in clinic: ClinicReader) throws -> RecordID<Patient> {
        if let id = patients[reference] { return id }
        let id = try Self.find(reference, in: clinic)
        if patients.count >= Self.most { patients = [:] }
        patients[reference] = id
        return id
    }

    /// The staff member of this name or id.
    mutating func staffMember(
        _ text: String, field: String, in clinic: ClinicReader
    ) throws -> RecordID<StaffMember> {
        let members: [Stored<StaffMember>]
        if let staff { members = staff } else { members = try clinic.records(StaffMember.self) }
        staff = members
        if Self.isOwnID(text), let id = RecordID<StaffMember>(text), members.contains(where: { $0.id == id }) {
            return id
        }
        let found = members.filter { Self.words($0.record.name) == Self.words(text) }
        guard found.count == 1 else {
            throw SourceReferenceError(
                field: field, problem: .staff(text, members.filter(\.active).map { "\($0.id) \($0.record.name)" }))
        }
        return found[0].id
    }

    /// The office of this name or id.
    mutating func office(_ text: String, field: String, in clinic: ClinicReader) throws -> RecordID<Office> {
        let all = try allOffices(in: clinic)
        if Self.isOwnID(text), let id = RecordID<Office>(text), all.contains(where: { $0.id == id }) { return id }
        let found = all.filter { SearchKey.fold($0.name) == SearchKey.fold(text) }
        guard found.count == 1 else {
            throw SourceReferenceError(field: field, problem: .office(text, all.map { "\($0.id) \($0.name)" }))
        }
        return found[0].id
    }

    mutating func onlyOffice(in clinic: ClinicReader) throws -> RecordID<Office>? {
        let active = try allOffices(in: clinic).filter(\.active)
        return active.count == 1 ? active[0].id : nil
    }

    private mutating func allOffices(in clinic: ClinicReader) throws -> [Stored<Office>] {
        if let offices { return offices }
        let all = try clinic.records(Office.self)
        offices = all
        return all
    }

    private static func find(
        _ reference: SourcePatientReference, in clinic: ClinicReader
    ) throws -> RecordID<Patient> {
        func error(_ problem: SourceReferenceError.Problem, _ field: String = "patient_id") -> SourceReferenceError {
            SourceReferenceError(field: field, problem: problem)
        }
        if let number = reference.number?.tidied, !number.isEmpty {
            let named = try clinic.patientID(legacyNumber: number)
            // A bare number is never an id: it may be anybody's in another system.
            let own = isOwnID(number) ? RecordID<Patient>(number) : nil
            let record = try own.flatMap { id in try clinic.records(Patient.self, .id(id)).first }
            if let record, let named, named != record.id { throw error(.twice(number)) }
            guard let id = record?.id ?? named else { throw error(.unknownNumber(number)) }
            if let name = reference.fullName {
                let found = try record ?? clinic.record(id)
                guard words(found.record.name) == words(name) else { throw error(.anotherName(number, name)) }
            }
            return id
        }
        guard let name = reference.fullName else { throw error(.nobody) }
        let field = reference.familyName == nil && reference.givenNames == nil ? "patient_name" : "patient_family_name"
        guard let birthDate = reference.birthDate.flatMap(PartialDate.init) else {
            throw error(.noBirthDate(name), field)
        }
        let found = try clinic.patients(called: name, born: birthDate)
        guard let patient = found.first else { throw error(.unknownName(name, birthDate), field) }
        if found.count > 1 { throw error(.several(name, birthDate, found.count), field) }
        return patient.id
    }

    /// Whether a text is an id as these records write it, a letter and at most nine digits: `P-12`.
    static func isOwnID(_ text: String) -> Bool {
        // Asked of a cell of each row, for which a regular expression would be made each time.
        guard let letter = text.utf8.first, text.utf8.dropFirst().first == UInt8(ascii: "-") else { return false }
        let digits = text.utf8.dropFirst(2)
        return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(letter & 0xDF) && (1...9).contains(digits.count)
            && digits.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// The words of a name in any order, without titles.
    private static func words(_ name: String) -> Set<Substring> {
        let titles: Set<Substring> = ["dr", "prof", "mr", "mrs", "ms", "mme", "herr", "frau", "dc"]
        return Set(SearchKey.fold(name).split(separator: " ")).subtracting(titles)
    }
}

/// Somebody whom a row names, and who cannot be told.
struct SourceReferenceError: ClinicError, Hashable {
    /// The field that names them.
    let field: String
    let problem: Problem

    enum Problem: Hashable {
        case nobody
        case unknownNumber(String)
        case twice(String)
        case anotherName(String, String)
        case noBirthDate(String)
        case unknownName(String, PartialDate)
        case several(String, PartialDate, Int)
        case staff(String, [String])
        case office(String, [String])
    }

    var description: String {
        switch problem {
        case .nobody: "The row does not say whose it is."
        case .unknownNumber(let number):
            "No patient is \u{201C}\(number.shortened)\u{201D}, by id (written P-12) or by the number in an older system."
        case .twice(let number):
            "\u{201C}\(number.shortened)\u{201D} is the id of one patient and the number of another in an older system."
        case .anotherName(let number, let name):
            "The patient \u{201C}\(number.shortened)\u{201D} is not called \u{201C}\(name.shortened)\u{201D} on record."
        case .noBirthDate(let name):
            "\u{201C}\(name.shortened)\u{201D} is named without a birth date; a name alone may be anybody's."
        case .unknownName(let name, let date): "No patient is called \u{201C}\(name.shortened)\u{201D}, born \(date)."
        case .several(let name, let date, let count):
            "\(count) patients are called \u{201C}\(name.shortened)\u{201D}, born \(date); the row must name one by number."
        case .staff(let name, let names):
            "Nobody of the staff is called \u{201C}\(name.shortened)\u{201D}; there are \(names.joined(separator: ", "))."
        case .office(let name, let names):
            "No office is called \u{201C}\(name.shortened)\u{201D}; there are \(names.joined(separator: ", "))."
        }
    }
}
