import ClinicModel

// What undoes that a record of each kind was added or changed. A kind that is not named here becomes void where it can,
// and otherwise stays.

extension StoredRecord {
    public static func undoing(adding record: Stored<Self>) -> AddingUndone { .stays("it stays on record") }

    public static func obstacle(toUndoingEditOf id: RecordID<Self>) -> String? { nil }

    public static func takeBack(_ record: Stored<Self>, reason: String, in clinic: ClinicWriter) throws {
        preconditionFailure("What stays is not taken back")
    }

    public static func putBack(
        _ record: Stored<Self>, as former: Self, reason: String, in clinic: ClinicWriter
    ) throws {
        try clinic.change(record, to: former, reason: reason)
    }
}

extension StoredRecord where Self: VoidableRecord {
    public static func undoing(adding record: Stored<Self>) -> AddingUndone { .reversed(.void) }

    public static func takeBack(_ record: Stored<Self>, reason: String, in clinic: ClinicWriter) throws {
        _ = try clinic.void(record.id, reason: reason)
    }
}

extension StoredRecord where Self: ChartRecord {
    public static func putBack(
        _ record: Stored<Self>, as former: Self, reason: String, in clinic: ClinicWriter
    ) throws {
        _ = try clinic.edit(record, to: former, reason: reason)
    }
}

extension StoredRecord where Self: CatalogueRow {
    public static func undoing(adding record: Stored<Self>) -> AddingUndone {
        let catalogue = table.replacing("_", with: "-")
        return .stays(
            "a word stays in its catalogue, and is offered no longer with plumb catalogue retire \(catalogue) "
                + record.code)
    }
}

extension Appointment {
    /// What was settled from the beginning, as an import has it, cannot be cancelled.
    public static func undoing(adding record: Stored<Self>) -> AddingUndone {
        .reversed(record.record.isOpen ? .cancel : .void)
    }

    public static func takeBack(_ record: Stored<Self>, reason: String, in clinic: ClinicWriter) throws {
        _ =
            record.record.isOpen
            ? try clinic.settle(record.id, as: .cancelled, reason: reason)
            : try clinic.void(record.id, reason: reason)
    }

    public static func putBack(
        _ record: Stored<Self>, as former: Self, reason: String, in clinic: ClinicWriter
    ) throws {
        // What was kept was the clinician's time already, whoever else is booked in it.
        if record.status == .kept {
            _ = try clinic.edit(record, to: former, reason: reason)
            return
        }
        do {
            _ = try clinic.rebook(record, to: former, anyway: false, reason: reason)
        } catch AppointmentError.overlaps(let others, let clinician, _) {
            throw UndoError.taken(record.id, clinician: clinician, others, isOpen: record.record.isOpen)
        }
    }
}

extension Visit {
    public static func undoing(adding record: Stored<Self>) -> AddingUndone { .reversed(.void) }

    public static func takeBack(_ record: Stored<Self>, reason: String, in clinic: ClinicWriter) throws {
        _ = try clinic.void(record.id, reason: reason)
    }
}

extension Finding {
    public static func undoing(adding record: Stored<Self>) -> AddingUndone { .reversed(.withdraw) }

    public static func takeBack(_ record: Stored<Self>, reason: String, in clinic: ClinicWriter) throws {
        var void = record.record
        void.state = .void
        try clinic.change(record, to: void, .void, reason: reason)
    }
}

extension Adjustment {
    public static func undoing(adding record: Stored<Self>) -> AddingUndone { .reversed(.withdraw) }

    public static func takeBack(_ record: Stored<Self>, reason: String, in clinic: ClinicWriter) throws {
        var void = record.record
        void.state = .void
        try clinic.change(record, to: void, .void, reason: reason)
    }
}

extension Patient {
    public static func undoing(adding record: Stored<Self>) -> AddingUndone {
        .stays(
            "nobody who was registered is deleted. If \(record.id) is on record twice, plumb patient merge "
                + "\(record.id) --into P-n --reason TEXT; otherwise plumb patient edit \(record.id) --status inactive")
    }

    public static func putBack(
        _ record: Stored<Self>, as former: Self, reason: String, in clinic: ClinicWriter
    ) throws {
        _ = try clinic.edit(record, to: former, reason: reason)
    }
}

extension Addendum {
    public static func undoing(adding record: Stored<Self>) -> AddingUndone {
        .stays(
            "an addendum stays as it is. Add another that puts it right, with plumb visit addend \(record.visitID) "
                + "--text TEXT")
    }
}

extension Disclosure {
    public static func undoing(adding record: Stored<Self>) -> AddingUndone {
        .stays(
            "what was given away is not called back. If nothing was, the owner voids it with plumb disclosure void "
                + "\(record.id) --reason TEXT, and you remove the copy")
    }
}

extension Office {
    public static func undoing(adding record: Stored<Self>) -> AddingUndone {
        .stays("an office stays on record. It is closed with plumb office edit \(record.id) --active no")
    }

    public static func putBack(
        _ record: Stored<Self>, as former: Self, reason: String, in clinic: ClinicWriter
    ) throws {
        _ = try clinic.edit(record, to: former, reason: reason)
    }
}

extension StaffMember {
    public static func undoing(adding record: Stored<Self>) -> AddingUndone {
        .stays("a staff member stays on record. plumb staff deactivate \(record.id) ends their work here")
    }

    public static func obstacle(toUndoingEditOf id: RecordID<Self>) -> String? {
        "it is of a staff member, and that is changed by hand. Change it with plumb staff edit \(id), and a passphrase "
            + "with plumb staff passphrase \(id)"
    }
}

extension Qualification {
    public static func undoing(adding record: Stored<Self>) -> AddingUndone {
        .stays(
            "a qualification stays on record. Add the right one with plumb staff qualify \(record.staffMemberID) "
                + "--title TEXT")
    }
}

extension ImportMap {
    public static func undoing(adding record: Stored<Self>) -> AddingUndone {
        .stays("a map is kept until another is saved under its name, with plumb import FILE --save-map NAME")
    }
}
