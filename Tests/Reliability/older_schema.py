"""Puts a database of the newest schema back to an older one: what a program of that version would have kept of the
same practice, its audit log chained anew.

Catalogues came with versions 3 and 5. Before those, the practice has the same words as words of its own, under other
codes, so that what the migration brings finds its place free. No program ever had 1, 2 or 4 alone (1 and 2 came with 3,
and 4 with 7), and in those the audit log takes the practice's words for the ones that ship with the same ids."""

import json
import re
import sqlite3
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path.append(str(REPOSITORY / "Tests/Interoperability"))

from audit_log import FIELDS, chained_hash  # noqa: E402

MIGRATIONS = sorted((REPOSITORY / "Schema/SQLite").glob("v*.sql"), key=lambda file: int(file.stem[1:].split("_")[0]))

# The kinds of words and what names them, each with its table; and the version that brings words to that catalogue.
WORDS = {
    "condition": ("conditions", 3), "technique": ("techniques", 3), "test": ("tests", 3),
    "test_unit": ("test_units", 3),
    "safety_item": ("safety_items", 5), "code": ("codes", 5)}
NAMING = {
    ("conditions", "code"): 3, ("techniques", "code"): 3, ("tests", "code"): 3, ("test_units", "test"): 3,
    ("complaints", "condition"): 3, ("findings", "test"): 3, ("adjustments", "technique"): 3,
    ("safety_items", "code"): 5, ("safety_answers", "item"): 5, ("codes", "code_version"): 5,
    ("assessments", "code_version"): 5}
KINDS = {
    "practice": "practice", "history_item": "history_items", "prior_care": "prior_care", "addendum": "addenda",
    "imaging_study": "imaging_studies"}


def put_back(newest, file, number):
    """Makes the file: the newest database as version so-and-so would have it."""
    source = sqlite3.connect(newest)
    old = sqlite3.connect(file, isolation_level=None)
    old.execute("PRAGMA journal_mode = WAL")
    old.execute("CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
    for migration in MIGRATIONS[:number]:
        old.executescript(migration.read_text())
        old.execute("INSERT INTO grdb_migrations VALUES (?)", [migration.stem])
    old.execute("BEGIN")
    # The guards let nothing into a visit that is signed.
    triggers = old.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        old.execute(f"DROP TRIGGER {name}")
    for table in tables(old):
        copy(table, source, old, number)
    old.execute("INSERT INTO patient_search (rowid, search_key) SELECT id, search_key FROM patients ORDER BY id")
    chain(entries(source, old, number), old)
    for _, sql in triggers:
        old.execute(sql)
    old.execute("COMMIT")
    old.execute("VACUUM")
    assert old.execute("PRAGMA foreign_key_check").fetchall() == []
    assert old.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    for table in tables(old) + ["audit_entries"]:
        assert old.execute(f"SELECT count(*) FROM {table}").fetchone() > (0,), f"version {number}: {table} is empty"
    old.close()


def tables(database):
    """The tables of records, and of what is kept beside them."""
    names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid").fetchall()
    return [
        name for (name,) in names
        if not name.startswith(("sqlite_", "patient_search")) and name not in ("grdb_migrations", "audit_entries")]


def columns(database, table):
    return [row[1] for row in database.execute(f"PRAGMA table_info({table})")]


def copy(table, source, old, number):
    """The rows of a table, with the columns that it has by then."""
    names = columns(old, table)
    old.execute(f"DELETE FROM {table}")
    for place, row in enumerate(source.execute(f"SELECT {', '.join(names)} FROM {table}")):
        row = named(dict(zip(names, row)), table, number)
        if table == "pseudonyms":
            row["pseudonym"] = "".join("bcdfghjkmnpqrstv"[int(digit, 16)] for digit in f"{place:020x}")
        old.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(names))})", list(row.values()))


def named(fields, table, number):
    """The fields with words of the practice's own, where the catalogue of these comes only later."""
    return {
        name: f"own-{value}" if value is not None and NAMING.get((table, name), 0) > number else value
        for name, value in fields.items()}


def entries(source, old, number):
    """The entries of the audit log, without what there was not yet."""
    known = {table: columns(old, table) for table in tables(old)}
    # The audit log says of a member whether they have a passphrase, and since later which.
    known["staff_members"] += ["passphrase"] * (number >= 11) + ["passphrase_digest"] * (number >= 12)
    words_added = False
    for *entry, in source.execute(f"SELECT {', '.join(FIELDS)} FROM audit_entries ORDER BY id"):
        entry = dict(zip(FIELDS, entry))
        table = KINDS.get(entry["record_type"]) or next(
            (name for name in (entry["record_type"] + "s", entry["record_type"]) if name in known), None)
        if entry["record_type"] == "patient" and not words_added:
            words_added = True
            yield from own_words(old, entry, number)
        if entry["record_type"] in ("backup", "restore"):
            table = "practice"
        if table not in known:
            continue
        if number < 11:
            if entry["action"] == "refuse":
                continue
            entry["proof"] = {"passphrase": "account"}.get(entry["proof"], entry["proof"])
        if entry["record_type"] == "patient" and entry["action"] == "move" and number < 9:
            continue
        if entry["action"] == "export":
            entry["after"] = re.sub('"to":"[^"]*/', '"to":"/home/ode/', entry["after"])
        else:
            was_change = entry["after"] is not None
            for side in ("before", "after"):
                entry[side] = narrowed(entry[side], table, known[table], number)
            if was_change and entry["after"] == "{}" == (entry["before"] or "{}"):
                continue
        yield entry


def narrowed(text, table, known, number):
    if text is None:
        return None
    fields = json.loads(text)
    kept = named({name: value for name, value in fields.items() if name in known}, table, number)
    return text if kept == fields else json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def own_words(old, like, number):
    """Who entered the practice's own words, and when: with the first patient."""
    for kind, (table, brought) in WORDS.items():
        if brought <= number or not columns(old, table):
            continue
        names = columns(old, table)
        for identity, *row in old.execute(f"SELECT {', '.join(names)} FROM {table} ORDER BY id").fetchall():
            fields = {name: spelled(name, value) for name, value in zip(names[1:], row) if value is not None}
            yield like | {
                "action": "add", "record_type": kind, "record_id": identity, "patient_id": None, "before": None,
                "after": json.dumps(fields, ensure_ascii=False, separators=(",", ":"))}


def spelled(name, value):
    if name == "active":
        return bool(value)
    return int(value) if isinstance(value, float) and value.is_integer() else value


def chain(entries, old):
    """Numbers and chains the entries; those that one command wrote together name the first that is left of them."""
    fields = [name for name in FIELDS if name in columns(old, "audit_entries")]
    previous, first = "", {}
    for number, entry in enumerate(entries, 1):
        if entry["change_id"] is not None:
            entry["change_id"] = first.setdefault(entry["change_id"], number) if "change_id" in fields else None
        previous = chained_hash(previous, number, [entry[name] for name in FIELDS])
        old.execute(
            f"INSERT INTO audit_entries (id, {', '.join(fields)}, hash) VALUES (?{', ?' * len(fields)}, ?)",
            [number, *(entry[name] for name in fields), previous])
