-- The random ids under which records leave in a pseudonymous export. Whoever has them can tell whose the records are, so
-- they are as confidential as a name, and are in no export themselves.

CREATE TABLE pseudonyms (
    record_table TEXT NOT NULL CHECK (record_table <> ''),
    record_id INTEGER NOT NULL CHECK (record_id > 0),
    pseudonym TEXT NOT NULL CHECK (length(pseudonym) = 20),
    PRIMARY KEY (record_table, record_id)
) STRICT, WITHOUT ROWID;

-- Two exports can be joined as long as a record keeps its pseudonym.
CREATE TRIGGER pseudonyms_are_never_deleted BEFORE DELETE ON pseudonyms BEGIN
    SELECT RAISE(ABORT, 'pseudonyms are never deleted');
END;
CREATE TRIGGER pseudonyms_are_never_changed BEFORE UPDATE ON pseudonyms BEGIN
    SELECT RAISE(ABORT, 'pseudonyms are never changed');
END;
CREATE TRIGGER pseudonyms_are_never_replaced BEFORE INSERT ON pseudonyms
WHEN EXISTS (SELECT 1 FROM pseudonyms WHERE record_table = NEW.record_table AND record_id = NEW.record_id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: pseudonyms.record_id');
END;
