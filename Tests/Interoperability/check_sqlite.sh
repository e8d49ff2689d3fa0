# The sqlite3 shell imports every table of an export, and in what it imported every id leads somewhere: the counts and
# the longest texts are those of Plumbline's own database, and no reference of the data package hangs in the air.
set -euo pipefail

folder=$(mktemp -d)
for table in "$DEMO"/export/*.csv; do
    sqlite3 "$folder/imported.sqlite" ".import --csv '$table' $(basename "$table" .csv)"
done

ask() { sqlite3 "$folder/imported.sqlite" "ATTACH 'file:$DEMO/plumb.sqlite?mode=ro' AS kept; $1"; }
expect() { # what is expected, the question, its SQL
    local answer
    answer=$(ask "$3")
    if [ "$answer" != "$1" ]; then echo "$2: $answer, and not $1"; exit 1; fi
}

# Each reference of datapackage.json, as: table, column, table referred to, column of that.
references=$(sqlite3 -separator ' ' :memory: "
    SELECT r.value ->> 'name', k.value -> 'fields' ->> 0,
           iif(k.value -> 'reference' ->> 'resource' = '', r.value ->> 'name', k.value -> 'reference' ->> 'resource'),
           k.value -> 'reference' -> 'fields' ->> 0
    FROM json_each(readfile('$DEMO/export/datapackage.json'), '\$.resources') r,
         json_each(r.value, '\$.schema.foreignKeys') k")
grep -q '^visits patient_id patients patient_id$' <<<"$references"
grep -q '^findings visit_id visits visit_id$' <<<"$references"
while read -r table column target key; do
    expect 0 "$table.$column without a row in $target" "
        SELECT count(*) FROM main.$table a
        WHERE a.$column <> '' AND NOT EXISTS (SELECT 1 FROM main.$target b WHERE b.$key = a.$column)"
done <<<"$references"

for table in patients complaints visits findings adjustments addenda severity_ratings; do
    expect 1 "the rows of $table as the database has them" \
        "SELECT (SELECT count(*) FROM main.$table) = (SELECT count(*) FROM kept.$table)"
done

# Texts of several lines arrive whole: each is compared with the database's own.
expect 0 'notes that differ' "
    SELECT count(*) FROM kept.visits k JOIN main.visits i ON i.visit_id = 'V-' || k.id
    WHERE i.note <> coalesce(k.note, '')"
expect 1 'a note of several lines among them' "SELECT count(*) > 0 FROM main.visits WHERE instr(note, char(10)) > 0"
