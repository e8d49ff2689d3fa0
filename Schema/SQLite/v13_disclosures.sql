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
CREATE TRIGGER disclosures_join_no_merged_chart BEFORE INSERT ON disclosures
WHEN (SELECT merged_into FROM patients WHERE id = NEW.patient_id) IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'the patient was merged into another');
END;
