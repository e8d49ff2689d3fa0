-- Imaging: why it was indicated or why not, what was taken, and the listing that was read from it. Angles are in
-- degrees. An adjustment names the study that its listing came from.

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

ALTER TABLE adjustments ADD COLUMN imaging_study_id INTEGER REFERENCES imaging_studies (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX adjustments_by_imaging_study ON adjustments (imaging_study_id);

CREATE TRIGGER imaging_studies_are_never_deleted BEFORE DELETE ON imaging_studies BEGIN
    SELECT RAISE(ABORT, 'records are never deleted');
END;
CREATE TRIGGER imaging_studies_are_never_replaced BEFORE INSERT ON imaging_studies
WHEN EXISTS (SELECT 1 FROM imaging_studies WHERE id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: imaging_studies.id');
END;
