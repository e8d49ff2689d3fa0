-- What is final stays so, whatever program writes: no row takes the place of another by its id, what is void never
-- changes, and a plan supersedes an earlier one. The ledger says which of its entries were written together.

-- The first entry of those that one command wrote together; empty in entries of before. The hash is over it where it
-- is there, so that the hashes of those entries are as they were.
ALTER TABLE audit_entries ADD COLUMN change_id INTEGER CHECK (change_id > 0);

-- UPDATE OR REPLACE puts the row out of the way whose id another takes, without running the triggers against its
-- deletion. A trigger OF id would not see an id that is called rowid.

CREATE TRIGGER practice_keep_their_id BEFORE UPDATE ON practice
WHEN NEW.id IS NOT OLD.id BEGIN
    SELECT RAISE(ABORT, 'an id never changes');
END;
CREATE TRIGGER offices_keep_their_id BEFORE UPDATE ON offices
WHEN NEW.id IS NOT OLD.id BEGIN
    SELECT RAISE(ABORT, 'an id never changes');
END;
CREATE TRIGGER staff_members_keep_their_id BEFORE UPDATE ON staff_members
WHEN NEW.id IS NOT OLD.id BEGIN
    SELECT RAISE(ABORT, 'an id never changes');
END;
CREATE TRIGGER qualifications_keep_their_id BEFORE UPDATE ON qualifications
WHEN NEW.id IS NOT OLD.id BEGIN
    SELECT RAISE(ABORT, 'an id never changes');
END;
CREATE TRIGGER patients_keep_their_id BEFORE UPDATE ON patients
WHEN NEW.id IS NOT OLD.id BEGIN
    SELECT RAISE(ABORT, 'an id never changes');
END;
CREATE TRIGGER conditions_keep_their_id BEFORE UPDATE ON conditions
WHEN NEW.id IS NOT OLD.id BEGIN
    SELECT RAISE(ABORT, 'an id never changes');
END;
CREATE TRIGGER techniques_keep_their_id BEFORE UPDATE ON techniques
WHEN NEW.id IS NOT OLD.id BEGIN
    SELECT RAISE(ABORT, 'an id never changes');
END;
CREATE TRIGGER tests_keep_their_id BEFORE UPDATE ON tests
WHEN NEW.id IS NOT OLD.id BEGIN
    SELECT RAISE(ABORT, 'an id never changes');
END;
CREATE TRIGGER test_units_keep_their_id BEFORE UPDATE ON test_units
WHEN NEW.id IS NOT OLD.id BEGIN
    SELECT RAISE(ABORT, 'an id never changes');
END;
CREATE TRIGGER complaints_keep_their_id BEFORE UPDATE ON complaints
WHEN NEW.id IS NOT OLD.id BEGIN
    SELECT RAISE(ABORT, 'an id never changes');
END;
CREATE TRIGGER severity_ratings_keep_their_id BEFORE UPDATE ON severity_ratings
WHEN NEW.id IS NOT OLD.id BEGIN
    SELECT RAISE(ABORT, 'an id never changes');
END;
CREATE TRIGGER visits_keep_their_id BEFORE UPDATE ON visits
WHEN NEW.id IS NOT OLD.id BEGIN
    SELECT RAISE(ABORT, 'an id never changes');
END;
CREATE TRIGGER findings_keep_their_id BEFORE UPDATE ON findings
WHEN NEW.id IS NOT OLD.id BEGIN
    SELECT RAISE(ABORT, 'an id never changes');
END;
CREATE TRIGGER adjustments_keep_their_id BEFORE UPDATE ON adjustments
WHEN NEW.id IS NOT OLD.id BEGIN
    SELECT RAISE(ABORT, 'an id never changes');
END;
CREATE TRIGGER consents_keep_their_id BEFORE UPDATE ON consents
WHEN NEW.id IS NOT OLD.id BEGIN
    SELECT RAISE(ABORT, 'an id never changes');
