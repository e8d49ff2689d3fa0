-- Step 14: facts as columns
--
-- How an entry of the audit log came about, which change it undoes, and where a visit went that was signed on the wrong
-- chart are columns, so that no text that somebody types can say so. Entries from before have no origin, and their hashes
-- stay as they are.

ALTER TABLE audit_entries ADD COLUMN origin TEXT CHECK (origin IN ('entry', 'import', 'demo', 'merge', 'undo'));
ALTER TABLE audit_entries ADD COLUMN undoes INTEGER
    CHECK (undoes IS NULL OR (undoes > 0 AND undoes < id AND origin = 'undo'));

-- The only reference to a record of another chart.
ALTER TABLE visits ADD COLUMN moved_to INTEGER REFERENCES visits (id) DEFERRABLE INITIALLY DEFERRED
    CHECK (moved_to IS NULL OR (moved_to <> id AND state = 'void'));
CREATE INDEX visits_by_moved_to ON visits (moved_to) WHERE moved_to IS NOT NULL;

-- A signed visit may only become void, or move by a merge, with everything in it as it was.
DROP TRIGGER signed_visits_are_only_voided;
CREATE TRIGGER signed_visits_are_only_voided BEFORE UPDATE ON visits
WHEN OLD.state <> 'draft' AND NOT (
    (
        (OLD.state = 'signed' AND NEW.state = 'void' AND NEW.patient_id IS OLD.patient_id)
        OR (
            NEW.state IS OLD.state AND NEW.void_reason IS OLD.void_reason AND NEW.moved_to IS OLD.moved_to AND EXISTS (
                SELECT 1 FROM patients p
                WHERE (p.id = OLD.patient_id AND p.merged_into = NEW.patient_id)
                OR (p.id = NEW.patient_id AND p.merged_into = OLD.patient_id)
            )
        )
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
