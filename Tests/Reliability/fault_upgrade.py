"""A practice of each version of the schema is opened by this program, at once by eight of them: each is brought up to
date once, keeps every record, is whole by plumb check, and can be written to."""

from concurrent.futures import ThreadPoolExecutor

from fault import Options, hold, hold_check, hold_kept, records, released, versions
from practice import plumb, query


def main():
    options = Options(__doc__, few={"rounds": 1}, rounds=20, desks=8)
    kept = 0
    for number in versions():
        for attempt in range(options.rounds):
            where = f"version {number}, round {attempt}:"
            database = released(number)
            before = records(database)
            with ThreadPoolExecutor(options.desks) as desks:
                asked = [desks.submit(plumb, "patient", "list", database=database) for _ in range(options.desks)]
            for desk in asked:
                hold(desk.result().returncode == 0, where, desk.result().stderr)
            hold_kept(before, database, where)
            kept += sum(map(len, before.values()))
            hold_check(database, where, backup=False)
            ((entries,),) = query(database, "SELECT count(*) FROM audit_entries")
            hold(entries == len(before["audit_entries"]), where, "the audit log has grown by itself")
            added = plumb("patient", "add", "--family", "Afterwards", database=database)
            hold(added.returncode == 0, where, added.stderr)
            verified = plumb("audit", "verify", database=database)
            hold(verified.returncode == 0, where, verified.stderr)
    print(
        f"{len(versions())} versions, each opened {options.rounds} times by {options.desks} programs at once: "
        f"{kept} rows compared, none lost or changed")


main()
