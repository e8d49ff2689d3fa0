#!/usr/bin/env python3
"""Puts an invented practice straight into a database by SQL, where to import it would take too long.

    Tests/Performance/fill.py PLUMB FOLDER DATABASE            a folder that generate.py wrote
    Tests/Performance/fill.py PLUMB --many 10000000 DATABASE   visits alone, each with its entry of an audit log

The database is made by `plumb init`, so that tables, indexes and checks are the program's own; its triggers wait while
the rows come in. The audit log of a filled database is as long as a real one and not chained: it serves to measure, and
`plumb audit verify` refuses it."""

import argparse
import csv
import sqlite3
import subprocess
import unicodedata
from pathlib import Path

LETTERS = ("P-", "V-", "S-", "O-")
TABLES = ["offices", "staff_members", "patients", "visits", "findings", "adjustments"]
SPELLED_OUT = str.maketrans(
    {"Ł": "l", "ł": "l", "ø": "o", "Ø": "o", "Þ": "th", "þ": "th", "ð": "d", "ı": "i", "ς": "σ"})
APOSTROPHES = {ord(mark): None for mark in "'’‘`´"}


def folded(text):
    """A name as `patients.search_key` has it, as far as the generated names go."""
    decomposed = unicodedata.normalize("NFKD", text.translate(APOSTROPHES))
    letters = "".join(letter for letter in decomposed if unicodedata.category(letter) not in ("Mn", "Me", "Cf"))
    return letters.translate(SPELLED_OUT).lower()


def search_key(row):
    names = [folded(row[column]) for column in ("family_name", "given_names", "legacy_number")]
    return " " + " ".join(word for word in [*names, row["birth_date"], row["phone"]] if word) + " "


def stored(column, text):
    """A cell of an export as the database has it."""
    if text == "":
        return None
    if column.endswith("_id") or column.endswith("_by"):
        return text[2:] if text.startswith(LETTERS) else text
    return {"true": 1, "false": 0}.get(text, text)


def rows(file, own_id):
    with open(file, encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            values = {"id" if column == own_id else column: stored(column, text) for column, text in row.items()}
            if "family_name" in row:
                values["search_key"] = search_key(row)
            yield values


def opened(plumb, path):
    """A new database of the program, open for rows, and the triggers to put back."""
    path.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [plumb, "init", "--practice", "Filled", "--office", "North", "--owner", "Olga Owner", "--time-zone",
         "Europe/London", "--database", path], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    database = sqlite3.connect(path, isolation_level=None)
    triggers = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    database.execute("PRAGMA synchronous = OFF")
    database.execute("PRAGMA cache_size = -1000000")
    database.execute("BEGIN")
    for name, _ in triggers:
        database.execute(f"DROP TRIGGER {name}")
    return database, [sql for _, sql in triggers]


def closed(database, triggers):
    database.execute("INSERT INTO patient_search (patient_search) VALUES ('rebuild')")
    for sql in triggers:
        database.execute(sql)
    database.execute("COMMIT")
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()


def fill(plumb, folder, path):
    """The database of a generated practice; its audit log has nothing of it."""
    database, triggers = opened(plumb, path)
    for table in TABLES:
        file = folder / f"{table}.csv"
        if not file.exists():
            continue
        source = rows(file, {"staff_members": "staff_member_id"}.get(table, table.removesuffix("s") + "_id"))
        first = next(source)
        statement = f"INSERT OR IGNORE INTO {table} ({', '.join(first)}) VALUES ({', '.join('?' * len(first))})"
        database.execute(statement, list(first.values()))
        database.executemany(statement, (list(row.values()) for row in source))
    closed(database, triggers)
    return path


def fill_many(plumb, visits, path):
    """A database of one visit a line, ten to a patient, each with the entry of the audit log that recorded it."""
    database, triggers = opened(plumb, path)
    patients = max(1, visits // 10)
    counted = "WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ?)"
    database.execute(f"""
        {counted} INSERT INTO patients (id, family_name, given_names, birth_date, office_id, status, search_key)
        SELECT n, 'Family' || n, 'Given' || n % 997, '1980-03-14', 1, 'active',
            ' family' || n || ' given' || n % 997 || ' 1980-03-14 '
        FROM n""", [patients])
    database.execute(f"""
        {counted} INSERT INTO visits (id, patient_id, office_id, clinician_id, visited_on, visited_at, kind,
            determination, outcome, state, entered_by, signed_by, signed_at)
        SELECT n, 1 + n * 7919 % {patients}, 1, 1, date('2016-01-01', (n * 3650 / {visits}) || ' days'), '09:00',
            'follow-up', 'in-alignment', 'not-adjusted', 'signed', 1, 1, '2025-12-31T18:00:00.000Z'
        FROM n""", [visits])
    database.execute("""
        INSERT INTO audit_entries (id, at, staff_member_id, account, proof, action, record_type, record_id, patient_id,
            after, hash)
        SELECT coalesce((SELECT max(id) FROM audit_entries), 0) + id, '2025-12-31T18:00:00.000Z', 1, 'desk', 'account',
            'add', 'visit', id, patient_id, json_object('patient_id', 'P-' || patient_id, 'visited_on', visited_on,
                'determination', determination, 'outcome', outcome, 'state', 'draft', 'entered_by', 'S-1'),
            lower(hex(zeroblob(32)))
        FROM visits ORDER BY id""")
    closed(database, triggers)
    return path


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("plumb")
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("database", type=Path)
    parser.add_argument("--many", type=int, help="so many visits, without a folder")
    arguments = parser.parse_args()
    if arguments.many:
        fill_many(arguments.plumb, arguments.many, arguments.database)
    else:
        fill(arguments.plumb, arguments.folder, arguments.database)


if __name__ == "__main__":
    main()
