# No records leave without an entry in the audit log, not even when an export breaks off in the middle: where the disk that
# it goes to is full after some tables, either none of them is there, or the audit log tells of the export. And what is there
# under its final name is whole.
set -euo pipefail

kilobytes=100 # room for patients.csv and visits.csv, and not for findings.csv
source "$(dirname "$0")/small_disk.sh"

folder=$(mktemp -d)
export PLUMB_DATABASE=$folder/plumb.sqlite
cp "$DEMO/plumb.sqlite" "$PLUMB_DATABASE"
exports() { sqlite3 "$PLUMB_DATABASE" "SELECT count(*) FROM audit_entries WHERE action = 'export'"; }

fills() { # exports with these options to a disk that has no room for all of it
    local before code=0 file
    "$PLUMB" export --to "$folder/whole" "$@" >"$folder/out" 2>"$folder/said"
    before=$(exports)
    "$PLUMB" export --to "$disk/export" "$@" >"$folder/out" 2>"$folder/said" || code=$?
    if [ "$code" -ne 74 ]; then echo "$* ends with $code, and not 74: $(cat "$folder/said")"; exit 1; fi
    if [ "$(wc -l <"$folder/said")" -ne 1 ]; then echo "$* does not say one sentence: $(cat "$folder/said")"; exit 1; fi
    if [ "$(exports)" -eq "$before" ]; then echo "The audit log knows nothing of $*"; exit 1; fi
    if [ -z "$(ls "$disk/export")" ]; then echo "$* wrote nothing at all, so that this says nothing"; exit 1; fi
    for file in $(ls -A "$disk/export"); do
        cmp "$disk/export/$file" "$folder/whole/$file" || { echo "$* leaves half of $file"; exit 1; }
    done
    if [ -e "$disk/export/findings.csv" ]; then echo "$* had room for everything"; exit 1; fi
    rm -r "$disk/export" "$folder/whole"
}
fills
fills --dialect excel --delimiter ';'
fills --pseudonymous

# One table, to a file on the same disk: what is there is half, as with any program that writes to the output, and the
# code says so.
fill_but 40
code=0
"$PLUMB" export findings --to - >"$disk/findings.csv" 2>"$folder/said" || code=$?
if [ "$code" -ne 74 ]; then echo "to the output it ends with $code, and not 74: $(cat "$folder/said")"; exit 1; fi
if [ "$(wc -l <"$folder/said")" -ne 1 ]; then echo "that is not one sentence: $(cat "$folder/said")"; exit 1; fi
