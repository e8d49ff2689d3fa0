-- Two charts of one person, put together: the records of one patient move to the chart of the other, as they are.
-- The patient who was merged keeps its row, which says into whom, when, by whom, why, and what moved.

ALTER TABLE patients ADD COLUMN merged_into INTEGER REFERENCES patients (id) DEFERRABLE INITIALLY DEFERRED
    CHECK (merged_into <> id);
ALTER TABLE patients ADD COLUMN merged_at TEXT CHECK ((merged_at IS NULL) = (merged_into IS NULL));
ALTER TABLE patients ADD COLUMN merged_by INTEGER REFERENCES staff_members (id) DEFERRABLE INITIALLY DEFERRED
    CHECK ((merged_by IS NULL) = (merged_into IS NULL));
ALTER TABLE patients ADD COLUMN merge_reason TEXT
    CHECK ((merge_reason IS NULL) = (merged_into IS NULL) AND merge_reason <> '');
-- Their references joined by `;`, as `C-5;V-12;consent-3`.
ALTER TABLE patients ADD COLUMN merged_records TEXT CHECK (merged_records IS NULL OR (merged_records <> '' AND merged_into IS NOT NULL));

-- Almost nobody is merged, so an import of many patients does not pay for these.
CREATE INDEX patients_by_merged_into ON patients (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX patients_by_merger ON patients (merged_by) WHERE merged_by IS NOT NULL;

CREATE TRIGGER patients_are_not_merged_in_a_circle BEFORE UPDATE OF merged_into ON patients
WHEN NEW.merged_into IS NOT NULL AND NEW.id IN (
    WITH RECURSIVE onward (id) AS (
        SELECT NEW.merged_into
        UNION
        SELECT p.merged_into FROM onward o JOIN patients p ON p.id = o.id WHERE p.merged_into IS NOT NULL
    ) SELECT id FROM onward
) BEGIN
    SELECT RAISE(ABORT, 'a patient is not merged into itself');
END;

-- A signed or void visit changes charts with all the others, and stays as it is.

DROP TRIGGER void_visits_are_final;
CREATE TRIGGER void_visits_are_final BEFORE UPDATE ON visits
WHEN OLD.state = 'void' AND NOT (
    NEW.state = 'void' AND NEW.void_reason IS OLD.void_reason AND EXISTS (
        SELECT 1 FROM patients p
        WHERE (p.id = OLD.patient_id AND p.merged_into = NEW.patient_id)
        OR (p.id = NEW.patient_id AND p.merged_into = OLD.patient_id)
    )
) BEGIN
    SELECT RAISE(ABORT, 'a void visit is never altered');
END;

-- A signed visit may only become void, or move by a merge, with everything in it as it was.
DROP TRIGGER signed_visits_are_only_voided;
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

-- Nothing is entered any more on a chart that was merged.

CREATE TRIGGER complaints_join_no_merged_chart BEFORE INSERT ON complaints
WHEN (SELECT merged_into FROM patients WHERE id = NEW.patient_id) IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'the patient was merged into another');
END;
CREATE TRIGGER visits_join_no_merged_chart BEFORE INSERT ON visits
WHEN (SELECT merged_into FROM patients WHERE id = NEW.patient_id) IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'the patient was merged into another');
END;
CREATE TRIGGER imaging_studies_join_no_merged_chart BEFORE INSERT ON imaging_studies
WHEN (SELECT merged_into FROM patients WHERE id = NEW.patient_id) IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'the patient was merged into another');
END;
CREATE TRIGGER consents_join_no_merged_chart BEFORE INSERT ON consents
WHEN (SELECT merged_into FROM patients WHERE id = NEW.patient_id) IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'the patient was merged into another');
END;
CREATE TRIGGER history_items_join_no_merged_chart BEFORE INSERT ON history_items
WHEN (SELECT merged_into FROM patients WHERE id = NEW.patient_id) IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'the patient was merged into another');
END;
CREATE TRIGGER prior_care_join_no_merged_chart BEFORE INSERT ON prior_care
WHEN (SELECT merged_into FROM patients WHERE id = NEW.patient_id) IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'the patient was merged into another');
END;
CREATE TRIGGER safety_answers_join_no_merged_chart BEFORE INSERT ON safety_answers
WHEN (SELECT merged_into FROM patients WHERE id = NEW.patient_id) IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'the patient was merged into another');
END;
CREATE TRIGGER assessments_join_no_merged_chart BEFORE INSERT ON assessments
WHEN (SELECT merged_into FROM patients WHERE id = NEW.patient_id) IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'the patient was merged into another');
END;
CREATE TRIGGER external_tests_join_no_merged_chart BEFORE INSERT ON external_tests
WHEN (SELECT merged_into FROM patients WHERE id = NEW.patient_id) IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'the patient was merged into another');
END;
CREATE TRIGGER reactions_join_no_merged_chart BEFORE INSERT ON reactions
WHEN (SELECT merged_into FROM patients WHERE id = NEW.patient_id) IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'the patient was merged into another');
END;
CREATE TRIGGER outcome_scores_join_no_merged_chart BEFORE INSERT ON outcome_scores
WHEN (SELECT merged_into FROM patients WHERE id = NEW.patient_id) IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'the patient was merged into another');
END;
CREATE TRIGGER care_plans_join_no_merged_chart BEFORE INSERT ON care_plans
WHEN (SELECT merged_into FROM patients WHERE id = NEW.patient_id) IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'the patient was merged into another');
END;
CREATE TRIGGER appointments_join_no_merged_chart BEFORE INSERT ON appointments
WHEN (SELECT merged_into FROM patients WHERE id = NEW.patient_id) IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'the patient was merged into another');
END;
CREATE TRIGGER recall_contacts_join_no_merged_chart BEFORE INSERT ON recall_contacts
WHEN (SELECT merged_into FROM patients WHERE id = NEW.patient_id) IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'the patient was merged into another');
END;
