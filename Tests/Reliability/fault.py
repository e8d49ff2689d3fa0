"""What every fault has: its options, and what has to hold of a database after it."""

import argparse
import random
import re
import shutil
import tempfile
from pathlib import Path

from practice import copy_of_demo, plumb, query

RELEASED = Path(__file__).resolve().parents[2] / "Fixtures/databases"


class Options(argparse.Namespace):
    """How often, and by which seed."""

    def __init__(self, description, few, **counts):
        """`counts` are the numbers of the full run by their option's name, `few` those of the small one."""
        parser = argparse.ArgumentParser(
            description=description, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
        parser.add_argument("--few", action="store_true", help=f"a small run: {few}")
        parser.add_argument("--seed", type=int, default=1, help="by which the random choices are made")
        for name, count in counts.items():
            parser.add_argument(f"--{name}", type=int, help=f"{count} where nothing is said")
        parser.parse_args(namespace=self)
        for name, count in counts.items():
            if getattr(self, name) is None:
                setattr(self, name, few.get(name, count) if self.few else count)
        self.random = random.Random(self.seed)


def practice_with_backup():
    """A copy of the demo practice of which plumb check finds nothing to say."""
    database = copy_of_demo()
    database.chmod(0o600)
    backed_up = plumb("backup", database.with_name("backup.sqlite"), database=database)
    hold(backed_up.returncode == 0, backed_up.stderr)
    return database


def released(number):
    """A copy of the database of a version of the schema."""
    database = Path(tempfile.mkdtemp()) / "plumb.sqlite"
    shutil.copyfile(RELEASED / f"v{number}.sqlite", database)
    database.chmod(0o600)
    return database


def versions():
    """The versions of the schema that a program had."""
    return sorted(int(file.stem[1:]) for file in RELEASED.glob("v*.sqlite"))


def hold(condition, *words):
    """Ends the fault where something does not hold, and says what."""
    if not condition:
        raise SystemExit(" ".join(map(str, words)))


def hold_check(database, *words, backup=True):
    """Everything that plumb check looks at holds; a practice of an older version may have no backup yet."""
    checked = plumb("check", database=database)
    failed = re.findall("^failed +([a-z]+)", checked.stdout, re.MULTILINE)
    hold(failed == [] if backup else failed in ([], ["backup"]), *words, checked.stdout, checked.stderr)
    hold(checked.returncode in (0, 1) and (checked.returncode == 0 or failed), *words, checked.stderr)


def records(database):
    """Every row of every table, by the names of its columns, but not what SQLite derives from them."""
    tables = query(database, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    found = {}
    for (name,) in tables:
        if name.startswith(("sqlite_", "patient_search")):
            continue
        columns = [row[1] for row in query(database, f"PRAGMA table_info({name})")]
        found[name] = [dict(zip(columns, row)) for row in query(database, f"SELECT * FROM {name}")]
    return found


def hold_kept(before, database, *words):
    """Every row that there was is there still, each of its columns as it was."""
    after = records(database)
    for table, rows in before.items():
        columns = list(rows[0]) if rows else []
        kept = {tuple(row[name] for name in columns) for row in after.get(table, [])}
        for row in rows:
            hold(tuple(row.values()) in kept, *words, f"{table} has lost {row}")
