# A reader that has seen enough goes away; the program stops, and says nothing: plumb audit list | head -1.
set -euo pipefail

folder=$(mktemp -d)
export PLUMB_DATABASE=$folder/plumb.sqlite
cp "$DEMO/plumb.sqlite" "$PLUMB_DATABASE"

quietly() { # a command that writes more than a pipe holds
    [ "$("$@" 2>/dev/null | wc -c)" -gt 65536 ] || { echo "$* writes too little to tell"; exit 1; }
    { "$@" 2>"$folder/said" || true; } | head -1 >/dev/null
    if [ -s "$folder/said" ]; then echo "$* | head -1 says: $(cat "$folder/said")"; exit 1; fi
}
for format in text csv json; do
    quietly "$PLUMB" audit list --format "$format"
done
quietly "$PLUMB" export findings --to -
quietly "$PLUMB" export findings --to - --pseudonymous

# Some shells and services start their programs with SIGPIPE ignored; then it is the write that fails.
(trap '' PIPE; quietly "$PLUMB" audit list --format csv)
