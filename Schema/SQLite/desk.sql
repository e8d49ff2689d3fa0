-- The front desk: appointments, attempts to reach a patient, and to whom records were given.

CREATE TABLE appointments (
    id INTEGER PRIMARY KEY,
    patient_id INTEGER NOT NULL REFERENCES patients (id) DEFERRABLE INITIALLY DEFERRED,
    office_id INTEGER NOT NULL REFERENCES offices (id) DEFERRABLE INITIALLY DEFERRED,
    clinician_id INTEGER REFERENCES staff_members (id) DEFERRABLE INITIALLY DEFERRED,
    starts_on TEXT NOT NULL,
    starts_at TEXT NOT NULL,
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 480),
    kind TEXT CHECK (kind IN ('consultation', 'examination', 'follow-up', 're-examination')),
    channel TEXT CHECK (channel IN ('phone', 'online', 'walk-in')),
    fee TEXT CHECK (fee IN ('free', 'charged')),
    status TEXT NOT NULL CHECK (status IN ('booked', 'arrived', 'kept', 'cancelled', 'no-show')),
    visit_id INTEGER REFERENCES visits (id) DEFERRABLE INITIALLY DEFERRED,
    note TEXT,
    void_reason TEXT CHECK (void_reason <> ''),
    CHECK (visit_id IS NULL OR status = 'kept')
) STRICT;
CREATE INDEX appointments_by_patient ON appointments (patient_id);
CREATE INDEX appointments_by_day ON appointments (starts_on, starts_at);
CREATE INDEX appointments_by_office ON appointments (office_id);
CREATE INDEX appointments_by_clinician ON appointments (clinician_id, starts_on);
CREATE INDEX appointments_by_visit ON appointments (visit_id);

CREATE TABLE recall_contacts (
    id INTEGER PRIMARY KEY,
    patient_id INTEGER NOT NULL REFERENCES patients (id) DEFERRABLE INITIALLY DEFERRED,
    contacted_on TEXT NOT NULL,
    contacted_by INTEGER NOT NULL REFERENCES staff_members (id) DEFERRABLE INITIALLY DEFERRED,
    channel TEXT CHECK (channel IN ('phone', 'text', 'email', 'post')),
    result TEXT NOT NULL CHECK (result IN ('reached', 'left-message', 'no-answer', 'declined', 'booked')),
    note TEXT,
    void_reason TEXT CHECK (void_reason <> '')
) STRICT;
CREATE INDEX recall_contacts_by_patient ON recall_contacts (patient_id, contacted_on);
CREATE INDEX recall_contacts_by_staff_member ON recall_contacts (contacted_by);

CREATE TABLE disclosures (
    id INTEGER PRIMARY KEY,
    patient_id INTEGER NOT NULL REFERENCES patients (id) DEFERRABLE INITIALLY DEFERRED,
    disclosed_on TEXT NOT NULL,
    given_to TEXT NOT NULL CHECK (given_to <> ''),
    address TEXT,
    what TEXT NOT NULL CHECK (what <> ''),
    purpose TEXT NOT NULL CHECK (purpose <> ''),
    channel TEXT CHECK (channel IN ('in-person', 'phone', 'post', 'email', 'fax', 'other')),
    disclosed_by INTEGER NOT NULL REFERENCES staff_members (id) DEFERRABLE INITIALLY DEFERRED,
    void_reason TEXT CHECK (void_reason <> '')
) STRICT;
CREATE INDEX disclosures_by_patient ON disclosures (patient_id);
CREATE INDEX disclosures_by_day ON disclosures (disclosed_on);
CREATE INDEX disclosures_by_staff_member ON disclosures (disclosed_by);
