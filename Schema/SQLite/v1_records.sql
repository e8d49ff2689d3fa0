-- The records of a practice: who the patients are, what they came with, what the screen found at each
-- visit, and whether an adjustment was made. Value sets that the software's own logic depends on are
-- CHECKed here and are enums in ClinicModel; the others are the catalogues (tests, conditions,
-- techniques), rows that a practice may add to.
--
-- Days are ISO 8601 text, `2026-03-14`; onsets and birth dates may be partial, `1980` or `1980-03`.
-- Instants are UTC text to the millisecond. Foreign keys are deferred to the commit, so that records
-- entered or imported together may come in any order.

PRAGMA application_id = 0x504C4D42; -- 'PLMB': tells a Plumbline database from any other SQLite file

CREATE TABLE practice (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL CHECK (name <> ''),
    date_order TEXT CHECK (date_order IN ('ymd', 'dmy', 'mdy')),
    leg_unit TEXT CHECK (leg_unit IN ('mm', 'in')),
    retention_years INTEGER CHECK (retention_years BETWEEN 1 AND 100),
    jurisdiction TEXT
) STRICT;

CREATE TABLE offices (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    address TEXT,
    city TEXT,
    country TEXT,
    phone TEXT,
    time_zone TEXT NOT NULL CHECK (time_zone <> ''),
    active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE staff_members (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    role TEXT NOT NULL CHECK (role IN ('front-desk', 'clinician', 'owner')),
    account TEXT UNIQUE CHECK (account <> ''),
    profession TEXT CHECK (profession IN ('chiropractor', 'physiotherapist', 'other')),
    registration TEXT,
    active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE qualifications (
    id INTEGER PRIMARY KEY,
    staff_member_id INTEGER NOT NULL REFERENCES staff_members (id) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL CHECK (title <> ''),
    awarded_by TEXT,
    awarded_on TEXT,
    checked_by INTEGER REFERENCES staff_members (id) DEFERRABLE INITIALLY DEFERRED,
    checked_on TEXT,
    CHECK ((checked_by IS NULL) = (checked_on IS NULL))
) STRICT;
CREATE INDEX qualifications_by_staff_member ON qualifications (staff_member_id);
CREATE INDEX qualifications_by_checker ON qualifications (checked_by);

CREATE TABLE patients (
    id INTEGER PRIMARY KEY,
    family_name TEXT,
    given_names TEXT,
    known_as TEXT,
    birth_date TEXT,
    birth_date_unknown TEXT,
    sex TEXT CHECK (sex IN ('female', 'male', 'other', 'unknown')),
    gender_identity TEXT,
    pronouns TEXT,
    phone TEXT,
    phone_other TEXT,
    email TEXT,
    address_line1 TEXT,
    address_line2 TEXT,
    city TEXT,
    region TEXT,
    postcode TEXT,
    country TEXT,
    preferred_contact TEXT CHECK (preferred_contact IN ('phone', 'text', 'email', 'post', 'none')),
    guardian TEXT,
    emergency_contact TEXT,
    emergency_phone TEXT,
    occupation TEXT,
    office_id INTEGER REFERENCES offices (id) DEFERRABLE INITIALLY DEFERRED,
    primary_clinician_id INTEGER REFERENCES staff_members (id) DEFERRABLE INITIALLY DEFERRED,
    referred_by TEXT,
    status TEXT NOT NULL CHECK (status IN ('prospect', 'active', 'inactive', 'deceased')),
    legacy_number TEXT UNIQUE,
    alert TEXT,
    -- Folded from the names, phones, birth date and legacy number; what `find` looks through. Derived,
    -- so it is no field of the record: it is in no export and not in the ledger.
    search_key TEXT NOT NULL,
    CHECK (coalesce(family_name, given_names, '') <> ''),
    CHECK (birth_date IS NULL OR birth_date_unknown IS NULL)
) STRICT;
-- Lists are by name, and words that are too short for the trigrams are looked for along this index.
CREATE INDEX patients_by_search_key ON patients (search_key);
CREATE INDEX patients_by_birth_date ON patients (birth_date);
CREATE INDEX patients_by_office ON patients (office_id);
CREATE INDEX patients_by_primary_clinician ON patients (primary_clinician_id);

-- Trigrams find any part of a name; the key is folded already, so case need not be folded again. The store
-- keeps the index itself: where the schema is not trusted, SQLite lets no trigger write to a virtual table.
CREATE VIRTUAL TABLE patient_search USING fts5 (
    search_key, content = 'patients', content_rowid = 'id', tokenize = 'trigram case_sensitive 1'
);

-- The catalogues.

CREATE TABLE conditions (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE CHECK (code <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    icd10cm_code TEXT,
    icd10cm_version TEXT,
    active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE techniques (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE CHECK (code <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;

-- Sides, results and methods are lists of the words that a test takes, joined by `;`. The side of a finding
-- is what was found (the short leg), or where the test was done (the reflex of the right arm).
CREATE TABLE tests (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE CHECK (code <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    sides TEXT,
    side_role TEXT CHECK (side_role IN ('found', 'tested')),
    results TEXT,
    methods TEXT,
    level TEXT NOT NULL CHECK (level IN ('none', 'optional', 'required')),
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    CHECK ((sides IS NULL) = (side_role IS NULL))
) STRICT;

-- The units in which a test's value may be entered, and the range of each that a slip of the keyboard
-- would leave. A range catches typing errors; it says nothing about what a value means.
CREATE TABLE test_units (
    id INTEGER PRIMARY KEY,
    test TEXT NOT NULL REFERENCES tests (code) DEFERRABLE INITIALLY DEFERRED,
    unit TEXT NOT NULL CHECK (unit <> ''),
    minimum REAL NOT NULL,
    maximum REAL NOT NULL,
    UNIQUE (test, unit),
    CHECK (minimum <= maximum)
) STRICT;

-- What the patients came with.

CREATE TABLE complaints (
    id INTEGER PRIMARY KEY,
    patient_id INTEGER NOT NULL REFERENCES patients (id) DEFERRABLE INITIALLY DEFERRED,
    recorded_on TEXT NOT NULL,
    words TEXT NOT NULL CHECK (words <> ''),
    region TEXT NOT NULL CHECK (region IN (
        'head', 'face', 'jaw', 'neck', 'shoulder', 'arm', 'elbow', 'wrist-hand', 'upper-back', 'mid-back',
        'low-back', 'pelvis', 'buttock', 'hip', 'thigh', 'knee', 'lower-leg', 'ankle-foot', 'whole-body', 'other'
    )),
    side TEXT CHECK (side IN ('left', 'right', 'both', 'midline', 'unknown')),
    radiates_to TEXT,
    condition TEXT REFERENCES conditions (code) DEFERRABLE INITIALLY DEFERRED,
    code TEXT,
    code_version TEXT,
    symptoms TEXT,
    onset TEXT,
    onset_manner TEXT CHECK (onset_manner IN ('sudden', 'gradual', 'unknown')),
    mechanism TEXT CHECK (mechanism IN (
        'accident', 'fall', 'sport', 'overuse', 'repetitive-motion', 'sleeping-position', 'posture', 'illness',
        'none-known', 'other'
    )),
    course TEXT CHECK (course IN ('acute', 'recurrent', 'chronic')),
    aggravated_by TEXT,
    relieved_by TEXT,
    affects TEXT,
    severity INTEGER CHECK (severity BETWEEN 0 AND 10),
    status TEXT NOT NULL CHECK (status IN ('open', 'improved', 'resolved', 'no-change', 'worse', 'closed')),
    closed_on TEXT,
    CHECK (code_version IS NULL OR code IS NOT NULL),
    CHECK (status <> 'open' OR closed_on IS NULL)
) STRICT;
CREATE INDEX complaints_by_patient ON complaints (patient_id);
CREATE INDEX complaints_by_condition ON complaints (condition);

CREATE TABLE severity_ratings (
    id INTEGER PRIMARY KEY,
    complaint_id INTEGER NOT NULL REFERENCES complaints (id) DEFERRABLE INITIALLY DEFERRED,
    rated_on TEXT NOT NULL,
    visit_id INTEGER REFERENCES visits (id) DEFERRABLE INITIALLY DEFERRED,
    score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 10),
    kind TEXT NOT NULL CHECK (kind IN ('now', 'worst', 'best', 'average')),
    reporter TEXT NOT NULL CHECK (reporter IN ('patient', 'clinician'))
) STRICT;
CREATE INDEX severity_ratings_by_complaint ON severity_ratings (complaint_id, rated_on);
CREATE INDEX severity_ratings_by_visit ON severity_ratings (visit_id);

-- The visits: the screen, and whether an adjustment was made.

CREATE TABLE visits (
    id INTEGER PRIMARY KEY,
    patient_id INTEGER NOT NULL REFERENCES patients (id) DEFERRABLE INITIALLY DEFERRED,
    office_id INTEGER NOT NULL REFERENCES offices (id) DEFERRABLE INITIALLY DEFERRED,
    clinician_id INTEGER REFERENCES staff_members (id) DEFERRABLE INITIALLY DEFERRED,
    visited_on TEXT NOT NULL,
    visited_at TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('consultation', 'examination', 'follow-up', 're-examination')),
    changes_since_last TEXT,
    regions_examined TEXT,
    determination TEXT CHECK (determination IN ('misaligned', 'in-alignment', 'undetermined')),
    outcome TEXT CHECK (outcome IN ('adjusted', 'not-adjusted')),
    reason TEXT CHECK (reason IN (
        'in-alignment', 'undetermined', 'consultation-only', 'declined', 'contraindicated', 'deferred',
        'referred', 'other'
    )),
    reason_text TEXT,
    note TEXT,
    state TEXT NOT NULL CHECK (state IN ('draft', 'signed', 'void')),
    entered_by INTEGER NOT NULL REFERENCES staff_members (id) DEFERRABLE INITIALLY DEFERRED,
    signed_by INTEGER REFERENCES staff_members (id) DEFERRABLE INITIALLY DEFERRED,
    signed_at TEXT,
    void_reason TEXT,
    CHECK ((signed_by IS NULL) = (signed_at IS NULL)),
    CHECK (state <> 'signed' OR (signed_by = clinician_id AND outcome IS NOT NULL)),
    CHECK (state <> 'draft' OR signed_by IS NULL),
    CHECK ((state = 'void') = (void_reason IS NOT NULL)),
    CHECK (reason <> 'other' OR reason_text IS NOT NULL),
    -- Determination and outcome in line with each other, or a reason why not.
    CHECK (
        outcome IS NULL OR reason IS NOT NULL
        OR (coalesce(determination, '') = 'misaligned' AND outcome = 'adjusted')
        OR (coalesce(determination, '') = 'in-alignment' AND outcome = 'not-adjusted')
    )
) STRICT;
CREATE INDEX visits_by_patient ON visits (patient_id, visited_on, visited_at, id);
CREATE INDEX visits_by_day ON visits (visited_on);
CREATE INDEX visits_by_office ON visits (office_id);
CREATE INDEX visits_by_clinician ON visits (clinician_id);
CREATE INDEX visits_by_enterer ON visits (entered_by);
CREATE INDEX visits_by_signer ON visits (signed_by);
CREATE INDEX visits_unsigned ON visits (visited_on) WHERE state = 'draft';

CREATE TABLE findings (
    id INTEGER PRIMARY KEY,
    visit_id INTEGER NOT NULL REFERENCES visits (id) DEFERRABLE INITIALLY DEFERRED,
    test TEXT NOT NULL REFERENCES tests (code) DEFERRABLE INITIALLY DEFERRED,
    phase TEXT NOT NULL CHECK (phase IN ('before', 'after')),
    side TEXT CHECK (side IN ('left', 'right', 'both', 'level')),
    level TEXT,
    value REAL,
    unit TEXT,
    result TEXT CHECK (result IN (
        'positive', 'negative', 'normal', 'abnormal', 'present', 'absent', 'changed'
    )),
    method TEXT,
    state TEXT NOT NULL CHECK (state IN ('recorded', 'not-done', 'unable', 'void')),
    note TEXT,
    CHECK ((value IS NULL) = (unit IS NULL)),
    CHECK (state NOT IN ('not-done', 'unable') OR coalesce(side, value, result) IS NULL)
) STRICT;
CREATE INDEX findings_by_visit ON findings (visit_id);
CREATE INDEX findings_by_test ON findings (test);

CREATE TABLE adjustments (
    id INTEGER PRIMARY KEY,
    visit_id INTEGER NOT NULL REFERENCES visits (id) DEFERRABLE INITIALLY DEFERRED,
    vertebra TEXT NOT NULL CHECK (vertebra IN ('C1', 'C2', 'other')),
    region TEXT CHECK (region IN (
        'head', 'face', 'jaw', 'neck', 'shoulder', 'arm', 'elbow', 'wrist-hand', 'upper-back', 'mid-back',
        'low-back', 'pelvis', 'buttock', 'hip', 'thigh', 'knee', 'lower-leg', 'ankle-foot', 'whole-body', 'other'
    )),
    listing_code TEXT,
    technique TEXT REFERENCES techniques (code) DEFERRABLE INITIALLY DEFERRED,
    method TEXT CHECK (method IN ('hand', 'handheld-instrument', 'table-instrument', 'other')),
    patient_position TEXT,
    note TEXT,
    state TEXT NOT NULL CHECK (state IN ('recorded', 'void')),
    CHECK ((vertebra = 'other') = (region IS NOT NULL))
) STRICT;
CREATE INDEX adjustments_by_visit ON adjustments (visit_id);
CREATE INDEX adjustments_by_technique ON adjustments (technique);

CREATE TABLE addenda (
    id INTEGER PRIMARY KEY,
    visit_id INTEGER NOT NULL REFERENCES visits (id) DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL CHECK (text <> ''),
    author INTEGER NOT NULL REFERENCES staff_members (id) DEFERRABLE INITIALLY DEFERRED,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX addenda_by_visit ON addenda (visit_id);
CREATE INDEX addenda_by_author ON addenda (author);

-- The audit ledger: every write, every view of a chart, every export. Rows are chained: `hash` is over
-- the row and the hash of the row before it.

CREATE TABLE audit_entries (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    at TEXT NOT NULL,
    staff_member_id INTEGER REFERENCES staff_members (id) DEFERRABLE INITIALLY DEFERRED,
    account TEXT NOT NULL,
    proof TEXT NOT NULL CHECK (proof IN ('account', 'unproved')),
    action TEXT NOT NULL CHECK (action IN ('add', 'edit', 'sign', 'void', 'move', 'view', 'export')),
    record_type TEXT NOT NULL,
    record_id INTEGER,
    patient_id INTEGER REFERENCES patients (id) DEFERRABLE INITIALLY DEFERRED,
    before TEXT,
    after TEXT,
    reason TEXT,
    hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;
CREATE INDEX audit_entries_by_patient ON audit_entries (patient_id, id);
CREATE INDEX audit_entries_by_staff_member ON audit_entries (staff_member_id, id);
