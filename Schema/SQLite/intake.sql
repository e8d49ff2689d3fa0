-- What a patient brings along: consents, history, care and tests from before, and answers to safety questions.

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
