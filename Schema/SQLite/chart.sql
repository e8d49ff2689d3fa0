-- What a patient came with, what was thought and planned, and how it went.

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
    void_reason TEXT CHECK (void_reason <> ''),
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
    reporter TEXT NOT NULL CHECK (reporter IN ('patient', 'clinician')),
    void_reason TEXT CHECK (void_reason <> '')
) STRICT;
CREATE INDEX severity_ratings_by_complaint ON severity_ratings (complaint_id, rated_on);
CREATE INDEX severity_ratings_by_visit ON severity_ratings (visit_id);

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

CREATE TABLE imaging_studies (
    id INTEGER PRIMARY KEY,
    patient_id INTEGER NOT NULL REFERENCES patients (id) DEFERRABLE INITIALLY DEFERRED,
    visit_id INTEGER REFERENCES visits (id) DEFERRABLE INITIALLY DEFERRED,
    modality TEXT NOT NULL CHECK (modality IN ('x-ray', 'mri', 'ct')),
    indicated TEXT NOT NULL CHECK (indicated IN ('yes', 'no')),
    indication_reason TEXT NOT NULL CHECK (indication_reason <> ''),
    decided_by INTEGER NOT NULL REFERENCES staff_members (id) DEFERRABLE INITIALLY DEFERRED,
    decided_on TEXT NOT NULL,
    taken_on TEXT,
    views TEXT,
    phase TEXT CHECK (phase IN ('before', 'after')),
    held_at TEXT,
    report TEXT,
    atlas_side TEXT CHECK (atlas_side IN ('left', 'right')),
    atlas_laterality_deg REAL CHECK (atlas_laterality_deg >= 0 AND atlas_laterality_deg <= 90),
    atlas_rotation TEXT CHECK (atlas_rotation IN ('anterior', 'posterior')),
    atlas_rotation_deg REAL CHECK (atlas_rotation_deg >= 0 AND atlas_rotation_deg <= 90),
    head_tilt TEXT CHECK (head_tilt IN ('left', 'right')),
    head_tilt_deg REAL CHECK (head_tilt_deg >= 0 AND head_tilt_deg <= 90),
    lower_angle_deg REAL CHECK (lower_angle_deg >= 0 AND lower_angle_deg <= 90),
    axis_side TEXT CHECK (axis_side IN ('left', 'right')),
    axis_rotation_deg REAL CHECK (axis_rotation_deg >= 0 AND axis_rotation_deg <= 90),
    listing_code TEXT,
    void_reason TEXT CHECK (void_reason <> ''),
    -- What was not indicated was not taken, and what was not taken has no listing.
    CHECK (indicated = 'yes' OR taken_on IS NULL),
    CHECK (
        taken_on IS NOT NULL
        OR coalesce(atlas_side, atlas_rotation, head_tilt, axis_side, listing_code) IS NULL
        AND coalesce(atlas_laterality_deg, atlas_rotation_deg, head_tilt_deg, lower_angle_deg, axis_rotation_deg) IS NULL
    )
) STRICT;
CREATE INDEX imaging_studies_by_patient ON imaging_studies (patient_id);
CREATE INDEX imaging_studies_by_visit ON imaging_studies (visit_id);
CREATE INDEX imaging_studies_by_decider ON imaging_studies (decided_by);

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

-- That a plan supersedes an earlier one is looked at after the insert, since a new plan has no id before it.
CREATE TRIGGER care_plans_supersede_earlier_ones AFTER INSERT ON care_plans WHEN NEW.supersedes >= NEW.id BEGIN
    SELECT RAISE(ABORT, 'a plan supersedes an earlier one');
END;
CREATE TRIGGER care_plans_are_not_made_to_supersede_later_ones BEFORE UPDATE ON care_plans
WHEN NEW.supersedes >= NEW.id AND NEW.supersedes IS NOT OLD.supersedes BEGIN
    SELECT RAISE(ABORT, 'a plan supersedes an earlier one');
END;
