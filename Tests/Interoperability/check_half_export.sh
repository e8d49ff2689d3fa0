# No records leave without an entry in the ledger, not even when an export breaks off in the middle: where the disk that
# it goes to is full after some tables, either none of them is there, or the ledger tells of the export.
set -euo pipefail

kilobytes=100 # room for patients.csv and visits.csv, and not for findings.csv
source "$(dirname "$0")/small_disk.sh"

folder=$(mktemp -d)
export PLUMB_DATABASE=$folder/plumb.sqlite
cp "$DEMO/plumb.sqlite" "$PLUMB_DATABASE"
exports() { sqlite3 "$PLUMB_DATABASE" "SELECT count(*) FROM audit_entries WHERE action = 'export'"; }

before=$(exports)
code=0
"$PLUMB" export --to "$disk/export" >"$folder/out" 2>"$folder/said" || code=$?
if [ "$code" -ne 74 ]; then echo "it ends with $code, and not 74: $(cat "$folder/said")"; exit 1; fi
left=$(find "$disk" -type f -printf '%f ')
if [ -n "$left" ] && [ "$(exports)" -eq "$before" ]; then
    echo "The ledger knows of no export, but these were left behind: $left"; exit 1
fi
