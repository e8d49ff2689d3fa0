-- What no program may do to the records, this one included: delete one, change what was signed or
-- voided, or alter the ledger.

CREATE TRIGGER practice_is_never_deleted BEFORE DELETE ON practice BEGIN
    SELECT RAISE(ABORT, 'records are never deleted');
END;
CREATE TRIGGER offices_are_never_deleted BEFORE DELETE ON offices BEGIN
    SELECT RAISE(ABORT, 'records are never deleted');
END;
CREATE TRIGGER staff_members_are_never_deleted BEFORE DELETE ON staff_members BEGIN
    SELECT RAISE(ABORT, 'records are never deleted');
END;
CREATE TRIGGER qualifications_are_never_deleted BEFORE DELETE ON qualifications BEGIN
    SELECT RAISE(ABORT, 'records are never deleted');
END;
CREATE TRIGGER patients_are_never_deleted BEFORE DELETE ON patients BEGIN
    SELECT RAISE(ABORT, 'records are never deleted');
END;
CREATE TRIGGER conditions_are_never_deleted BEFORE DELETE ON conditions BEGIN
    SELECT RAISE(ABORT, 'records are never deleted');
END;
CREATE TRIGGER techniques_are_never_deleted BEFORE DELETE ON techniques BEGIN
    SELECT RAISE(ABORT, 'records are never deleted');
END;
CREATE TRIGGER tests_are_never_deleted BEFORE DELETE ON tests BEGIN
    SELECT RAISE(ABORT, 'records are never deleted');
END;
CREATE TRIGGER test_units_are_never_deleted BEFORE DELETE ON test_units BEGIN
    SELECT RAISE(ABORT, 'records are never deleted');
END;
CREATE TRIGGER complaints_are_never_deleted BEFORE DELETE ON complaints BEGIN
    SELECT RAISE(ABORT, 'records are never deleted');
END;
CREATE TRIGGER severity_ratings_are_never_deleted BEFORE DELETE ON severity_ratings BEGIN
    SELECT RAISE(ABORT, 'records are never deleted');
END;
CREATE TRIGGER visits_are_never_deleted BEFORE DELETE ON visits BEGIN
    SELECT RAISE(ABORT, 'records are never deleted');
END;
CREATE TRIGGER findings_are_never_deleted BEFORE DELETE ON findings BEGIN
    SELECT RAISE(ABORT, 'records are never deleted');
END;
CREATE TRIGGER adjustments_are_never_deleted BEFORE DELETE ON adjustments BEGIN
    SELECT RAISE(ABORT, 'records are never deleted');
END;
CREATE TRIGGER addenda_are_never_deleted BEFORE DELETE ON addenda BEGIN
    SELECT RAISE(ABORT, 'records are never deleted');
END;
CREATE TRIGGER audit_entries_are_never_deleted BEFORE DELETE ON audit_entries BEGIN
    SELECT RAISE(ABORT, 'records are never deleted');
END;

CREATE TRIGGER audit_entries_are_never_altered BEFORE UPDATE ON audit_entries BEGIN
    SELECT RAISE(ABORT, 'the audit ledger is only ever appended to');
END;

CREATE TRIGGER addenda_are_never_altered BEFORE UPDATE ON addenda BEGIN
    SELECT RAISE(ABORT, 'an addendum is never altered');
END;

CREATE TRIGGER void_visits_are_final BEFORE UPDATE ON visits WHEN OLD.state = 'void' BEGIN
    SELECT RAISE(ABORT, 'a void visit is never altered');
END;

-- A signed visit may only become void, with everything in it as it was.
CREATE TRIGGER signed_visits_are_only_voided BEFORE UPDATE ON visits
WHEN OLD.state = 'signed' AND NOT (
    NEW.state = 'void'
    AND NEW.id IS OLD.id
    AND NEW.patient_id IS OLD.patient_id
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

CREATE TRIGGER findings_join_only_drafts BEFORE INSERT ON findings
WHEN (SELECT state FROM visits WHERE id = NEW.visit_id) <> 'draft' BEGIN
    SELECT RAISE(ABORT, 'a signed or void visit is never altered');
END;
CREATE TRIGGER findings_change_only_in_drafts BEFORE UPDATE ON findings
WHEN EXISTS (SELECT 1 FROM visits WHERE id IN (OLD.visit_id, NEW.visit_id) AND state <> 'draft') BEGIN
    SELECT RAISE(ABORT, 'a signed or void visit is never altered');
END;

CREATE TRIGGER adjustments_join_only_drafts BEFORE INSERT ON adjustments
WHEN (SELECT state FROM visits WHERE id = NEW.visit_id) <> 'draft' BEGIN
    SELECT RAISE(ABORT, 'a signed or void visit is never altered');
END;
CREATE TRIGGER adjustments_change_only_in_drafts BEFORE UPDATE ON adjustments
WHEN EXISTS (SELECT 1 FROM visits WHERE id IN (OLD.visit_id, NEW.visit_id) AND state <> 'draft') BEGIN
    SELECT RAISE(ABORT, 'a signed or void visit is never altered');
END;
