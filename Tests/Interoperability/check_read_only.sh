# An account that may read the database and not write it is told so, with 74, and leaves no trace: not in the file, and
# not beside it. As root this takes another account to be, since nothing is read-only to root.
set -euo pipefail

folder=$(mktemp -d)
chmod 755 "$folder"
mkdir "$folder/desk"
cp "$PLUMB" "$folder/plumb"
cp "$DEMO/plumb.sqlite" "$folder/desk/plumb.sqlite"
chmod 755 "$folder/plumb"
chmod 444 "$folder/desk/plumb.sqlite"
chmod 555 "$folder/desk"
trap 'chmod 755 "$folder/desk"' EXIT
export PLUMB_DATABASE=$folder/desk/plumb.sqlite

as_reader=()
if [ "$(id -u)" -eq 0 ]; then as_reader=(setpriv --reuid=65534 --regid=65534 --clear-groups); fi

refused() {
    local code=0
    "${as_reader[@]}" "$folder/plumb" "$@" >"$folder/out" 2>"$folder/said" || code=$?
    if [ "$code" -ne 74 ]; then echo "$* ends with $code, and not 74: $(cat "$folder/said")"; exit 1; fi
    if [ -s "$folder/out" ]; then echo "$* shows records that it could not write down as seen"; exit 1; fi
    grep -qF "$PLUMB_DATABASE" "$folder/said" || { echo "$* does not say which file: $(cat "$folder/said")"; exit 1; }
}
before=$(sha256sum <"$PLUMB_DATABASE")
refused patient add --family New
refused visit record P-1 --determination in-alignment --not-adjusted
refused patient show P-1
refused export --to "$folder/export"
[ "$(sha256sum <"$PLUMB_DATABASE")" = "$before" ] || { echo 'the file changed'; exit 1; }
[ "$(ls -A "$folder/desk")" = plumb.sqlite ] || { echo "left beside it: $(ls -A "$folder/desk")"; exit 1; }

# The same where the file could be written and its folder cannot: SQLite writes beside the file too.
chmod 666 "$PLUMB_DATABASE"
refused visit record P-1 --determination in-alignment --not-adjusted
[ "$(sha256sum <"$PLUMB_DATABASE")" = "$before" ] || { echo 'the file changed'; exit 1; }
