# A visit for which the database's disk has no room is refused with 74 and one sentence, and has changed nothing,
# however much or little room there is; and when there is room again, it is recorded.
set -euo pipefail

kilobytes=$(($(stat -c %s "$DEMO/plumb.sqlite") / 1024 + 500))
source "$(dirname "$0")/small_disk.sh"

export PLUMB_DATABASE=$disk/plumb.sqlite
cp "$DEMO/plumb.sqlite" "$PLUMB_DATABASE"
folder=$(mktemp -d)
visit() { "$PLUMB" visit record P-1 --determination in-alignment --not-adjusted >"$folder/out" 2>"$folder/said"; }
digest() { sqlite3 "$PLUMB_DATABASE" .dump | sha256sum; }

before=$(digest)
for free in 0 4 16 32 40 48 64; do
    fill_but "$free"
    code=0
    visit || code=$?
    rm "$disk/filling"
    if [ "$code" -ne 74 ]; then echo "with $free KB free it ends with $code: $(cat "$folder/said")"; exit 1; fi
    if [ "$(wc -l <"$folder/said")" -ne 1 ]; then echo "that is not one sentence: $(cat "$folder/said")"; exit 1; fi
    if [ "$(digest)" != "$before" ]; then echo "with $free KB free the database changed"; exit 1; fi
done
visit
"$PLUMB" audit verify >"$folder/out"
