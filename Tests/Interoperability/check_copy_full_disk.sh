# A copy of a chart for which the disk has no room ends with 74 and one sentence, leaves nothing there, under whatever
# name, and is not on record as given.
set -euo pipefail

kilobytes=2048
source "$(dirname "$0")/small_disk.sh"

folder=$(mktemp -d)
export PLUMB_DATABASE=$folder/plumb.sqlite
cp "$DEMO/plumb.sqlite" "$PLUMB_DATABASE"
given() { sqlite3 "$PLUMB_DATABASE" 'SELECT count(*) FROM disclosures'; }
before=$(given)

for free in 0 4 8 40 120 200; do
    fill_but "$free"
    code=0
    "$PLUMB" patient copy P-10 --to "$disk/copy" >"$folder/out" 2>"$folder/said" || code=$?
    left=$(ls -A "$disk")
    rm "$disk/filling"
    if [ "$code" -ne 74 ]; then echo "with $free KB free it ends with $code: $(cat "$folder/said")"; exit 1; fi
    if [ "$(wc -l <"$folder/said")" -ne 1 ]; then echo "not one sentence: $(cat "$folder/said")"; exit 1; fi
    if grep -q plumb-copy "$folder/said"; then echo "a name that nobody gave: $(cat "$folder/said")"; exit 1; fi
    if [ "$left" != filling ]; then echo "with $free KB free it leaves $left"; exit 1; fi
done
if [ "$(given)" -ne "$before" ]; then echo 'A copy that failed is on record as given.'; exit 1; fi
"$PLUMB" patient copy P-10 --to "$disk/copy" >/dev/null 2>&1
"$PLUMB" audit verify >/dev/null
