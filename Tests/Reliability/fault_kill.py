"""Kill -9 at random moments among eight desks that record visits as fast as they can: each desk is killed at a moment
of its own, and the others go on. Once all are dead, plumb check passes, every visit that any desk was ever shown is
there, and none is there by half. Again and again on one database.

This kills programs; only pulling the plug would show that the disk was waited for as well."""

import time

from fault import Options, hold, hold_check, practice_with_backup
from practice import query
from writers import HALVES, Writer


def main():
    options = Options(__doc__, few={"rounds": 10}, rounds=500, desks=8)
    database = practice_with_backup()
    longest = max(0.7, 2 * pace(database, options.desks))
    acknowledged, in_the_middle = set(), 0
    for number in range(options.rounds):
        where = f"seed {options.seed}, round {number}:"
        moments = sorted(0.05 + options.random.random() * longest for _ in range(options.desks))
        started = time.monotonic()
        desks = [Writer(database, f"desk {desk} of round {number}") for desk in range(options.desks)]
        log = database.with_name("plumb.sqlite-wal")
        for desk, moment in zip(desks, moments):
            time.sleep(max(0, started + moment - time.monotonic()))
            if desk is desks[-1]:
                # Alone, it starts a program most of the time: it is killed once it has the database open.
                while not log.exists() and time.monotonic() < started + longest + 5:
                    time.sleep(0.001)
                time.sleep(options.random.random() * 0.03)
            desk.kill()
        # The last who leaves brings the log into the file, unless it is killed before.
        in_the_middle += log.exists()
        for desk in desks:
            hold(desk.said() == "", where, "a desk was refused:", desk.said())
            acknowledged.update(desk.acknowledged())
        hold_check(database, where)
        lost = acknowledged - set(query(database, "SELECT 'V-' || id, note FROM visits"))
        hold(not lost, where, f"{len(lost)} acknowledged visits are not there, such as {lost and min(lost)}")
        hold(query(database, HALVES) == [], where, "a visit is there by half")
    hold(in_the_middle * 10 >= options.rounds, "The kills fell between the visits; nothing is proved.")
    hold(len(acknowledged) * 2 > options.rounds, "Hardly anything was recorded; nothing is proved.")
    print(
        f"{options.rounds} rounds of kill -9 among {options.desks} desks (seed {options.seed}), {in_the_middle} with "
        f"the last one killed at work; {len(acknowledged)} visits acknowledged, none lost, none by half; check passed "
        "each time")


def pace(database, count):
    """How long one visit takes each of so many desks at once on this machine, so that there is something to interrupt."""
    started = time.monotonic()
    desks = [Writer(database, f"desk {desk} before the first round", visits=1) for desk in range(count)]
    for desk in desks:
        hold(desk.wait() == 0, desk.said())
    return time.monotonic() - started


main()
