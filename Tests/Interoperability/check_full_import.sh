# An import for whose database the disk has no room is refused with 74 and one sentence, and leaves nothing, however
# much or little room there is; and when there is room again, it goes through.
set -euo pipefail

kilobytes=6000
source "$(dirname "$0")/small_disk.sh"

folder=$(mktemp -d)
bring() { "$PLUMB" import "$DEMO/export" --database "$disk/plumb.sqlite" >"$folder/out" 2>"$folder/said"; }

for free in 0 8 100 300 700 1000; do
    fill_but "$free"
    code=0
    bring || code=$?
    if [ "$code" -ne 74 ] && [ "$code" -ne 73 ]; then
        echo "with $free KB free it ends with $code: $(cat "$folder/said")"; exit 1
    fi
    if [ "$(wc -l <"$folder/said")" -ne 1 ]; then echo "that is not one sentence: $(cat "$folder/said")"; exit 1; fi
    left=$(find "$disk" -type f ! -name filling -printf '%f ')
    if [ -n "$left" ]; then echo "with $free KB free it leaves $left"; exit 1; fi
    rm "$disk/filling"
done
bring
"$PLUMB" export --database "$disk/plumb.sqlite" --to "$folder/again" >"$folder/out"
diff -r "$DEMO/export" "$folder/again"
