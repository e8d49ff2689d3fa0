-- What follows care: reactions, scores of outcome, plans, appointments, and the tries to reach a patient again.

CREATE TABLE reactions (
    id INTEGER PRIMARY KEY,
    patient_id INTEGER NOT NULL REFERENCES patients (id) DEFERRABLE INITIALLY DEFERRED,
    visit_id INTEGER REFERENCES visits (id) DEFERRABLE INITIALLY DEFERRED,
    reported_on TEXT NOT NULL,
    description TEXT NOT NULL CHECK (description <> ''),
    hours_after REAL CHECK (hours_after >= 0),
    severity INTEGER CHECK (severity BETWEEN 0 AND 10),
    resolved_on TEXT,
    void_reason TEXT CHECK (void_reason <> '')
) STRICT;
CREATE INDEX reactions_by_patient ON reactions (patient_id);
CREATE INDEX reactions_by_visit ON reactions (visit_id);

-- The measures of outcome and the range of each; what a score means is nowhere kept.
CREATE TABLE measures (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE CHECK (code <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    minimum REAL NOT NULL,
    maximum REAL NOT NULL,
    unit TEXT,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    CHECK (minimum < maximum)
) STRICT;

CREATE TABLE outcome_scores (
    id INTEGER PRIMARY KEY,
    patient_id INTEGER NOT NULL REFERENCES patients (id) DEFERRABLE INITIALLY DEFERRED,
    complaint_id INTEGER REFERENCES complaints (id) DEFERRABLE INITIALLY DEFERRED,
    visit_id INTEGER REFERENCES visits (id) DEFERRABLE INITIALLY DEFERRED,
    measure TEXT NOT NULL REFERENCES measures (code) DEFERRABLE INITIALLY DEFERRED,
    score REAL NOT NULL,
    scored_on TEXT NOT NULL,
    reporter TEXT NOT NULL CHECK (reporter IN ('patient', 'clinician')),
    void_reason TEXT CHECK (void_reason <> '')
) STRICT;
CREATE INDEX outcome_scores_by_patient ON outcome_scores (patient_id);
CREATE INDEX outcome_scores_by_complaint ON outcome_scores (complaint_id);
CREATE INDEX outcome_scores_by_visit ON outcome_scores (visit_id);
CREATE INDEX outcome_scores_by_measure ON outcome_scores (measure);

-- A plan is not changed: another supersedes it. `complaints` holds ids joined by `;`, as `C-5;C-7`.
CREATE TABLE care_plans (
    id INTEGER PRIMARY KEY,
    patient_id INTEGER NOT NULL REFERENCES patients (id) DEFERRABLE INITIALLY DEFERRED,
    complaints TEXT,
    goals TEXT,
    visits_per_week REAL CHECK (visits_per_week > 0),
    starts_on TEXT NOT NULL,
    ends_on TEXT,
    re_examination_due TEXT,
    planned_visits INTEGER CHECK (planned_visits BETWEEN 1 AND 1000),
    clinician_id INTEGER NOT NULL REFERENCES staff_members (id) DEFERRABLE INITIALLY DEFERRED,
    supersedes INTEGER REFERENCES care_plans (id) DEFERRABLE INITIALLY DEFERRED,
    void_reason TEXT CHECK (void_reason <> ''),
    CHECK (ends_on >= starts_on),
    CHECK (re_examination_due >= starts_on)
) STRICT;
CREATE INDEX care_plans_by_patient ON care_plans (patient_id);
CREATE INDEX care_plans_by_clinician ON care_plans (clinician_id);
CREATE INDEX care_plans_by_superseded ON care_plans (supersedes);

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

CREATE TRIGGER reactions_are_never_deleted BEFORE DELETE ON reactions BEGIN
    SELECT RAISE(ABORT, 'records are never deleted');
END;
CREATE TRIGGER reactions_are_never_replaced BEFORE INSERT ON reactions
WHEN EXISTS (SELECT 1 FROM reactions WHERE id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: reactions.id');
END;

CREATE TRIGGER measures_are_never_deleted BEFORE DELETE ON measures BEGIN
    SELECT RAISE(ABORT, 'records are never deleted');
END;
CREATE TRIGGER measures_are_never_replaced BEFORE INSERT ON measures
WHEN EXISTS (SELECT 1 FROM measures WHERE id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: measures.id');
END;

CREATE TRIGGER outcome_scores_are_never_deleted BEFORE DELETE ON outcome_scores BEGIN
    SELECT RAISE(ABORT, 'records are never deleted');
END;
CREATE TRIGGER outcome_scores_are_never_replaced BEFORE INSERT ON outcome_scores
WHEN EXISTS (SELECT 1 FROM outcome_scores WHERE id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: outcome_scores.id');
END;

CREATE TRIGGER care_plans_are_never_deleted BEFORE DELETE ON care_plans BEGIN
    SELECT RAISE(ABORT, 'records are never deleted');
END;
CREATE TRIGGER care_plans_are_never_replaced BEFORE INSERT ON care_plans
WHEN EXISTS (SELECT 1 FROM care_plans WHERE id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: care_plans.id');
END;

CREATE TRIGGER appointments_are_never_deleted BEFORE DELETE ON appointments BEGIN
    SELECT RAISE(ABORT, 'records are never deleted');
END;
CREATE TRIGGER appointments_are_never_replaced BEFORE INSERT ON appointments
WHEN EXISTS (SELECT 1 FROM appointments WHERE id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: appointments.id');
END;

CREATE TRIGGER recall_contacts_are_never_deleted BEFORE DELETE ON recall_contacts BEGIN
    SELECT RAISE(ABORT, 'records are never deleted');
END;
CREATE TRIGGER recall_contacts_are_never_replaced BEFORE INSERT ON recall_contacts
WHEN EXISTS (SELECT 1 FROM recall_contacts WHERE id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: recall_contacts.id');
END;
CREATE TRIGGER measures_keep_their_code BEFORE INSERT ON measures
WHEN EXISTS (SELECT 1 FROM measures WHERE code = NEW.code) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: measures.code');
END;
CREATE TRIGGER measures_take_no_other_code BEFORE UPDATE OF code ON measures
WHEN EXISTS (SELECT 1 FROM measures WHERE code = NEW.code AND id <> OLD.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: measures.code');
END;

INSERT INTO measures (code, name, minimum, maximum, unit, active) VALUES
    ('nprs', 'Numeric pain rating scale', 0, 10, NULL, 1),
    ('psfs', 'Patient-specific functional scale', 0, 10, NULL, 1),
    ('rmdq', 'Roland-Morris disability questionnaire', 0, 24, NULL, 1),
    ('lefs', 'Lower extremity functional scale', 0, 80, NULL, 1),
    ('ndi', 'Neck disability index', 0, 100, '%', 1),
    ('odi', 'Oswestry disability index', 0, 100, '%', 1),
    ('quality-of-life', 'Quality of life', 0, 10, NULL, 1),
    ('twstrs', 'Toronto western spasmodic torticollis rating scale', 0, 85, NULL, 1);
