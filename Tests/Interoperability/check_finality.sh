# What was signed or is void, and the audit log, against the sqlite3 shell as it comes, without foreign keys and without
# recursive triggers: each statement is refused, nothing differs afterwards, and what a missing guard lets happen is told.
set -euo pipefail

export PLUMB_DATABASE=$(mktemp -d)/plumb.sqlite
cp "$DEMO/plumb.sqlite" "$PLUMB_DATABASE"
"$PLUMB" complaint void C-1 --reason "a check" >/dev/null

ask() { sqlite3 "$PLUMB_DATABASE" "$1"; }
signed=$(ask "SELECT min(visit_id) FROM adjustments WHERE visit_id IN (
    SELECT visit_id FROM findings JOIN visits v ON v.id = visit_id WHERE v.state = 'signed')")
draft=$(ask "SELECT min(id) FROM visits WHERE state = 'draft'")
finding=$(ask "SELECT min(id) FROM findings WHERE visit_id = $signed")
ask "INSERT INTO findings (visit_id, test, phase, side, state) VALUES ($draft, 'head-tilt', 'after', 'left', 'recorded')"
free=$(ask "SELECT max(id) FROM findings")
addendum=$(ask "SELECT min(id) FROM addenda")
before=$(ask ".dump" | sha256sum)

count=0
refuse() { # a statement
    if said=$(ask "$1" 2>&1); then echo "not refused: $1"; exit 1; fi
    grep -qE 'never (altered|changes|deleted)|only ever appended|UNIQUE constraint failed' <<<"$said" ||
        { echo "refused, but not by a guard: $1: $said"; exit 1; }
    count=$((count + 1))
}
refuse "UPDATE visits SET note = 'x' WHERE id = $signed"
refuse "UPDATE visits SET state = 'draft', signed_by = NULL, signed_at = NULL WHERE id = $signed"
refuse "UPDATE visits SET id = 9999 WHERE id = $signed"
refuse "UPDATE OR REPLACE visits SET id = $signed WHERE id = $draft"
refuse "UPDATE OR REPLACE visits SET rowid = $signed WHERE id = $draft"
refuse "INSERT OR REPLACE INTO visits SELECT * FROM visits WHERE id = $signed"
refuse "INSERT INTO visits SELECT * FROM visits WHERE id = $signed ON CONFLICT (id) DO UPDATE SET note = 'x'"
refuse "DELETE FROM visits WHERE id = $signed"
refuse "UPDATE findings SET side = 'left' WHERE id = $finding"
refuse "UPDATE findings SET visit_id = $draft WHERE id = $finding"
refuse "UPDATE findings SET visit_id = $signed WHERE id = $free"
refuse "UPDATE OR REPLACE findings SET id = $finding WHERE id = $free"
refuse "UPDATE OR REPLACE findings SET _rowid_ = $finding WHERE id = $free"
refuse "INSERT INTO findings (visit_id, test, phase, state) VALUES ($signed, 'gait', 'before', 'not-done')"
refuse "REPLACE INTO findings SELECT * FROM findings WHERE id = $finding"
refuse "DELETE FROM findings WHERE id = $finding"
refuse "DELETE FROM adjustments"
refuse "UPDATE adjustments SET listing_code = 'x' WHERE visit_id = $signed"
refuse "INSERT INTO adjustments (visit_id, vertebra, state) VALUES ($signed, 'C1', 'recorded')"
refuse "UPDATE addenda SET text = 'x' WHERE id = $addendum"
refuse "REPLACE INTO addenda SELECT * FROM addenda WHERE id = $addendum"
refuse "UPDATE complaints SET words = 'x' WHERE id = 1"
refuse "UPDATE complaints SET void_reason = NULL WHERE id = 1"
refuse "UPDATE OR REPLACE complaints SET id = 1 WHERE id = 2"
refuse "UPDATE audit_entries SET reason = 'x' WHERE id = 1"
refuse "UPDATE OR REPLACE audit_entries SET id = 1 WHERE id = 2"
refuse "REPLACE INTO audit_entries SELECT * FROM audit_entries WHERE id = 1"
refuse "INSERT INTO audit_entries SELECT * FROM audit_entries WHERE id = 1 ON CONFLICT DO UPDATE SET reason = 'x'"
refuse "DELETE FROM audit_entries"
[ "$count" -eq 29 ]
[ "$(ask ".dump" | sha256sum)" = "$before" ] || { echo "something differs"; exit 1; }

# Whoever takes a guard away can do anything, and it is told that the guard is missing.
ask "DROP TRIGGER signed_visits_are_only_voided; UPDATE visits SET note = 'x' WHERE id = $signed"
checked=$("$PLUMB" check) || true
grep -q '^failed *schema .*signed_visits_are_only_voided' <<<"$checked" || { echo "$checked"; exit 1; }
