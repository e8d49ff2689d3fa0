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

CREATE TRIGGER import_maps_are_never_deleted BEFORE DELETE ON import_maps BEGIN
    SELECT RAISE(ABORT, 'records are never deleted');
END;
CREATE TRIGGER import_maps_are_never_replaced BEFORE INSERT ON import_maps
WHEN EXISTS (SELECT 1 FROM import_maps WHERE id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: import_maps.id');
END;
CREATE TRIGGER import_maps_keep_their_name BEFORE INSERT ON import_maps
WHEN EXISTS (SELECT 1 FROM import_maps WHERE name = NEW.name) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: import_maps.name');
END;
CREATE TRIGGER import_maps_take_no_other_name BEFORE UPDATE OF name ON import_maps
WHEN EXISTS (SELECT 1 FROM import_maps WHERE name = NEW.name AND id <> OLD.id) BEGIN
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: import_maps.name');
END;
