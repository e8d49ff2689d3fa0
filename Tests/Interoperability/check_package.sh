# frictionless finds an export valid by its own datapackage.json, and finds out every kind of cell that somebody broke.
set -euo pipefail

export NO_COLOR=1
frictionless validate "$DEMO/export/datapackage.json" >/dev/null || {
    frictionless validate "$DEMO/export/datapackage.json"; exit 1; }

# So is every other way to write one.
export PLUMB_DATABASE=$(mktemp -d)/plumb.sqlite
cp "$DEMO/plumb.sqlite" "$PLUMB_DATABASE"
valid() {
    local folder
    folder=$(mktemp -d)/export
    "$PLUMB" export --to "$folder" "$@" >/dev/null 2>&1
    frictionless validate "$folder/datapackage.json" >"$folder.said" || {
        echo "$* is not valid:"; cat "$folder.said"; exit 1; }
}
valid --dialect excel --decimal-comma
valid --patient P-6
valid --office O-2 --dialect excel --delimiter ';'
valid --since 2026-03-01 --until 2026-06-30
valid --pseudonymous --dialect excel --office O-1 --since 2026-05-01

# The copy in which $1 was replaced in the table $2 must be refused, with an error of the type $3.
refuses() {
    local copy
    copy=$(mktemp -d)
    cp "$DEMO"/export/* "$copy"
    sed -i "0,/$1/s/$1/$4/" "$copy/$2.csv"
    if cmp -s "$copy/$2.csv" "$DEMO/export/$2.csv"; then echo "nothing in $2 matches $1"; exit 1; fi
    if frictionless validate --json "$copy/datapackage.json" >"$copy/report"; then
        echo "frictionless takes $2 with $1 replaced by $4"; exit 1
    fi
    grep -q "\"type\": \"$3\"" "$copy/report" || { echo "no $3 in $2:"; cat "$copy/report"; exit 1; }
}
refuses '^V-2,P-2,' visits foreign-key 'V-2,P-999,'
refuses '^V-2,' visits unique-error 'V-1,'
refuses ',follow-up,' visits constraint-error ',followup,'
refuses ',2025-11-25,' visits type-error ',25.11.2025,'
refuses '^P-3,' patients constraint-error 'P3,'
refuses ',C1,' adjustments constraint-error ',,'
refuses '^patient_id,' patients incorrect-label 'patient,'