END;
CREATE TRIGGER history_items_keep_their_id BEFORE UPDATE ON history_items
WHEN NEW.id IS NOT OLD.id BEGIN
    SELECT RAISE(ABORT, 'an id never changes');
END;
CREATE TRIGGER prior_care_keep_their_id BEFORE UPDATE ON prior_care
WHEN NEW.id IS NOT OLD.id BEGIN
    SELECT RAISE(ABORT, 'an id never changes');
END;
CREATE TRIGGER safety_items_keep_their_id BEFORE UPDATE ON safety_items
WHEN NEW.id IS NOT OLD.id BEGIN
    SELECT RAISE(ABORT, 'an id never changes');
END;
CREATE TRIGGER safety_answers_keep_their_id BEFORE UPDATE ON safety_answers
WHEN NEW.id IS NOT OLD.id BEGIN
    SELECT RAISE(ABORT, 'an id never changes');
END;
CREATE TRIGGER codes_keep_their_id BEFORE UPDATE ON codes
WHEN NEW.id IS NOT OLD.id BEGIN
    SELECT RAISE(ABORT, 'an id never changes');
END;
CREATE TRIGGER assessments_keep_their_id BEFORE UPDATE ON assessments
WHEN NEW.id IS NOT OLD.id BEGIN
    SELECT RAISE(ABORT, 'an id never changes');
END;
CREATE TRIGGER external_tests_keep_their_id BEFORE UPDATE ON external_tests
WHEN NEW.id IS NOT OLD.id BEGIN
    SELECT RAISE(ABORT, 'an id never changes');
END;
CREATE TRIGGER imaging_studies_keep_their_id BEFORE UPDATE ON imaging_studies
WHEN NEW.id IS NOT OLD.id BEGIN
    SELECT RAISE(ABORT, 'an id never changes');
END;
CREATE TRIGGER reactions_keep_their_id BEFORE UPDATE ON reactions
WHEN NEW.id IS NOT OLD.id BEGIN
    SELECT RAISE(ABORT, 'an id never changes');
END;
CREATE TRIGGER measures_keep_their_id BEFORE UPDATE ON measures
WHEN NEW.id IS NOT OLD.id BEGIN
    SELECT RAISE(ABORT, 'an id never changes');
END;
CREATE TRIGGER outcome_scores_keep_their_id BEFORE UPDATE ON outcome_scores
WHEN NEW.id IS NOT OLD.id BEGIN
    SELECT RAISE(ABORT, 'an id never changes');
END;
CREATE TRIGGER care_plans_keep_their_id BEFORE UPDATE ON care_plans
WHEN NEW.id IS NOT OLD.id BEGIN
    SELECT RAISE(ABORT, 'an id never changes');
END;
CREATE TRIGGER appointments_keep_their_id BEFORE UPDATE ON appointments
WHEN NEW.id IS NOT OLD.id BEGIN
    SELECT RAISE(ABORT, 'an id never changes');
END;
CREATE TRIGGER recall_contacts_keep_their_id BEFORE UPDATE ON recall_contacts
WHEN NEW.id IS NOT OLD.id BEGIN
    SELECT RAISE(ABORT, 'an id never changes');
END;
CREATE TRIGGER import_maps_keep_their_id BEFORE UPDATE ON import_maps
WHEN NEW.id IS NOT OLD.id BEGIN
    SELECT RAISE(ABORT, 'an id never changes');
END;
CREATE TRIGGER passphrases_keep_their_staff_member_id BEFORE UPDATE ON passphrases
WHEN NEW.staff_member_id IS NOT OLD.staff_member_id BEGIN
    SELECT RAISE(ABORT, 'an id never changes');
END;

