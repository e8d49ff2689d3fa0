-- To whom a patient's records were given: on which day, what of them, and what for.

CREATE TABLE disclosures (
    id INTEGER PRIMARY KEY,
    patient_id INTEGER NOT NULL REFERENCES patients (id) DEFERRABLE INITIALLY DEFERRED,
    disclosed_on TEXT NOT NULL,
    given_to TEXT NOT NULL CHECK (given_to <> ''),
    address TEXT,
    what TEXT NOT NULL CHECK (what <> ''),
    purpose TEXT NOT NULL CHECK (purpose <> ''),
    channel TEXT CHECK (channel IN ('in-person', 'phone', 'post', 'email', 'fax', 'other')),
    disclosed_by INTEGER NOT NULL REFERENCES staff_members (id) DEFERRABLE INITIALLY DEFERRED,
    void_reason TEXT CHECK (void_reason <> '')
) STRICT;
CREATE INDEX disclosures_by_patient ON disclosures (patient_id);
CREATE INDEX disclosures_by_day ON disclosures (disclosed_on);
CREATE INDEX disclosures_by_staff_member ON disclosures (disclosed_by);

CREATE TRIGGER disclosures_are_never_deleted BEFORE DELETE ON disclosures BEGIN
    SELECT RAISE(ABORT, 'records are never deleted');
END;
CREATE TRIGGER disclosures_are_never_replaced BEFORE INSERT ON disclosures
WHEN EXISTS (SELECT 1 FROM disclosures WHERE id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: disclosures.id');
END;
CREATE TRIGGER disclosures_keep_their_id BEFORE UPDATE ON disclosures
WHEN NEW.id IS NOT OLD.id BEGIN
    SELECT RAISE(ABORT, 'an id never changes');
END;
CREATE TRIGGER void_disclosures_are_final BEFORE UPDATE ON disclosures
WHEN OLD.void_reason IS NOT NULL AND NOT (
    (NEW.patient_id IS OLD.patient_id OR EXISTS (
        SELECT 1 FROM patients p
        WHERE (p.id = OLD.patient_id AND p.merged_into = NEW.patient_id)
        OR (p.id = NEW.patient_id AND p.merged_into = OLD.patient_id)
    ))
    AND NEW.disclosed_on IS OLD.disclosed_on
    AND NEW.given_to IS OLD.given_to
    AND NEW.address IS OLD.address
    AND NEW.what IS OLD.what
    AND NEW.purpose IS OLD.purpose
    AND NEW.channel IS OLD.channel
    AND NEW.disclosed_by IS OLD.disclosed_by
    AND NEW.void_reason IS OLD.void_reason
) BEGIN
    SELECT RAISE(ABORT, 'a void record is never altered');
END;
CREATE TRIGGER disclosures_join_no_merged_chart BEFORE INSERT ON disclosures
WHEN (SELECT merged_into FROM patients WHERE id = NEW.patient_id) IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'the patient was merged into another');
END;
