# A backup for whose copy the disk has no room ends with 74 and one sentence, and leaves nothing there, under whatever
# name, clear or encrypted; where a restore has no room, the database is as it was.
set -euo pipefail

size=$(($(stat -c %s "$DEMO/plumb.sqlite") / 1024))
kilobytes=$((size * 4))
source "$(dirname "$0")/small_disk.sh"

folder=$(mktemp -d)
export PLUMB_DATABASE=$folder/plumb.sqlite
cp "$DEMO/plumb.sqlite" "$PLUMB_DATABASE"
verified() { sqlite3 "$1" "SELECT count(*) FROM audit_entries WHERE action = 'add' AND record_type = 'backup'"; }

ways=('')
if command -v age >/dev/null; then
    age-keygen -o "$folder/key" 2>/dev/null
    ways+=("--recipient $(age-keygen -y "$folder/key")")
fi
for way in "${ways[@]}"; do
    for free in 0 8 $((size / 2)) $((size - 8)); do
        fill_but "$free"
        code=0
        # shellcheck disable=SC2086
        "$PLUMB" backup "$disk/copy" $way >"$folder/out" 2>"$folder/said" || code=$?
        left=$(ls -A "$disk")
        rm "$disk/filling"
        if [ "$code" -ne 74 ]; then echo "with $free KB free it ends with $code: $(cat "$folder/said")"; exit 1; fi
        if [ "$(wc -l <"$folder/said")" -ne 1 ]; then echo "not one sentence: $(cat "$folder/said")"; exit 1; fi
        if [ "$left" != filling ]; then echo "with $free KB free it leaves $left"; exit 1; fi
    done
done
if [ "$(verified "$PLUMB_DATABASE")" -ne 0 ]; then echo 'A backup that failed counts as one.'; exit 1; fi

# Now the database is on the small disk, and the backup somewhere else.
"$PLUMB" backup "$folder/copy.sqlite" >/dev/null
export PLUMB_DATABASE=$disk/plumb.sqlite
cp "$folder/plumb.sqlite" "$PLUMB_DATABASE"
"$PLUMB" patient add --family Kept >/dev/null
digest() { sqlite3 "$PLUMB_DATABASE" .dump | sha256sum; }
before=$(digest)
for free in 0 16 $((size / 2)) $((size + size / 2)) $((size * 2 + size / 2)); do
    fill_but "$free"
    code=0
    "$PLUMB" restore "$folder/copy.sqlite" --yes >"$folder/out" 2>"$folder/said" || code=$?
    rm "$disk/filling"
    if [ "$code" -ne 74 ]; then echo "with $free KB free a restore ends with $code: $(cat "$folder/said")"; exit 1; fi
    if [ "$(digest)" != "$before" ]; then echo "with $free KB free the database changed"; exit 1; fi
    rm -f "$disk"/plumb-before-restore-*
done
"$PLUMB" audit verify >/dev/null
