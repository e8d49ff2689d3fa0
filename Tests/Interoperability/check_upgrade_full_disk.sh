# A practice of an older version for whose upgrade the disk has no room is left as it was: the program ends with 74 and
# one sentence, however much or little room there is; and when there is room again, it is brought up to date.
set -euo pipefail

kilobytes=6000
source "$(dirname "$0")/small_disk.sh"

folder=$(mktemp -d)
export PLUMB_DATABASE=$disk/plumb.sqlite
digest() { sqlite3 "$PLUMB_DATABASE" .dump | sha256sum; }
list() { "$PLUMB" patient list >"$folder/out" 2>"$folder/said"; }

# Every version but the newest, which needs no upgrade.
mapfile -t older < <(printf '%s\n' "$FIXTURES"/databases/v*.sqlite | sort -V | head -n -1)
for old in "${older[@]}"; do
    cp "$old" "$PLUMB_DATABASE"
    before=$(digest)
    for free in 0 4 16 32 64; do
        fill_but "$free"
        code=0
        list || code=$?
        rm "$disk/filling"
        if [ "$code" -ne 74 ]; then echo "$old with $free KB free: it ends with $code: $(cat "$folder/said")"; exit 1; fi
        if [ "$(wc -l <"$folder/said")" -ne 1 ]; then echo "that is not one sentence: $(cat "$folder/said")"; exit 1; fi
        if [ "$(digest)" != "$before" ]; then echo "$old with $free KB free: it was changed"; exit 1; fi
    done
    list
    "$PLUMB" audit verify >/dev/null
    rm "$disk"/plumb.sqlite*
done
