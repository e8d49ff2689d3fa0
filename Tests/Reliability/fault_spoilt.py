"""A database that was cut off, or in which bytes changed, at random places: a bit, a run of bytes, a sector of zeros.
It is found, by plumb check, or it is harmless: every record is as it was. And whatever is done with the file, no
command ends in a crash, or otherwise than with an answer."""

import shutil
import tempfile
from pathlib import Path

from fault import Options, hold, practice_with_backup, records
from practice import plumb

COMMANDS = [
    ["patient", "list"], ["patient", "find", "hart"], ["patient", "show", "P-4"], ["patient", "duplicates"],
    ["patient", "timeline", "P-1"], ["visit", "list", "P-4"], ["today"], ["report", "due"], ["holding", "P-1"],
    ["audit", "list"], ["audit", "verify"], ["export", "--to", "out"], ["backup", "copy"],
    ["visit", "record", "P-4", "--determination", "in-alignment", "--not-adjusted"],
    ["patient", "add", "--family", "New"], ["restore", "backup.sqlite", "--yes"]]

# Done; failed; a rule; not found; no place; the disk; in use; not permitted. No slip of usage, and no signal.
ANSWERS = {0, 1, 65, 66, 73, 74, 75, 77}


def main():
    options = Options(__doc__, few={"places": 10}, places=200)
    database = practice_with_backup()
    plumb("audit", "verify", database=database)
    whole, before = database.read_bytes(), records(database)
    found, missed = 0, []
    for number in range(options.places):
        spoilt, what = spoil(whole, options.random)
        where = f"seed {options.seed}, place {number}, {what}:"
        file = Path(tempfile.mkdtemp()) / "plumb.sqlite"
        checked = answered(file, spoilt, database, where, "check")
        found += checked == 1
        if checked == 0 and not is_as_it_was(file, before):
            missed.append(where)
        for words in COMMANDS:
            answered(file, spoilt, database, where, *words)
        shutil.rmtree(file.parent)
    hold(not missed, f"{len(missed)} were not found, and are not harmless:", *missed)
    hold(found > 0, "Nothing was found; nothing is proved.")
    print(
        f"{options.places} random places spoilt (seed {options.seed}): {found} found by plumb check, "
        f"{options.places - found} harmless; {len(COMMANDS) + 1} commands on each, no crash")


def spoil(whole, random):
    """The bytes of a file that was spoilt at a random place, and how."""
    spoilt, place = bytearray(whole), random.randrange(len(whole))
    match random.choice(["bit", "bit", "bytes", "sector", "cut"]):
        case "bit":
            spoilt[place] ^= 1 << random.randrange(8)
            what = "a bit flipped at"
        case "bytes":
            run = random.randbytes(random.randrange(1, 64))[:len(whole) - place]
            spoilt[place:place + len(run)] = run
            what = f"{len(run)} random bytes at"
        case "sector":
            place -= place % 512
            spoilt[place:place + 512] = bytes(512)
            what = "a sector of zeros at"
        case _:
            spoilt, what = spoilt[:place], "cut off at"
    return bytes(spoilt), f"{what} {place}"


def answered(file, spoilt, database, where, *words):
    """How a command on the spoilt file ends, which each finds as it was spoilt."""
    for left in file.parent.iterdir():
        shutil.rmtree(left) if left.is_dir() else left.unlink()
    shutil.copyfile(database.with_name("backup.sqlite"), file.with_name("backup.sqlite"))
    file.write_bytes(spoilt)
    for name in ("plumb.sqlite", "backup.sqlite"):
        file.with_name(name).chmod(0o600)
    done = plumb(*words, database=file, cwd=file.parent)
    hold(done.returncode in ANSWERS, where, words, f"ended with {done.returncode}: {done.stderr[-2000:]}")
    if words != ("check",):
        hold(done.returncode == 0 or done.stderr, where, words, "failed without a word")
    return done.returncode


def is_as_it_was(file, before):
    try:
        return records(file) == before
    except Exception:
        return False


main()
