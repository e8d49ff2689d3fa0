#!/usr/bin/env python3
"""Writes Fixtures/databases: a practice as the program kept it under each version of the schema, to upgrade in tests.

    swift build && Tests/Reliability/write_databases.py            the newest version, if it is not there yet
    swift build && Tests/Reliability/write_databases.py --anew     the newest, in place of what is there

A file that was written once stays as it is: so it lies at a practice. Only that of a step which was never released may be
written anew. The program itself makes the practice, from two patients of the demo practice whose records fill every table,
with a clock that is set. It takes a debug build, whose clock can be set."""

import csv
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
PLUMB = os.environ.get("PLUMB") or REPOSITORY / ".build/debug/plumb"
DEMO = REPOSITORY / "Fixtures/demo-practice"
FOLDER = REPOSITORY / "Fixtures/databases"
PATIENTS = {"P-2", "P-9"}

# The commands that void a record, and the table in which there is one.
VOIDABLE = {
    "complaint void-rating": "severity_ratings", "consent void": "consents", "history void": "history_items",
    "prior-care void": "prior_care", "safety void": "safety_answers", "assessment void": "assessments",
    "external-test void": "external_tests", "reaction void": "reactions", "score void": "outcome_scores",
    "care-plan void": "care_plans", "recall void": "recall_contacts", "disclosure void": "disclosures", "appointment void": "appointments",
    "imaging void": "imaging_studies", "visit void": "visits", "complaint void": "complaints",
}


def main():
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        database = practice(Path(folder))
        connection = sqlite3.connect(database)
        ((number,),) = connection.execute("SELECT max(number) FROM schema_steps").fetchall()
        file = FOLDER / f"v{number}.sqlite"
        if file.exists() and sys.argv[1:] != ["--anew"]:
            raise SystemExit(f"{file.relative_to(REPOSITORY)} is there already; --anew writes it anew.")
        file.unlink(missing_ok=True)
        # One file, with nothing beside it.
        connection.execute("VACUUM INTO ?", [str(file)])
        connection.close()
        print(file.relative_to(REPOSITORY), file.stat().st_size)


def practice(folder):
    """A database at the newest schema, with records in every table and entries of every kind in its audit log."""
    database = folder / "plumb.sqlite"
    clock = iter(range(100))

    def plumb(*words, expecting=0, staff="S-1"):
        environment = os.environ | {
            "PLUMB_DATABASE": str(database), "PLUMB_STAFF": staff,
            "PLUMB_NOW": f"2026-11-21T10:{next(clock):02}:00.000Z"}
        done = subprocess.run([PLUMB, *words], env=environment, cwd=folder, capture_output=True, text=True)
        if done.returncode != expecting:
            raise SystemExit(f"plumb {' '.join(words)} ended with {done.returncode}: {done.stderr}")
        return done.stdout

    narrow(DEMO, folder / "few", PATIENTS)
    plumb("import", str(folder / "few"), expecting=0)
    plumb("practice", "edit", "--leg-unit", "mm")
    plumb("staff", "edit", "S-4", "--account", "dawn")
    plumb("patient", "add", "--family", "Bravo", "--given", "Íñigo 🦴", "--legacy-number", "A/7")
    plumb("patient", "edit", "bravo", "--city", "Straße “7”")
    for person in ("Dr Amin, neurology", "the patient"):
        plumb(
            "disclosure", "record", "P-9", "--given-to", person, "--what", "The films.", "--purpose", "A second opinion.")
    for command, table in VOIDABLE.items():
        plumb(*command.split(), str(first(database, table)), "--reason", "Entered on the wrong chart.")
    draft = json.loads(plumb(
        "visit", "record", "P-9", "--clinician", "S-1", "--finding", "leg-check=right:6mm", "--determination",
        "misaligned", "--adjusted", "C1", "--note", "To be signed.", "--format", "json"))["visit_id"]
    plumb("visit", "sign", draft)
    plumb("visit", "addend", draft, "--text", "The leg check was done twice.")
    plumb("visit", "record", "P-2", "--clinician", "S-2", "--determination", "in-alignment", "--not-adjusted")
    plumb("patient", "merge", "bravo", "--into", "P-2", "--reason", "One person, registered twice.", "--yes")
    moved = json.loads(plumb(
        "visit", "record", "P-9", "--clinician", "S-1", "--determination", "in-alignment", "--not-adjusted", "--note",
        "Of somebody else.", "--format", "json"))["visit_id"]
    plumb("visit", "sign", moved)
    plumb("visit", "move", moved, "--to", "P-2", "--reason", "Signed on the wrong chart.")
    plumb("patient", "edit", "P-9", "--occupation", "Typed on the wrong chart")
    plumb("undo", "--yes")
    plumb("redo", "--yes")
    plumb("patient", "show", "P-9")
    plumb("staff", "passphrase", "S-5", "--from", passphrase(folder))
    plumb("patient", "find", "a", staff="S-5", expecting=77)
    plumb("export", "--pseudonymous", "--to", "pseudonymous")
    return database


def first(database, table):
    connection = sqlite3.connect(database)
    column = "state <> 'void'" if table == "visits" else "void_reason IS NULL"
    ((number,),) = connection.execute(f"SELECT min(id) FROM {table} WHERE {column}").fetchall()
    connection.close()
    return number


def passphrase(folder):
    (folder / "passphrase").write_text("correct horse battery\n")
    return str(folder / "passphrase")


def narrow(export, folder, patients):
    """An export of these patients and all of the practice."""
    shutil.copytree(export, folder)
    for table in folder.glob("*.csv"):
        with open(table, encoding="utf-8", newline="") as lines:
            header, *rows = csv.reader(lines)
        if "patient_id" in header:
            place = header.index("patient_id")
            rows = [row for row in rows if row[place] in patients]
        with open(table, "w", encoding="utf-8", newline="") as lines:
            csv.writer(lines, lineterminator="\r\n").writerows([header, *rows])


if __name__ == "__main__":
    main()
