-- Who is at the keyboard may be proved by a passphrase, and what somebody may not do is in the ledger.

-- The passphrase of a staff member, hashed: `$scrypt$ln=17,r=8,p=1$<salt>$<key>`, so that the cost may be raised.
-- It is no record: it is in no export, and the ledger says only that it was set or taken away.
CREATE TABLE passphrases (
    staff_member_id INTEGER PRIMARY KEY REFERENCES staff_members (id) DEFERRABLE INITIALLY DEFERRED,
    -- Empty where it was taken away.
    hash TEXT CHECK (hash LIKE '$scrypt$%'),
    -- How many wrong ones were given since the last right one, and when the last of them was.
    failures INTEGER NOT NULL CHECK (failures >= 0),
    failed_at TEXT
) STRICT;

CREATE TRIGGER passphrases_are_never_deleted BEFORE DELETE ON passphrases BEGIN
    SELECT RAISE(ABORT, 'records are never deleted');
END;
CREATE TRIGGER passphrases_are_never_replaced BEFORE INSERT ON passphrases
WHEN EXISTS (SELECT 1 FROM passphrases WHERE staff_member_id = NEW.staff_member_id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: passphrases.staff_member_id');
END;

-- The ledger takes one more proof and one more action. A CHECK cannot be changed in place: the table is made anew,
-- row by row as it was, which leaves every hash as it was.
CREATE TABLE audit_entries_anew (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    at TEXT NOT NULL,
    staff_member_id INTEGER REFERENCES staff_members (id) DEFERRABLE INITIALLY DEFERRED,
    account TEXT NOT NULL,
    proof TEXT NOT NULL CHECK (proof IN ('account', 'passphrase', 'unproved')),
    action TEXT NOT NULL CHECK (action IN ('add', 'edit', 'sign', 'void', 'move', 'view', 'export', 'refuse')),
    record_type TEXT NOT NULL,
    record_id INTEGER,
    patient_id INTEGER REFERENCES patients (id) DEFERRABLE INITIALLY DEFERRED,
    before TEXT,
    after TEXT,
    reason TEXT,
    hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;
INSERT INTO audit_entries_anew SELECT
    id, at, staff_member_id, account, proof, action, record_type, record_id, patient_id, before, after, reason, hash
FROM audit_entries ORDER BY id;
DROP TABLE audit_entries;
ALTER TABLE audit_entries_anew RENAME TO audit_entries;
CREATE INDEX audit_entries_by_patient ON audit_entries (patient_id, id);
CREATE INDEX audit_entries_by_staff_member ON audit_entries (staff_member_id, id);

CREATE TRIGGER audit_entries_are_never_deleted BEFORE DELETE ON audit_entries BEGIN
    SELECT RAISE(ABORT, 'records are never deleted');
END;
CREATE TRIGGER audit_entries_are_never_replaced BEFORE INSERT ON audit_entries
WHEN EXISTS (SELECT 1 FROM audit_entries WHERE id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: audit_entries.id');
END;
CREATE TRIGGER audit_entries_are_never_altered BEFORE UPDATE ON audit_entries BEGIN
    SELECT RAISE(ABORT, 'the audit ledger is only ever appended to');
END;
