"""Kill -9 at random moments while a practice of an older version is brought up to date. It is then at the schema that
it had, or at the newest, and never in between; every record is there; and the next program that opens it finishes."""

import subprocess
import time

from fault import Options, hold, hold_check, hold_kept, records, released, versions
from practice import PLUMB, desk, plumb, query


def main():
    options = Options(__doc__, few={"rounds": 10}, rounds=500)
    older = versions()[:-1]
    longest = max(duration(released(number)) for number in older)
    found = {"old": 0, "new": 0}
    for attempt in range(options.rounds):
        number = older[attempt % len(older)]
        moment = options.random.random() * longest
        where = f"seed {options.seed}, round {attempt}, version {number}, killed after {moment * 1000:.1f} ms:"
        database = released(number)
        before = records(database)
        program = subprocess.Popen(
            [PLUMB, "patient", "list"], env=desk(database), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        time.sleep(moment)
        program.kill()
        program.wait()
        ((applied,),) = query(database, "SELECT max(number) FROM schema_steps")
        hold(applied in (number, versions()[-1]), where, f"it is at step {applied}")
        found["old" if applied == number else "new"] += 1
        hold_kept(before, database, where)
        opened = plumb("patient", "list", database=database)
        hold(opened.returncode == 0, where, opened.stderr)
        hold_kept(before, database, where)
        hold_check(database, where, backup=False)
    # A few may well fall on one side.
    if options.rounds >= 100:
        hold(min(found.values()) > 0, f"The kills fell on one side alone, {found}; nothing is proved.")
    print(
        f"{options.rounds} upgrades killed (seed {options.seed}): {found['old']} at the schema that they had, "
        f"{found['new']} at the newest, none in between; every record there, and the next program finished each")


def duration(database):
    started = time.monotonic()
    opened = plumb("patient", "list", database=database)
    hold(opened.returncode == 0, opened.stderr)
    return time.monotonic() - started


main()
