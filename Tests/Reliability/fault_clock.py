"""A clock that is set back: by an hour, by days, to years ago, and forward again. Records are made all the same,
nothing is lost, and the audit log stays whole and in the order in which things were done; its times are those of the
clock.

The clock is faketime's, from apt."""

import json
import shutil
import subprocess

from fault import Options, hold, hold_check, practice_with_backup
from practice import PLUMB, desk, query

SHIFTS = ["+0", "-1h", "-3d", "-400d", "-15y", "+0", "-2d", "+0"]
VISIT = ["visit", "record", "P-1", "--determination", "in-alignment", "--not-adjusted", "--format", "json", "--note"]


def main():
    options = Options(__doc__, few={"rounds": 1}, rounds=10)
    if not shutil.which("faketime"):
        print("There is no faketime here, which apt-get install faketime brings.")
        raise SystemExit(77)
    database = practice_with_backup()
    ((before,),) = query(database, "SELECT count(*) FROM audit_entries")
    acknowledged = []
    for number in range(options.rounds):
        for shift in SHIFTS:
            note = f"round {number}, clock {shift}"
            done = at(shift, *VISIT, note, database=database)
            hold(done.returncode == 0, note, done.stderr)
            acknowledged.append((json.loads(done.stdout)["visit_id"], note))
            hold(at(shift, "audit", "verify", database=database).returncode == 0, note, "the audit log is not whole")
    kept = query(database, "SELECT 'V-' || id, note FROM visits WHERE note LIKE 'round %' ORDER BY id")
    hold(kept == acknowledged, "The visits are not those that were acknowledged, in their order.")
    listed = json.loads(at("+0", "audit", "list", "--format", "json", database=database).stdout)
    numbers = [entry["audit_entry_id"] for entry in listed]
    hold(numbers == list(range(1, len(numbers) + 1)), "The audit log is not listed in the order of its entries.")
    visits = [entry for entry in listed[before:] if (entry["action"], entry["record_type"]) == ("add", "visit")]
    hold([f"V-{entry['record_id']}" for entry in visits] == [number for number, _ in acknowledged], "Not in order.")
    backwards = sum(later["at"] < earlier["at"] for earlier, later in zip(visits, visits[1:]))
    hold(backwards >= 4 * options.rounds, "The clock was not set back; nothing is proved.")
    hold_check(database)
    print(
        f"the clock set {len(acknowledged)} times, {backwards} times back: {len(acknowledged)} visits recorded, none "
        "lost; the audit log whole, and listed in the order of what was done")


def at(shift, *words, database):
    """Runs the program with a clock that is so far off."""
    return subprocess.run(
        ["faketime", "-f", shift, PLUMB, *words], env=desk(database), stdin=subprocess.DEVNULL, capture_output=True,
        text=True, timeout=120)


main()
