-- The audit log: every write, view, export and refusal, each entry chained to the one before it by its hash.

CREATE TABLE audit_entries (
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
    hash TEXT NOT NULL CHECK (length(hash) = 64),
    -- The first entry of those that one command wrote together.
    change_id INTEGER NOT NULL CHECK (change_id > 0)
) STRICT;
CREATE INDEX audit_entries_by_patient ON audit_entries (patient_id, id);
CREATE INDEX audit_entries_by_staff_member ON audit_entries (staff_member_id, id);
