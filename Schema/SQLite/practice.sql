-- The practice: its offices, its staff, and what it knows of the files of other systems.
--
-- In every file: days are ISO 8601 text, `2026-03-14`; onsets and birth dates may be partial, `1980` or `1980-03`.
-- Instants are UTC text to the millisecond. Value sets that the software's own logic depends on are CHECKed and are
-- enums in ClinicModel; the others are catalogues, rows that a practice may add to. Foreign keys are deferred to the
-- commit, so that records entered or imported together may come in any order. The program adds guards to each table:
-- see GuardedTable.

PRAGMA application_id = 0x504C4D42; -- 'PLMB': tells a Plumbline database from any other SQLite file

CREATE TABLE practice (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL CHECK (name <> ''),
    date_order TEXT CHECK (date_order IN ('ymd', 'dmy', 'mdy')),
    leg_unit TEXT CHECK (leg_unit IN ('mm', 'in')),
    retention_years INTEGER CHECK (retention_years BETWEEN 1 AND 100),
    jurisdiction TEXT
) STRICT;

CREATE TABLE offices (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    address TEXT,
    city TEXT,
    country TEXT,
    phone TEXT,
    time_zone TEXT NOT NULL CHECK (time_zone <> ''),
    active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE staff_members (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    role TEXT NOT NULL CHECK (role IN ('front-desk', 'clinician', 'owner')),
    account TEXT UNIQUE CHECK (account <> ''),
    profession TEXT CHECK (profession IN ('chiropractor', 'physiotherapist', 'other')),
    registration TEXT,
    active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE qualifications (
    id INTEGER PRIMARY KEY,
    staff_member_id INTEGER NOT NULL REFERENCES staff_members (id) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL CHECK (title <> ''),
    awarded_by TEXT,
    awarded_on TEXT,
    checked_by INTEGER REFERENCES staff_members (id) DEFERRABLE INITIALLY DEFERRED,
    checked_on TEXT,
    CHECK ((checked_by IS NULL) = (checked_on IS NULL))
) STRICT;
CREATE INDEX qualifications_by_staff_member ON qualifications (staff_member_id);
CREATE INDEX qualifications_by_checker ON qualifications (checked_by);

-- The passphrase of a staff member, hashed: `$scrypt$ln=17,r=8,p=1$<salt>$<key>`, so that the cost may be raised.
-- It is no record: it is in no export, and the audit log says only that it was set or taken away.
CREATE TABLE passphrases (
    staff_member_id INTEGER PRIMARY KEY REFERENCES staff_members (id) DEFERRABLE INITIALLY DEFERRED,
    -- Empty where it was taken away.
    hash TEXT CHECK (hash LIKE '$scrypt$%'),
    -- How many wrong ones were given since the last right one, and when the last of them was.
    failures INTEGER NOT NULL CHECK (failures >= 0),
    failed_at TEXT
) STRICT;

-- What is known of the files of other systems: which of their columns is which field.
CREATE TABLE import_maps (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    becomes TEXT NOT NULL CHECK (becomes <> ''),
    system TEXT CHECK (system <> ''),
    column_fields TEXT CHECK (column_fields <> ''),
    field_values TEXT CHECK (field_values <> ''),
    date_order TEXT CHECK (date_order IN ('ymd', 'dmy', 'mdy')),
    delimiter TEXT CHECK (delimiter <> '')
) STRICT;
