import ClinicModel
import ClinicStore

extension TestClinic {
    /// The desk of the front desk, or of who is named, where dates are typed day first.
    func desk(of member: RecordID<StaffMember>? = nil) -> Desk {
        Desk(of: Practice(name: "Plumb Lane", dateOrder: .dmy), author: .of(member ?? frontDesk))
    }

    /// A second office, where it is the next day already.
    func addOfficeAhead() throws -> RecordID<Office> {
        try write { try $0.add(Office(name: "East", timeZone: "Pacific/Kiritimati")).id }
    }

    /// Changes the patient.
    func change(_ change: (inout Patient) -> Void) throws {
        try write { writer in
            let old = try writer.record(patient)
            var new = old.record
            change(&new)
            _ = try writer.edit(old, to: new)
        }
    }
}

/// What an error says to the person at the keyboard.
func message<Result>(of body: () throws -> Result) -> String? {
    do { _ = try body() } catch let error as any ClinicError { return error.description } catch { return nil }
    return nil
}
