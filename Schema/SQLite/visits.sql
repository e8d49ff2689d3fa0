-- Visits: the screen with its findings, what was adjusted, and what was added once a visit was signed.

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
    imaging_study_id INTEGER REFERENCES imaging_studies (id) DEFERRABLE INITIALLY DEFERRED,
    CHECK ((vertebra = 'other') = (region IS NOT NULL))
) STRICT;
CREATE INDEX adjustments_by_visit ON adjustments (visit_id);
CREATE INDEX adjustments_by_technique ON adjustments (technique);
CREATE INDEX adjustments_by_imaging_study ON adjustments (imaging_study_id);

CREATE TABLE addenda (
    id INTEGER PRIMARY KEY,
    visit_id INTEGER NOT NULL REFERENCES visits (id) DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL CHECK (text <> ''),
    author INTEGER NOT NULL REFERENCES staff_members (id) DEFERRABLE INITIALLY DEFERRED,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX addenda_by_visit ON addenda (visit_id);
CREATE INDEX addenda_by_author ON addenda (author);

-- A signed visit may only become void, or move by a merge, with everything in it as it was.
CREATE TRIGGER signed_visits_are_only_voided BEFORE UPDATE ON visits
WHEN OLD.state <> 'draft' AND NOT (
    (
        (OLD.state = 'signed' AND NEW.state = 'void' AND NEW.patient_id IS OLD.patient_id)
        OR (NEW.state IS OLD.state AND NEW.void_reason IS OLD.void_reason AND EXISTS (
            SELECT 1 FROM patients p
            WHERE (p.id = OLD.patient_id AND p.merged_into = NEW.patient_id)
            OR (p.id = NEW.patient_id AND p.merged_into = OLD.patient_id)
        ))
    )
    AND NEW.id IS OLD.id
    AND NEW.office_id IS OLD.office_id
    AND NEW.clinician_id IS OLD.clinician_id
    AND NEW.visited_on IS OLD.visited_on
    AND NEW.visited_at IS OLD.visited_at
    AND NEW.kind IS OLD.kind
    AND NEW.changes_since_last IS OLD.changes_since_last
    AND NEW.regions_examined IS OLD.regions_examined
    AND NEW.determination IS OLD.determination
    AND NEW.outcome IS OLD.outcome
    AND NEW.reason IS OLD.reason
    AND NEW.reason_text IS OLD.reason_text
    AND NEW.note IS OLD.note
    AND NEW.entered_by IS OLD.entered_by
    AND NEW.signed_by IS OLD.signed_by
    AND NEW.signed_at IS OLD.signed_at
) BEGIN
    SELECT RAISE(ABORT, 'a signed visit is never altered');
END;

-- What belongs to a visit changes only while it is a draft.
CREATE TRIGGER findings_join_only_drafts BEFORE INSERT ON findings
WHEN (SELECT state FROM visits WHERE id = NEW.visit_id) IS NOT 'draft' BEGIN
    SELECT RAISE(ABORT, 'a signed or void visit is never altered');
END;
CREATE TRIGGER findings_change_only_in_drafts BEFORE UPDATE ON findings
WHEN (SELECT state FROM visits WHERE id = OLD.visit_id) IS NOT 'draft'
    OR (SELECT state FROM visits WHERE id = NEW.visit_id) IS NOT 'draft' BEGIN
    SELECT RAISE(ABORT, 'a signed or void visit is never altered');
END;
CREATE TRIGGER adjustments_join_only_drafts BEFORE INSERT ON adjustments
WHEN (SELECT state FROM visits WHERE id = NEW.visit_id) IS NOT 'draft' BEGIN
    SELECT RAISE(ABORT, 'a signed or void visit is never altered');
END;
CREATE TRIGGER adjustments_change_only_in_drafts BEFORE UPDATE ON adjustments
WHEN (SELECT state FROM visits WHERE id = OLD.visit_id) IS NOT 'draft'
    OR (SELECT state FROM visits WHERE id = NEW.visit_id) IS NOT 'draft' BEGIN
    SELECT RAISE(ABORT, 'a signed or void visit is never altered');
END;
CREATE TRIGGER addenda_join_no_void_visit BEFORE INSERT ON addenda
WHEN (SELECT state FROM visits WHERE id = NEW.visit_id) = 'void' BEGIN
    SELECT RAISE(ABORT, 'a signed or void visit is never altered');
END;
