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

-- OR REPLACE puts a row out of the way without running the triggers against its deletion, unless the program that
-- does it asks for them. The texts are those that SQLite gives for the constraints.
CREATE TRIGGER practice_is_never_replaced BEFORE INSERT ON practice WHEN EXISTS (SELECT 1 FROM practice WHERE id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: practice.id');
END;
CREATE TRIGGER offices_are_never_replaced BEFORE INSERT ON offices WHEN EXISTS (SELECT 1 FROM offices WHERE id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: offices.id');
END;
CREATE TRIGGER offices_keep_their_name BEFORE INSERT ON offices
WHEN EXISTS (SELECT 1 FROM offices WHERE name = NEW.name) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: offices.name');
END;
CREATE TRIGGER offices_take_no_other_name BEFORE UPDATE OF name ON offices
WHEN EXISTS (SELECT 1 FROM offices WHERE name = NEW.name AND id <> OLD.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: offices.name');
END;
CREATE TRIGGER staff_members_are_never_replaced BEFORE INSERT ON staff_members WHEN EXISTS (SELECT 1 FROM staff_members WHERE id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: staff_members.id');
END;
CREATE TRIGGER staff_members_keep_their_account BEFORE INSERT ON staff_members
WHEN EXISTS (SELECT 1 FROM staff_members WHERE account = NEW.account) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: staff_members.account');
END;
CREATE TRIGGER staff_members_take_no_other_account BEFORE UPDATE OF account ON staff_members
WHEN EXISTS (SELECT 1 FROM staff_members WHERE account = NEW.account AND id <> OLD.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: staff_members.account');
END;
CREATE TRIGGER qualifications_are_never_replaced BEFORE INSERT ON qualifications WHEN EXISTS (SELECT 1 FROM qualifications WHERE id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: qualifications.id');
END;
CREATE TRIGGER patients_are_never_replaced BEFORE INSERT ON patients WHEN EXISTS (SELECT 1 FROM patients WHERE id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: patients.id');
END;
CREATE TRIGGER patients_keep_their_legacy_number BEFORE INSERT ON patients
WHEN EXISTS (SELECT 1 FROM patients WHERE legacy_number = NEW.legacy_number) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: patients.legacy_number');
END;
CREATE TRIGGER patients_take_no_other_legacy_number BEFORE UPDATE OF legacy_number ON patients
WHEN EXISTS (SELECT 1 FROM patients WHERE legacy_number = NEW.legacy_number AND id <> OLD.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: patients.legacy_number');
END;
CREATE TRIGGER conditions_are_never_replaced BEFORE INSERT ON conditions WHEN EXISTS (SELECT 1 FROM conditions WHERE id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: conditions.id');
END;
CREATE TRIGGER conditions_keep_their_code BEFORE INSERT ON conditions
WHEN EXISTS (SELECT 1 FROM conditions WHERE code = NEW.code) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: conditions.code');
END;
CREATE TRIGGER conditions_take_no_other_code BEFORE UPDATE OF code ON conditions
WHEN EXISTS (SELECT 1 FROM conditions WHERE code = NEW.code AND id <> OLD.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: conditions.code');
END;
CREATE TRIGGER techniques_are_never_replaced BEFORE INSERT ON techniques WHEN EXISTS (SELECT 1 FROM techniques WHERE id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: techniques.id');
END;
CREATE TRIGGER techniques_keep_their_code BEFORE INSERT ON techniques
WHEN EXISTS (SELECT 1 FROM techniques WHERE code = NEW.code) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: techniques.code');
END;
CREATE TRIGGER techniques_take_no_other_code BEFORE UPDATE OF code ON techniques
WHEN EXISTS (SELECT 1 FROM techniques WHERE code = NEW.code AND id <> OLD.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: techniques.code');
END;
CREATE TRIGGER tests_are_never_replaced BEFORE INSERT ON tests WHEN EXISTS (SELECT 1 FROM tests WHERE id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: tests.id');
END;
CREATE TRIGGER tests_keep_their_code BEFORE INSERT ON tests
WHEN EXISTS (SELECT 1 FROM tests WHERE code = NEW.code) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: tests.code');
END;
CREATE TRIGGER tests_take_no_other_code BEFORE UPDATE OF code ON tests
WHEN EXISTS (SELECT 1 FROM tests WHERE code = NEW.code AND id <> OLD.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: tests.code');
END;
CREATE TRIGGER test_units_are_never_replaced BEFORE INSERT ON test_units WHEN EXISTS (SELECT 1 FROM test_units WHERE id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: test_units.id');
END;
CREATE TRIGGER complaints_are_never_replaced BEFORE INSERT ON complaints WHEN EXISTS (SELECT 1 FROM complaints WHERE id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: complaints.id');
END;
CREATE TRIGGER severity_ratings_are_never_replaced BEFORE INSERT ON severity_ratings WHEN EXISTS (SELECT 1 FROM severity_ratings WHERE id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: severity_ratings.id');
END;
CREATE TRIGGER visits_are_never_replaced BEFORE INSERT ON visits WHEN EXISTS (SELECT 1 FROM visits WHERE id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: visits.id');
END;
CREATE TRIGGER findings_are_never_replaced BEFORE INSERT ON findings WHEN EXISTS (SELECT 1 FROM findings WHERE id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: findings.id');
END;
CREATE TRIGGER adjustments_are_never_replaced BEFORE INSERT ON adjustments WHEN EXISTS (SELECT 1 FROM adjustments WHERE id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: adjustments.id');
END;
CREATE TRIGGER addenda_are_never_replaced BEFORE INSERT ON addenda WHEN EXISTS (SELECT 1 FROM addenda WHERE id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: addenda.id');
END;
CREATE TRIGGER audit_entries_are_never_replaced BEFORE INSERT ON audit_entries WHEN EXISTS (SELECT 1 FROM audit_entries WHERE id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: audit_entries.id');
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
