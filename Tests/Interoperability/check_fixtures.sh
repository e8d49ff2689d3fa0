# An export is read and written again without a loss: the demo practice was read from the fixtures, and its export is
# byte for byte what was read.
set -euo pipefail

for table in "$FIXTURES"/demo-practice/*.csv; do
    cmp "$table" "$DEMO/export/$(basename "$table")"
done
