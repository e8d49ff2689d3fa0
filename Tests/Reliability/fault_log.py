"""What killed programs leave beside a database: its write-ahead log, with visits that are nowhere else. Whole, cut off
anywhere, with a byte that flipped anywhere, or with an index beside it that is rubbish: what was written before that
place is there, in order, and plumb check passes.

A log that was spoilt ends where it was: SQLite cannot know what came after."""

import shutil
import sqlite3
import tempfile
from pathlib import Path

from fault import Options, hold, hold_check, practice_with_backup
from practice import plumb, query

VISIT = [
    "visit", "record", "P-1", "--finding", "leg-check=right:6mm", "--determination", "misaligned", "--adjusted", "C1"]


def main():
    options = Options(__doc__, few={"places": 10, "visits": 5}, places=200, visits=20)
    database = practice_with_backup()
    ends, log = written(database, options.visits)
    base = count(database.with_name("base.sqlite"))
    kept = []
    for number in range(-3, options.places):
        copy = Path(tempfile.mkdtemp()) / "plumb.sqlite"
        shutil.copyfile(database.with_name("base.sqlite"), copy)
        copy.chmod(0o600)
        spoilt, expected = bytearray(log), options.visits
        place = options.random.randrange(len(log))
        if number == -3:
            what = "the log as it was left"
        elif number == -2:
            what = "no log"
            spoilt, expected = None, 0
        elif number == -1:
            what = "an index that is rubbish"
            copy.with_name("plumb.sqlite-shm").write_bytes(options.random.randbytes(32768))
        elif number % 2:
            what = f"cut off after {place} bytes"
            spoilt, expected = spoilt[:place], sum(end <= place for end in ends)
        else:
            what = f"a byte flipped at {place}"
            spoilt[place] ^= 1 << options.random.randrange(8)
            expected = sum(end <= place for end in ends) if place >= 32 else 0
        if spoilt is not None:
            copy.with_name("plumb.sqlite-wal").write_bytes(spoilt)
        for file in copy.parent.iterdir():
            file.chmod(0o600)
        where = f"seed {options.seed}, {what}:"
        hold_check(copy, where)
        found = query(copy, "SELECT note FROM visits WHERE note LIKE 'visit %' ORDER BY id")
        hold(found == [(f"visit {visit}",) for visit in range(expected)], where, f"{found}, and not {expected}")
        hold(count(copy) == base + expected, where, "there are other visits")
        verified = plumb("audit", "verify", database=copy)
        hold(verified.returncode == 0, where, verified.stderr)
        added = plumb(*VISIT, database=copy)
        hold(added.returncode == 0, where, added.stderr)
        hold(count(copy) == base + expected + 1, where, "what was recorded afterwards is not there")
        kept.append(expected)
        shutil.rmtree(copy.parent)
    print(
        f"a log of {options.visits} visits ({len(log) // 1024} KB) left whole, cut off or spoilt at {options.places} "
        f"random places (seed {options.seed}): what was before the place was there each time, and check passed")


def written(database, visits):
    """Records visits into a log that nobody brings into the file; where each of them ends there, and the log."""
    log = database.with_name("plumb.sqlite-wal")
    # Before it is opened here: closing any file of a database lets go of what this process has locked in it.
    shutil.copyfile(database, database.with_name("base.sqlite"))
    # As long as this one reads, the log stays.
    reader = sqlite3.connect(database, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM visits").fetchall()
    ends = []
    for number in range(visits):
        done = plumb(*VISIT, "--note", f"visit {number}", database=database)
        hold(done.returncode == 0, done.stderr)
        ends.append(log.stat().st_size)
    left = log.read_bytes()
    reader.close()
    return ends, left


def count(database):
    return query(database, "SELECT count(*) FROM visits")[0][0]


main()
