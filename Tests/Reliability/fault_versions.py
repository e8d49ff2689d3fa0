"""Two versions of the program on one file. An older one that meets a newer file refuses it and changes no byte. While
an older one has the file open, at a prompt, a newer one brings it up to date: the older one then refuses what was
typed. While an older one writes, the newer one waits, or ends with 75 and has changed nothing.

The newer version is played by a step that this program does not know of; the older one by this program, and the
newer one by this program, on a practice of a version before."""

import shutil
import sqlite3
import threading

from fault import Options, hold, hold_check, hold_kept, practice_with_backup, records, released, versions
from practice import plumb
from terminal import at_terminal

READS = [["patient", "list"], ["patient", "show", "P-1"], ["audit", "verify"], ["export", "--to", "out"], ["today"]]
WRITES = [
    ["visit", "record", "P-1", "--determination", "in-alignment", "--not-adjusted"],
    ["patient", "edit", "P-1", "--city", "X"],
    ["visit", "void", "V-1", "--reason", "X"], ["backup", "copy.sqlite"], ["restore", "older.sqlite", "--yes"]]


def main():
    options = Options(__doc__, few={"rounds": 1}, rounds=20)
    older = versions()[:-1]
    for attempt in range(options.rounds):
        older_meets_newer()
        newer_while_older_is_open()
        newer_while_older_writes(older[attempt % len(older)])
    print(
        f"{options.rounds} rounds: {len(READS) + len(WRITES)} commands of an older version refused a newer file and "
        "left each byte; one that had it open refused what was typed; an upgrade waited for who was writing")


def make_newer(database):
    """What a newer program would do: it applies a step, and says so."""
    connection = sqlite3.connect(database)
    connection.execute("ALTER TABLE patients ADD COLUMN shoe_size INTEGER")
    connection.execute("INSERT INTO schema_steps VALUES (1000, 'shoe size')")
    connection.commit()
    connection.close()


def older_meets_newer():
    database = practice_with_backup()
    shutil.copyfile(database.with_name("backup.sqlite"), database.with_name("older.sqlite"))
    make_newer(database)
    before = {file.name: file.read_bytes() for file in database.parent.iterdir()}
    for words in READS + WRITES:
        done = plumb(*words, database=database, cwd=database.parent)
        hold(done.returncode == 65 and "newer plumb" in done.stderr, words, done.returncode, done.stderr)
        hold({file.name: file.read_bytes() for file in database.parent.iterdir()} == before, words, "something changed")


def newer_while_older_is_open():
    database = practice_with_backup()
    def phone():
        make_newer(database)
        return "\n"

    # While nobody answers, it has read the file and not written to it.
    screen = at_terminal(
        "patient", "add", database=database,
        answers=[("Family name", "Zyxwvut\n"), ("Given names", "\n"), ("Birth date", "\n"), ("Phone", phone)])
    hold(screen.code == 65 and "newer plumb" in screen.text, screen.code, screen.text)
    hold("Zyxwvut" not in str(records(database)), "what was typed was written")


def newer_while_older_writes(number):
    database = released(number)
    before = records(database)
    older = sqlite3.connect(database, isolation_level=None, check_same_thread=False)
    older.execute("BEGIN IMMEDIATE")
    older.execute("UPDATE patients SET city = 'Half written' WHERE id = 2")
    refused = plumb("patient", "list", "--wait", "0.2", database=database)
    hold(refused.returncode == 75, refused.returncode, refused.stderr)
    hold(records(database) == before, "an upgrade that waited in vain changed something")
    timer = threading.Timer(0.5, lambda: older.execute("ROLLBACK"))
    timer.start()
    opened = plumb("patient", "list", database=database)
    hold(opened.returncode == 0, opened.stderr)
    timer.join()
    older.close()
    hold_kept(before, database, f"version {number}:")
    hold_check(database, backup=False)


main()