CREATE TRIGGER test_units_keep_their_test_and_unit BEFORE INSERT ON test_units
WHEN EXISTS (SELECT 1 FROM test_units WHERE test = NEW.test AND unit = NEW.unit) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: test_units.unit');
END;
CREATE TRIGGER test_units_take_no_other_test_and_unit BEFORE UPDATE ON test_units
WHEN EXISTS (SELECT 1 FROM test_units WHERE test = NEW.test AND unit = NEW.unit AND id <> OLD.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: test_units.unit');
END;

-- A void record changes charts with all the others, lets go of a draft that leaves its chart, and stays as it was.

CREATE TRIGGER void_complaints_are_final BEFORE UPDATE ON complaints
WHEN OLD.void_reason IS NOT NULL AND NOT (
    (NEW.patient_id IS OLD.patient_id OR EXISTS (
        SELECT 1 FROM patients p
        WHERE (p.id = OLD.patient_id AND p.merged_into = NEW.patient_id)
        OR (p.id = NEW.patient_id AND p.merged_into = OLD.patient_id)
    ))
    AND NEW.recorded_on IS OLD.recorded_on
    AND NEW.words IS OLD.words
    AND NEW.region IS OLD.region
    AND NEW.side IS OLD.side
    AND NEW.radiates_to IS OLD.radiates_to
    AND NEW.condition IS OLD.condition
    AND NEW.code IS OLD.code
    AND NEW.code_version IS OLD.code_version
    AND NEW.symptoms IS OLD.symptoms
    AND NEW.onset IS OLD.onset
    AND NEW.onset_manner IS OLD.onset_manner
    AND NEW.mechanism IS OLD.mechanism
    AND NEW.course IS OLD.course
    AND NEW.aggravated_by IS OLD.aggravated_by
    AND NEW.relieved_by IS OLD.relieved_by
    AND NEW.affects IS OLD.affects
    AND NEW.severity IS OLD.severity
    AND NEW.status IS OLD.status
    AND NEW.closed_on IS OLD.closed_on
    AND NEW.void_reason IS OLD.void_reason
) BEGIN
    SELECT RAISE(ABORT, 'a void record is never altered');
END;
CREATE TRIGGER void_severity_ratings_are_final BEFORE UPDATE ON severity_ratings
WHEN OLD.void_reason IS NOT NULL AND NOT (
    (NEW.visit_id IS OLD.visit_id OR (
        NEW.visit_id IS NULL AND (SELECT state FROM visits WHERE id = OLD.visit_id) = 'draft'
    ))
    AND NEW.complaint_id IS OLD.complaint_id
    AND NEW.rated_on IS OLD.rated_on
    AND NEW.score IS OLD.score
    AND NEW.kind IS OLD.kind
    AND NEW.reporter IS OLD.reporter
    AND NEW.void_reason IS OLD.void_reason
) BEGIN
    SELECT RAISE(ABORT, 'a void record is never altered');
END;
CREATE TRIGGER void_findings_are_final BEFORE UPDATE ON findings
WHEN OLD.state = 'void' AND NOT (
    NEW.visit_id IS OLD.visit_id
    AND NEW.test IS OLD.test
    AND NEW.phase IS OLD.phase
    AND NEW.side IS OLD.side
    AND NEW.level IS OLD.level
    AND NEW.value IS OLD.value
    AND NEW.unit IS OLD.unit
    AND NEW.result IS OLD.result
    AND NEW.method IS OLD.method
    AND NEW.state IS OLD.state
    AND NEW.note IS OLD.note
) BEGIN
    SELECT RAISE(ABORT, 'a void record is never altered');
END;
CREATE TRIGGER void_adjustments_are_final BEFORE UPDATE ON adjustments
WHEN OLD.state = 'void' AND NOT (
    (NEW.imaging_study_id IS OLD.imaging_study_id OR NEW.imaging_study_id IS NULL)
    AND NEW.visit_id IS OLD.visit_id
    AND NEW.vertebra IS OLD.vertebra
    AND NEW.region IS OLD.region
    AND NEW.listing_code IS OLD.listing_code
    AND NEW.technique IS OLD.technique
    AND NEW.method IS OLD.method
    AND NEW.patient_position IS OLD.patient_position
    AND NEW.note IS OLD.note
    AND NEW.state IS OLD.state
) BEGIN
    SELECT RAISE(ABORT, 'a void record is never altered');
END;
CREATE TRIGGER void_consents_are_final BEFORE UPDATE ON consents
WHEN OLD.void_reason IS NOT NULL AND NOT (
    (NEW.patient_id IS OLD.patient_id OR EXISTS (
        SELECT 1 FROM patients p
        WHERE (p.id = OLD.patient_id AND p.merged_into = NEW.patient_id)
        OR (p.id = NEW.patient_id AND p.merged_into = OLD.patient_id)
    ))
    AND NEW.scope IS OLD.scope
    AND NEW.given_on IS OLD.given_on
    AND NEW.signer IS OLD.signer
    AND NEW.relation IS OLD.relation
    AND NEW.risks_explained IS OLD.risks_explained
    AND NEW.withdrawn_on IS OLD.withdrawn_on
    AND NEW.note IS OLD.note
    AND NEW.void_reason IS OLD.void_reason
) BEGIN
    SELECT RAISE(ABORT, 'a void record is never altered');
END;
CREATE TRIGGER void_history_items_are_final BEFORE UPDATE ON history_items
WHEN OLD.void_reason IS NOT NULL AND NOT (
    (NEW.patient_id IS OLD.patient_id OR EXISTS (
        SELECT 1 FROM patients p
        WHERE (p.id = OLD.patient_id AND p.merged_into = NEW.patient_id)
        OR (p.id = NEW.patient_id AND p.merged_into = OLD.patient_id)
    ))
    AND NEW.kind IS OLD.kind
    AND NEW.description IS OLD.description
    AND NEW.happened_on IS OLD.happened_on
    AND NEW.relation IS OLD.relation
    AND NEW.code IS OLD.code
    AND NEW.void_reason IS OLD.void_reason
) BEGIN
    SELECT RAISE(ABORT, 'a void record is never altered');
END;
CREATE TRIGGER void_prior_care_are_final BEFORE UPDATE ON prior_care
WHEN OLD.void_reason IS NOT NULL AND NOT (
    (NEW.patient_id IS OLD.patient_id OR EXISTS (
        SELECT 1 FROM patients p
        WHERE (p.id = OLD.patient_id AND p.merged_into = NEW.patient_id)
        OR (p.id = NEW.patient_id AND p.merged_into = OLD.patient_id)
    ))
    AND NEW.complaint_id IS OLD.complaint_id
    AND NEW.kind IS OLD.kind
    AND NEW.provider IS OLD.provider
    AND NEW.starts_on IS OLD.starts_on
    AND NEW.ends_on IS OLD.ends_on
    AND NEW.ongoing IS OLD.ongoing
    AND NEW.response IS OLD.response
    AND NEW.note IS OLD.note
    AND NEW.void_reason IS OLD.void_reason
) BEGIN
    SELECT RAISE(ABORT, 'a void record is never altered');
END;
CREATE TRIGGER void_safety_answers_are_final BEFORE UPDATE ON safety_answers
WHEN OLD.void_reason IS NOT NULL AND NOT (
    (NEW.patient_id IS OLD.patient_id OR EXISTS (
        SELECT 1 FROM patients p
        WHERE (p.id = OLD.patient_id AND p.merged_into = NEW.patient_id)
        OR (p.id = NEW.patient_id AND p.merged_into = OLD.patient_id)
    ))
    AND (NEW.visit_id IS OLD.visit_id OR (
        NEW.visit_id IS NULL AND (SELECT state FROM visits WHERE id = OLD.visit_id) = 'draft'
    ))
    AND NEW.item IS OLD.item
    AND NEW.answer IS OLD.answer
    AND NEW.note IS OLD.note
    AND NEW.asked_by IS OLD.asked_by
    AND NEW.asked_on IS OLD.asked_on
    AND NEW.void_reason IS OLD.void_reason
) BEGIN
    SELECT RAISE(ABORT, 'a void record is never altered');
END;
CREATE TRIGGER void_assessments_are_final BEFORE UPDATE ON assessments
WHEN OLD.void_reason IS NOT NULL AND NOT (
    (NEW.patient_id IS OLD.patient_id OR EXISTS (
        SELECT 1 FROM patients p
        WHERE (p.id = OLD.patient_id AND p.merged_into = NEW.patient_id)
        OR (p.id = NEW.patient_id AND p.merged_into = OLD.patient_id)
    ))
    AND NEW.complaint_id IS OLD.complaint_id
    AND NEW.term IS OLD.term
    AND NEW.code IS OLD.code
    AND NEW.code_system IS OLD.code_system
    AND NEW.code_version IS OLD.code_version
    AND NEW.state IS OLD.state
    AND NEW.basis IS OLD.basis
    AND NEW.clinician_id IS OLD.clinician_id
    AND NEW.decided_on IS OLD.decided_on
    AND NEW.void_reason IS OLD.void_reason
) BEGIN
    SELECT RAISE(ABORT, 'a void record is never altered');
END;
CREATE TRIGGER void_external_tests_are_final BEFORE UPDATE ON external_tests
WHEN OLD.void_reason IS NOT NULL AND NOT (
    (NEW.patient_id IS OLD.patient_id OR EXISTS (
        SELECT 1 FROM patients p
        WHERE (p.id = OLD.patient_id AND p.merged_into = NEW.patient_id)
        OR (p.id = NEW.patient_id AND p.merged_into = OLD.patient_id)
    ))
    AND NEW.kind IS OLD.kind
    AND NEW.ordered_on IS OLD.ordered_on
    AND NEW.ordered_by IS OLD.ordered_by
    AND NEW.received_on IS OLD.received_on
    AND NEW.result IS OLD.result
    AND NEW.body_region IS OLD.body_region
    AND NEW.void_reason IS OLD.void_reason
) BEGIN
    SELECT RAISE(ABORT, 'a void record is never altered');
END;
CREATE TRIGGER void_imaging_studies_are_final BEFORE UPDATE ON imaging_studies
WHEN OLD.void_reason IS NOT NULL AND NOT (
    (NEW.patient_id IS OLD.patient_id OR EXISTS (
        SELECT 1 FROM patients p
        WHERE (p.id = OLD.patient_id AND p.merged_into = NEW.patient_id)
        OR (p.id = NEW.patient_id AND p.merged_into = OLD.patient_id)
    ))
    AND (NEW.visit_id IS OLD.visit_id OR (
        NEW.visit_id IS NULL AND (SELECT state FROM visits WHERE id = OLD.visit_id) = 'draft'
    ))
    AND NEW.modality IS OLD.modality
    AND NEW.indicated IS OLD.indicated
    AND NEW.indication_reason IS OLD.indication_reason
    AND NEW.decided_by IS OLD.decided_by
    AND NEW.decided_on IS OLD.decided_on
    AND NEW.taken_on IS OLD.taken_on
    AND NEW.views IS OLD.views
    AND NEW.phase IS OLD.phase
    AND NEW.held_at IS OLD.held_at
    AND NEW.report IS OLD.report
    AND NEW.atlas_side IS OLD.atlas_side
    AND NEW.atlas_laterality_deg IS OLD.atlas_laterality_deg
    AND NEW.atlas_rotation IS OLD.atlas_rotation
    AND NEW.atlas_rotation_deg IS OLD.atlas_rotation_deg
    AND NEW.head_tilt IS OLD.head_tilt
    AND NEW.head_tilt_deg IS OLD.head_tilt_deg
    AND NEW.lower_angle_deg IS OLD.lower_angle_deg
    AND NEW.axis_side IS OLD.axis_side
    AND NEW.axis_rotation_deg IS OLD.axis_rotation_deg
    AND NEW.listing_code IS OLD.listing_code
    AND NEW.void_reason IS OLD.void_reason
) BEGIN
    SELECT RAISE(ABORT, 'a void record is never altered');
END;
CREATE TRIGGER void_reactions_are_final BEFORE UPDATE ON reactions
WHEN OLD.void_reason IS NOT NULL AND NOT (
    (NEW.patient_id IS OLD.patient_id OR EXISTS (
        SELECT 1 FROM patients p
        WHERE (p.id = OLD.patient_id AND p.merged_into = NEW.patient_id)
        OR (p.id = NEW.patient_id AND p.merged_into = OLD.patient_id)
    ))
    AND (NEW.visit_id IS OLD.visit_id OR (
        NEW.visit_id IS NULL AND (SELECT state FROM visits WHERE id = OLD.visit_id) = 'draft'
    ))
    AND NEW.reported_on IS OLD.reported_on
    AND NEW.description IS OLD.description
    AND NEW.hours_after IS OLD.hours_after
    AND NEW.severity IS OLD.severity
    AND NEW.resolved_on IS OLD.resolved_on
    AND NEW.void_reason IS OLD.void_reason
) BEGIN
    SELECT RAISE(ABORT, 'a void record is never altered');
END;
CREATE TRIGGER void_outcome_scores_are_final BEFORE UPDATE ON outcome_scores
WHEN OLD.void_reason IS NOT NULL AND NOT (
    (NEW.patient_id IS OLD.patient_id OR EXISTS (
        SELECT 1 FROM patients p
        WHERE (p.id = OLD.patient_id AND p.merged_into = NEW.patient_id)
        OR (p.id = NEW.patient_id AND p.merged_into = OLD.patient_id)
    ))
    AND (NEW.visit_id IS OLD.visit_id OR (
        NEW.visit_id IS NULL AND (SELECT state FROM visits WHERE id = OLD.visit_id) = 'draft'
    ))
    AND NEW.complaint_id IS OLD.complaint_id
    AND NEW.measure IS OLD.measure
    AND NEW.score IS OLD.score
    AND NEW.scored_on IS OLD.scored_on
    AND NEW.reporter IS OLD.reporter
    AND NEW.void_reason IS OLD.void_reason
) BEGIN
    SELECT RAISE(ABORT, 'a void record is never altered');
END;
CREATE TRIGGER void_care_plans_are_final BEFORE UPDATE ON care_plans
WHEN OLD.void_reason IS NOT NULL AND NOT (
    (NEW.patient_id IS OLD.patient_id OR EXISTS (
        SELECT 1 FROM patients p
        WHERE (p.id = OLD.patient_id AND p.merged_into = NEW.patient_id)
        OR (p.id = NEW.patient_id AND p.merged_into = OLD.patient_id)
    ))
    AND NEW.complaints IS OLD.complaints
    AND NEW.goals IS OLD.goals
    AND NEW.visits_per_week IS OLD.visits_per_week
    AND NEW.starts_on IS OLD.starts_on
    AND NEW.ends_on IS OLD.ends_on
    AND NEW.re_examination_due IS OLD.re_examination_due
    AND NEW.planned_visits IS OLD.planned_visits
    AND NEW.clinician_id IS OLD.clinician_id
    AND NEW.supersedes IS OLD.supersedes
    AND NEW.void_reason IS OLD.void_reason
) BEGIN
    SELECT RAISE(ABORT, 'a void record is never altered');
END;
CREATE TRIGGER void_appointments_are_final BEFORE UPDATE ON appointments
WHEN OLD.void_reason IS NOT NULL AND NOT (
    (NEW.patient_id IS OLD.patient_id OR EXISTS (
        SELECT 1 FROM patients p
        WHERE (p.id = OLD.patient_id AND p.merged_into = NEW.patient_id)
        OR (p.id = NEW.patient_id AND p.merged_into = OLD.patient_id)
    ))
    AND (NEW.visit_id IS OLD.visit_id OR (
        NEW.visit_id IS NULL AND (SELECT state FROM visits WHERE id = OLD.visit_id) = 'draft'
    ))
    AND NEW.office_id IS OLD.office_id
    AND NEW.clinician_id IS OLD.clinician_id
    AND NEW.starts_on IS OLD.starts_on
    AND NEW.starts_at IS OLD.starts_at
    AND NEW.minutes IS OLD.minutes
    AND NEW.kind IS OLD.kind
    AND NEW.channel IS OLD.channel
    AND NEW.fee IS OLD.fee
    AND NEW.status IS OLD.status
    AND NEW.note IS OLD.note
    AND NEW.void_reason IS OLD.void_reason
) BEGIN
    SELECT RAISE(ABORT, 'a void record is never altered');
END;
CREATE TRIGGER void_recall_contacts_are_final BEFORE UPDATE ON recall_contacts
WHEN OLD.void_reason IS NOT NULL AND NOT (
    (NEW.patient_id IS OLD.patient_id OR EXISTS (
        SELECT 1 FROM patients p
        WHERE (p.id = OLD.patient_id AND p.merged_into = NEW.patient_id)
        OR (p.id = NEW.patient_id AND p.merged_into = OLD.patient_id)
    ))
    AND NEW.contacted_on IS OLD.contacted_on
    AND NEW.contacted_by IS OLD.contacted_by
    AND NEW.channel IS OLD.channel
    AND NEW.result IS OLD.result
    AND NEW.note IS OLD.note
    AND NEW.void_reason IS OLD.void_reason
) BEGIN
    SELECT RAISE(ABORT, 'a void record is never altered');
END;

-- What belongs to a visit joins a draft that is there, and nothing that only may come.

DROP TRIGGER findings_join_only_drafts;
CREATE TRIGGER findings_join_only_drafts BEFORE INSERT ON findings
WHEN (SELECT state FROM visits WHERE id = NEW.visit_id) IS NOT 'draft' BEGIN
    SELECT RAISE(ABORT, 'a signed or void visit is never altered');
END;
DROP TRIGGER findings_change_only_in_drafts;
CREATE TRIGGER findings_change_only_in_drafts BEFORE UPDATE ON findings
WHEN (SELECT state FROM visits WHERE id = OLD.visit_id) IS NOT 'draft'
    OR (SELECT state FROM visits WHERE id = NEW.visit_id) IS NOT 'draft' BEGIN
    SELECT RAISE(ABORT, 'a signed or void visit is never altered');
END;
DROP TRIGGER adjustments_join_only_drafts;
CREATE TRIGGER adjustments_join_only_drafts BEFORE INSERT ON adjustments
WHEN (SELECT state FROM visits WHERE id = NEW.visit_id) IS NOT 'draft' BEGIN
    SELECT RAISE(ABORT, 'a signed or void visit is never altered');
END;
DROP TRIGGER adjustments_change_only_in_drafts;
CREATE TRIGGER adjustments_change_only_in_drafts BEFORE UPDATE ON adjustments
WHEN (SELECT state FROM visits WHERE id = OLD.visit_id) IS NOT 'draft'
    OR (SELECT state FROM visits WHERE id = NEW.visit_id) IS NOT 'draft' BEGIN
    SELECT RAISE(ABORT, 'a signed or void visit is never altered');
END;

CREATE TRIGGER addenda_join_no_void_visit BEFORE INSERT ON addenda
WHEN (SELECT state FROM visits WHERE id = NEW.visit_id) = 'void' BEGIN
    SELECT RAISE(ABORT, 'a signed or void visit is never altered');
END;

-- Which id a new plan gets is known only once it is there.
CREATE TRIGGER care_plans_supersede_earlier_ones AFTER INSERT ON care_plans WHEN NEW.supersedes >= NEW.id BEGIN
    SELECT RAISE(ABORT, 'a plan supersedes an earlier one');
END;
CREATE TRIGGER care_plans_are_not_made_to_supersede_later_ones BEFORE UPDATE ON care_plans
WHEN NEW.supersedes >= NEW.id AND NEW.supersedes IS NOT OLD.supersedes BEGIN
    SELECT RAISE(ABORT, 'a plan supersedes an earlier one');
END;
