"""The demo practice as every check has it: its export to read, and copies of its database to work on."""

import csv
import os
import shutil
import sqlite3
import subprocess
import tempfile
from pathlib import Path

PLUMB = os.environ["PLUMB"]
DEMO = Path(os.environ["DEMO"])
EXPORT = DEMO / "export"


def rows(table, folder=EXPORT):
    """The rows of an exported table as dictionaries, read by Python's csv."""
    with open(Path(folder) / f"{table}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def plumb(*arguments, database, **options):
    """Runs the program on a database with nobody at the terminal; both outputs are texts, their line ends untouched."""
    run = subprocess.run(
        [PLUMB, *map(str, arguments)], env=desk(database), stdin=subprocess.DEVNULL, capture_output=True, timeout=120,
        **options)
    run.stdout, run.stderr = run.stdout.decode(), run.stderr.decode()
    return run


def desk(database):
    """The environment of a shell in which plumb works on this database."""
    return os.environ | {"PLUMB_DATABASE": str(database)}


def copy_of_demo():
    """A database with the demo practice in it, for one check alone."""
    database = Path(tempfile.mkdtemp()) / "plumb.sqlite"
    shutil.copyfile(DEMO / "plumb.sqlite", database)
    return database


def query(database, sql, *values):
    """The rows that SQLite itself gives."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return connection.execute(sql, values).fetchall()
    finally:
        connection.close()


def contents(database):
    """Everything that is in a database, to tell whether a command changed anything."""
    tables = query(database, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return {name: query(database, f'SELECT * FROM "{name}"') for (name,) in tables}
