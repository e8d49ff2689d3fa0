"""A disk that is full in the middle: of a visit, a backup, an upgrade, a restore. A file may grow to a limit and no
further (`ulimit -f`), from none at all upwards. The command ends with 74 and one sentence, or it is done; what was
there is as it was, nothing half-made is left, and with room again it goes through.

Disks that are full in earnest are in Tests/Interoperability: check_full_disk, check_full_import,
check_backup_full_disk, check_upgrade_full_disk."""

import resource
import shutil
import tempfile
from pathlib import Path

from fault import Options, hold, hold_check, hold_kept, practice_with_backup, records, released, versions
from practice import plumb

VISIT = [
    "visit", "record", "P-1", "--finding", "leg-check=right:6mm", "--determination", "misaligned", "--adjusted", "C1"]


def main():
    options = Options(__doc__, few={"limits": 4}, limits=50)
    counts = {
        work.__name__: sum(work(limit, options) for limit in limits(options, most))
        for work, most in ((visit, 400), (backup, 2_000), (restore, 2_000))}
    counts["upgrade"] = sum(
        upgrade(number, limit) for number in versions()[:-1] for limit in limits(options, 1_500, each=len(versions())))
    for work, refused in counts.items():
        hold(refused > 0, f"No limit was too little for the {work}; nothing is proved.")
    told = ", ".join(f"{work} {count}" for work, count in counts.items())
    print(
        f"refused for want of room: {told}; nothing was changed or left by any, and each went through with room again")


def limits(options, most, each=1):
    """So many limits in KB, evenly."""
    count = max(2, options.limits // each)
    return [most * number // (count - 1) for number in range(count)]


def limited(limit, *words, database):
    def limit_files():
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit * 1024, limit * 1024))

    return plumb(*words, database=database, preexec_fn=limit_files)


def hold_refusal(done, where):
    """Whether it was refused; then in one sentence, and with the code of a disk that is full."""
    if done.returncode == 0:
        return False
    hold(done.returncode in (73, 74), where, f"it ended with {done.returncode}: {done.stderr}")
    hold(done.stderr.count("\n") == 1 and done.stderr.startswith("Error: "), where, f"not one sentence: {done.stderr}")
    return True


def visit(limit, options):
    where = f"a visit with {limit} KB:"
    database = practice_with_backup()
    before = records(database)
    refused = hold_refusal(limited(limit, *VISIT, database=database), where)
    hold((records(database) == before) == refused, where, "the database is not as it was said")
    hold_check(database, where)
    again = plumb(*VISIT, database=database)
    hold(again.returncode == 0, where, again.stderr)
    hold_kept(before, database, where)
    return refused


def backup(limit, options):
    where = f"a backup with {limit} KB:"
    database = practice_with_backup()
    copy = Path(tempfile.mkdtemp()) / "copy.sqlite"
    before = records(database)
    refused = hold_refusal(limited(limit, "backup", copy, database=database), where)
    left = [file.name for file in copy.parent.iterdir()]
    hold(left == ([] if refused else ["copy.sqlite"]), where, f"{left} is left")
    hold_kept(before, database, where)
    if not refused:
        hold_kept(before, copy, where)
    again = plumb("backup", copy.with_name("again.sqlite"), database=database)
    hold(again.returncode == 0, where, again.stderr)
    return refused


def restore(limit, options):
    where = f"a restore with {limit} KB:"
    database = practice_with_backup()
    copy = database.with_name("backup.sqlite")
    hold(plumb(*VISIT, database=database).returncode == 0, where)
    before = records(database)
    refused = hold_refusal(limited(limit, "restore", copy, "--yes", database=database), where)
    if refused:
        hold(records(database) == before, where, "the database was changed")
        parts = [file.name for file in database.parent.glob("*") if file.name.startswith(".") or ".part" in file.name]
        hold(parts == [], where, f"{parts} are left")
    hold_check(database, where, backup=False)
    again = plumb("restore", copy, "--yes", database=database)
    hold(again.returncode == 0, where, again.stderr)
    return refused


def upgrade(number, limit):
    where = f"an upgrade of version {number} with {limit} KB:"
    database = released(number)
    before = records(database)
    refused = hold_refusal(limited(limit, "patient", "list", database=database), where)
    if refused:
        hold(records(database) == before, where, "the database was changed")
    opened = plumb("patient", "list", database=database)
    hold(opened.returncode == 0, where, opened.stderr)
    hold_kept(before, database, where)
    hold_check(database, where, backup=False)
    shutil.rmtree(database.parent)
    return refused


main()
