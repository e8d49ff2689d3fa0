-- The patients, what they are found by, and the random ids under which their records leave without names.

CREATE TABLE patients (
    id INTEGER PRIMARY KEY,
    family_name TEXT,
    given_names TEXT,
    known_as TEXT,
    birth_date TEXT,
    birth_date_unknown TEXT,
    sex TEXT CHECK (sex IN ('female', 'male', 'other', 'unknown')),
    gender_identity TEXT,
    pronouns TEXT,
    phone TEXT,
    phone_other TEXT,
    email TEXT,
    address_line1 TEXT,
    address_line2 TEXT,
    city TEXT,
    region TEXT,
    postcode TEXT,
    country TEXT,
    preferred_contact TEXT CHECK (preferred_contact IN ('phone', 'text', 'email', 'post', 'none')),
    guardian TEXT,
    emergency_contact TEXT,
    emergency_phone TEXT,
    occupation TEXT,
    office_id INTEGER REFERENCES offices (id) DEFERRABLE INITIALLY DEFERRED,
    primary_clinician_id INTEGER REFERENCES staff_members (id) DEFERRABLE INITIALLY DEFERRED,
    referred_by TEXT,
    status TEXT NOT NULL CHECK (status IN ('prospect', 'active', 'inactive', 'deceased')),
    legacy_number TEXT UNIQUE,
    alert TEXT,
    -- The patient who was merged keeps its row, which says into whom, when, by whom, why, and what moved.
    merged_into INTEGER REFERENCES patients (id) DEFERRABLE INITIALLY DEFERRED CHECK (merged_into <> id),
    merged_at TEXT CHECK ((merged_at IS NULL) = (merged_into IS NULL)),
    merged_by INTEGER REFERENCES staff_members (id) DEFERRABLE INITIALLY DEFERRED
        CHECK ((merged_by IS NULL) = (merged_into IS NULL)),
    merge_reason TEXT CHECK ((merge_reason IS NULL) = (merged_into IS NULL) AND merge_reason <> ''),
    -- The references of what moved, joined by `;`, as `C-5;V-12;consent-3`.
    merged_records TEXT CHECK (merged_records IS NULL OR (merged_records <> '' AND merged_into IS NOT NULL)),
    -- Folded from the names, phones, birth date and legacy number; what `find` looks through. Derived, so it is no
    -- field of the record: it is in no export and not in the audit log.
    search_key TEXT NOT NULL,
    CHECK (coalesce(family_name, given_names, '') <> ''),
    CHECK (birth_date IS NULL OR birth_date_unknown IS NULL)
) STRICT;
CREATE INDEX patients_by_search_key ON patients (search_key);
CREATE INDEX patients_by_birth_date ON patients (birth_date);
CREATE INDEX patients_by_office ON patients (office_id);
CREATE INDEX patients_by_primary_clinician ON patients (primary_clinician_id);
CREATE INDEX patients_by_merged_into ON patients (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX patients_by_merger ON patients (merged_by) WHERE merged_by IS NOT NULL;

-- Trigrams find any part of a name; the key is folded already, so case need not be folded again. The store
-- keeps the index itself: where the schema is not trusted, SQLite lets no trigger write to a virtual table.
CREATE VIRTUAL TABLE patient_search USING fts5 (
    search_key, content = 'patients', content_rowid = 'id', tokenize = 'trigram case_sensitive 1'
);

-- Whoever has these can tell whose the records of a pseudonymous export are: they are as confidential as a name, and in no
-- export themselves. Two exports can be joined as long as a record keeps its pseudonym.
CREATE TABLE pseudonyms (
    record_table TEXT NOT NULL CHECK (record_table <> ''),
    record_id INTEGER NOT NULL CHECK (record_id > 0),
    pseudonym TEXT NOT NULL CHECK (length(pseudonym) = 20),
    PRIMARY KEY (record_table, record_id)
) STRICT, WITHOUT ROWID;

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
