# Output that cannot be written never looks like a success: it ends with 74 and one sentence, in every format.
set -euo pipefail

folder=$(mktemp -d)
export PLUMB_DATABASE=$folder/plumb.sqlite
cp "$DEMO/plumb.sqlite" "$PLUMB_DATABASE"

fails() {
    local code=0
    "$PLUMB" "$@" >/dev/full 2>"$folder/said" || code=$?
    if [ "$code" -ne 74 ]; then echo "$* ends with $code, and not 74: $(cat "$folder/said")"; exit 1; fi
    if [ "$(wc -l <"$folder/said")" -ne 1 ]; then echo "$* does not say one sentence: $(cat "$folder/said")"; exit 1; fi
}
for format in text csv json; do
    fails patient list --format "$format"
    fails audit list --format "$format"
done
fails patient show P-9
fails audit verify
fails export --dictionary
fails export visits --to -
fails export visits --to - --pseudonymous --dialect excel
