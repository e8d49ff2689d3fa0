-- What an intake asks beside the complaints: consents, what was tried before, the history, the safety questions,
-- what the clinician thinks it is, and the results that came from elsewhere.
--
-- A record that was entered in error says so in `void_reason`: it is kept, and never counted.

ALTER TABLE complaints ADD COLUMN void_reason TEXT CHECK (void_reason <> '');
ALTER TABLE severity_ratings ADD COLUMN void_reason TEXT CHECK (void_reason <> '');

CREATE TABLE consents (
    id INTEGER PRIMARY KEY,
    patient_id INTEGER NOT NULL REFERENCES patients (id) DEFERRABLE INITIALLY DEFERRED,
    scope TEXT NOT NULL CHECK (scope IN ('care', 'x-ray', 'privacy', 'communication')),
    given_on TEXT NOT NULL,
    signer TEXT NOT NULL CHECK (signer <> ''),
    relation TEXT,
    risks_explained TEXT CHECK (risks_explained IN ('verbally', 'in-writing', 'both')),
    withdrawn_on TEXT,
    note TEXT,
    void_reason TEXT CHECK (void_reason <> ''),
    CHECK (withdrawn_on >= given_on)
) STRICT;
CREATE INDEX consents_by_patient ON consents (patient_id);

CREATE TABLE history_items (
    id INTEGER PRIMARY KEY,
    patient_id INTEGER NOT NULL REFERENCES patients (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL CHECK (kind IN (
        'medical', 'surgical', 'injury', 'medication', 'allergy', 'structural', 'family'
    )),
    description TEXT NOT NULL CHECK (description <> ''),
    happened_on TEXT,
    relation TEXT,
    code TEXT,
    void_reason TEXT CHECK (void_reason <> ''),
    CHECK (relation IS NULL OR kind = 'family')
) STRICT;
CREATE INDEX history_items_by_patient ON history_items (patient_id);

CREATE TABLE prior_care (
    id INTEGER PRIMARY KEY,
    patient_id INTEGER NOT NULL REFERENCES patients (id) DEFERRABLE INITIALLY DEFERRED,
    complaint_id INTEGER REFERENCES complaints (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL CHECK (kind IN (
        'rest', 'exercise', 'medication', 'physical-therapy', 'chiropractic', 'massage', 'injection', 'surgery', 'other'
    )),
    provider TEXT,
    starts_on TEXT,
    ends_on TEXT,
    ongoing INTEGER NOT NULL CHECK (ongoing IN (0, 1)),
    response TEXT CHECK (response IN ('resolved', 'partial', 'none', 'worse', 'unknown')),
    note TEXT,
    void_reason TEXT CHECK (void_reason <> ''),
    CHECK (ongoing = 0 OR ends_on IS NULL)
) STRICT;
CREATE INDEX prior_care_by_patient ON prior_care (patient_id);
CREATE INDEX prior_care_by_complaint ON prior_care (complaint_id);

-- The questions that are asked before a manipulation. They are recorded: nothing is added up and nothing flagged.
CREATE TABLE safety_items (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE CHECK (code <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    area TEXT NOT NULL CHECK (area IN ('neck', 'leg')),
    active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE safety_answers (
    id INTEGER PRIMARY KEY,
    patient_id INTEGER NOT NULL REFERENCES patients (id) DEFERRABLE INITIALLY DEFERRED,
    visit_id INTEGER REFERENCES visits (id) DEFERRABLE INITIALLY DEFERRED,
    item TEXT NOT NULL REFERENCES safety_items (code) DEFERRABLE INITIALLY DEFERRED,
    answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'not-asked', 'declined', 'unknown')),
    note TEXT,
    asked_by INTEGER NOT NULL REFERENCES staff_members (id) DEFERRABLE INITIALLY DEFERRED,
    asked_on TEXT NOT NULL,
    void_reason TEXT CHECK (void_reason <> '')
) STRICT;
CREATE INDEX safety_answers_by_patient ON safety_answers (patient_id);
CREATE INDEX safety_answers_by_visit ON safety_answers (visit_id);
CREATE INDEX safety_answers_by_item ON safety_answers (item);
CREATE INDEX safety_answers_by_asker ON safety_answers (asked_by);

-- The codes that an assessment may name, each of one version of one system.
CREATE TABLE codes (
    id INTEGER PRIMARY KEY,
    code_system TEXT NOT NULL CHECK (code_system IN ('icd-10-cm')),
    code_version TEXT NOT NULL CHECK (code_version <> ''),
    code TEXT NOT NULL CHECK (code <> ''),
    title TEXT NOT NULL CHECK (title <> ''),
    UNIQUE (code_system, code_version, code)
) STRICT;

CREATE TABLE assessments (
    id INTEGER PRIMARY KEY,
    patient_id INTEGER NOT NULL REFERENCES patients (id) DEFERRABLE INITIALLY DEFERRED,
    complaint_id INTEGER REFERENCES complaints (id) DEFERRABLE INITIALLY DEFERRED,
    term TEXT NOT NULL CHECK (term <> ''),
    code TEXT,
    code_system TEXT CHECK (code_system IN ('icd-10-cm')),
    code_version TEXT,
    state TEXT NOT NULL CHECK (state IN ('considered', 'ruled-out', 'working', 'confirmed')),
    basis TEXT,
    clinician_id INTEGER NOT NULL REFERENCES staff_members (id) DEFERRABLE INITIALLY DEFERRED,
    decided_on TEXT NOT NULL,
    void_reason TEXT CHECK (void_reason <> ''),
    CHECK ((code_system IS NULL) = (code_version IS NULL)),
    CHECK (code_system IS NULL OR code IS NOT NULL)
) STRICT;
CREATE INDEX assessments_by_patient ON assessments (patient_id);
CREATE INDEX assessments_by_complaint ON assessments (complaint_id);
CREATE INDEX assessments_by_clinician ON assessments (clinician_id);

CREATE TABLE external_tests (
    id INTEGER PRIMARY KEY,
    patient_id INTEGER NOT NULL REFERENCES patients (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL CHECK (kind IN ('x-ray', 'mri', 'ct', 'blood', 'nerve-conduction', 'other')),
    ordered_on TEXT,
    ordered_by TEXT,
    received_on TEXT,
    result TEXT,
    body_region TEXT CHECK (body_region IN (
        'head', 'face', 'jaw', 'neck', 'shoulder', 'arm', 'elbow', 'wrist-hand', 'upper-back', 'mid-back',
        'low-back', 'pelvis', 'buttock', 'hip', 'thigh', 'knee', 'lower-leg', 'ankle-foot', 'whole-body', 'other'
    )),
    void_reason TEXT CHECK (void_reason <> ''),
    CHECK (received_on >= ordered_on),
    CHECK (result IS NULL OR received_on IS NOT NULL)
) STRICT;
CREATE INDEX external_tests_by_patient ON external_tests (patient_id);

CREATE TRIGGER consents_are_never_deleted BEFORE DELETE ON consents BEGIN
    SELECT RAISE(ABORT, 'records are never deleted');
END;
CREATE TRIGGER consents_are_never_replaced BEFORE INSERT ON consents
WHEN EXISTS (SELECT 1 FROM consents WHERE id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: consents.id');
END;

CREATE TRIGGER history_items_are_never_deleted BEFORE DELETE ON history_items BEGIN
    SELECT RAISE(ABORT, 'records are never deleted');
END;
CREATE TRIGGER history_items_are_never_replaced BEFORE INSERT ON history_items
WHEN EXISTS (SELECT 1 FROM history_items WHERE id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: history_items.id');
END;

CREATE TRIGGER prior_care_are_never_deleted BEFORE DELETE ON prior_care BEGIN
    SELECT RAISE(ABORT, 'records are never deleted');
END;
CREATE TRIGGER prior_care_are_never_replaced BEFORE INSERT ON prior_care
WHEN EXISTS (SELECT 1 FROM prior_care WHERE id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: prior_care.id');
END;

CREATE TRIGGER safety_items_are_never_deleted BEFORE DELETE ON safety_items BEGIN
    SELECT RAISE(ABORT, 'records are never deleted');
END;
CREATE TRIGGER safety_items_are_never_replaced BEFORE INSERT ON safety_items
WHEN EXISTS (SELECT 1 FROM safety_items WHERE id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: safety_items.id');
END;

CREATE TRIGGER safety_answers_are_never_deleted BEFORE DELETE ON safety_answers BEGIN
    SELECT RAISE(ABORT, 'records are never deleted');
END;
CREATE TRIGGER safety_answers_are_never_replaced BEFORE INSERT ON safety_answers
WHEN EXISTS (SELECT 1 FROM safety_answers WHERE id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: safety_answers.id');
END;

CREATE TRIGGER codes_are_never_deleted BEFORE DELETE ON codes BEGIN
    SELECT RAISE(ABORT, 'records are never deleted');
END;
CREATE TRIGGER codes_are_never_replaced BEFORE INSERT ON codes
WHEN EXISTS (SELECT 1 FROM codes WHERE id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: codes.id');
END;

CREATE TRIGGER assessments_are_never_deleted BEFORE DELETE ON assessments BEGIN
    SELECT RAISE(ABORT, 'records are never deleted');
END;
CREATE TRIGGER assessments_are_never_replaced BEFORE INSERT ON assessments
WHEN EXISTS (SELECT 1 FROM assessments WHERE id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: assessments.id');
END;

CREATE TRIGGER external_tests_are_never_deleted BEFORE DELETE ON external_tests BEGIN
    SELECT RAISE(ABORT, 'records are never deleted');
END;
CREATE TRIGGER external_tests_are_never_replaced BEFORE INSERT ON external_tests
WHEN EXISTS (SELECT 1 FROM external_tests WHERE id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: external_tests.id');
END;
CREATE TRIGGER safety_items_keep_their_code BEFORE INSERT ON safety_items
WHEN EXISTS (SELECT 1 FROM safety_items WHERE code = NEW.code) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: safety_items.code');
END;
CREATE TRIGGER safety_items_take_no_other_code BEFORE UPDATE OF code ON safety_items
WHEN EXISTS (SELECT 1 FROM safety_items WHERE code = NEW.code AND id <> OLD.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: safety_items.code');
END;
CREATE TRIGGER codes_keep_their_code_system_and_code_version_and_code BEFORE INSERT ON codes
WHEN EXISTS (SELECT 1 FROM codes WHERE code_system = NEW.code_system AND code_version = NEW.code_version AND code = NEW.code) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: codes.code_system, codes.code_version, codes.code');
END;
CREATE TRIGGER codes_take_no_other_code_system_and_code_version_and_code BEFORE UPDATE OF code_system, code_version, code ON codes
WHEN EXISTS (SELECT 1 FROM codes WHERE code_system = NEW.code_system AND code_version = NEW.code_version AND code = NEW.code AND id <> OLD.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: codes.code_system, codes.code_version, codes.code');
END;
