"""What is measured with a million records: export, import, duplicates, and the cost of a visit among very many.

Each function yields rows: the work, the rival, the two commands, the budget of the design, and how many pairs of runs
are enough where one takes long."""

import csv
import os
import shutil
import sqlite3
import subprocess
import sys
import venv
from pathlib import Path

from fill import fill, fill_many
from generate import generate
from pairs import Command

HERE = Path(__file__).resolve().parent
MEMORY = 64
SLOW = 3

VISITS = """
    SELECT 'V-' || t.id AS visit_id, 'P-' || t.patient_id AS patient_id,
        coalesce(p.family_name || ', ' || p.given_names, p.family_name, p.given_names) AS patient_name,
        t.visited_on, t.visited_at, o.name AS office, s.name AS clinician, t.kind, t.determination, t.outcome, t.reason,
        a.vertebra, a.listing_code, a.technique, a.method, t.note, t.state, 'O-' || t.office_id AS office_id,
        'S-' || t.clinician_id AS clinician_id, t.changes_since_last, t.regions_examined, t.reason_text,
        'S-' || t.entered_by AS entered_by, 'S-' || t.signed_by AS signed_by, t.signed_at, t.void_reason
    FROM visits t JOIN patients p ON p.id = t.patient_id JOIN offices o ON o.id = t.office_id
    LEFT JOIN staff_members s ON s.id = t.clinician_id
    LEFT JOIN adjustments a
        ON a.id = (SELECT min(id) FROM adjustments WHERE visit_id = t.id AND state = 'recorded')
    ORDER BY t.id"""


class Rows:
    """The rows of a part, measured one after the other."""

    def __init__(self, plumb, folder, options):
        self.plumb, self.folder, self.options = plumb, folder, options
        self.practices = {}

    def practice(self, patients, visits):
        """The folder of a generated practice, made once."""
        if (patients, visits) not in self.practices:
            print(f"inventing {patients} patients and {visits} visits", file=sys.stderr)
            folder = self.folder / f"practice-{patients}-{visits}"
            generate(folder, patients, visits, seed=1, duplicates=0.02)
            self.practices[patients, visits] = folder
        return self.practices[patients, visits]

    def database(self, patients, visits):
        """The same, filled into a database."""
        practice = self.practice(patients, visits)
        path = practice / "filled" / "plumb.sqlite"
        if not path.exists():
            print("filling a database", file=sys.stderr)
            fill(self.plumb, practice, path)
        return path

    def tool(self, package):
        """A program of PyPI, in an environment of its own."""
        folder = self.folder / "python"
        if not folder.exists():
            venv.create(folder, with_pip=True)
        subprocess.run(
            [folder / "bin/pip", "install", "--quiet", "--disable-pip-version-check", package], check=True,
            stdout=sys.stderr)
        return folder / "bin"

    def export(self):
        """Visits as CSV on the disk. That the shell writes the same table is made sure first."""
        database = self.database(self.options.records, self.options.records)
        target, rival_target = self.folder / "exported", self.folder / "visits.csv"
        environment = {"PLUMB_DATABASE": str(database), "PLUMB_STAFF": "S-1"}
        command = Command(self.plumb, "export", "visits", "--to", target, environment=environment)
        rival = Command("sqlite3", "-csv", "-header", database, VISITS, output=rival_target)
        command.seconds(), rival.seconds()
        with open(target / "visits.csv", encoding="utf-8", newline="") as ours:
            with open(rival_target, encoding="utf-8", newline="") as theirs:
                if any(row != other for row, other in zip(csv.reader(ours), csv.reader(theirs), strict=True)):
                    raise SystemExit("plumb and sqlite3 do not export the same table.")
        work = f"export {self.options.records:,} visits"
        yield work, "`sqlite3 -csv`, the same query", command, rival, "1 ×", SLOW

    def import_(self):
        """Patients of a CSV file, against a table without a rule, and against the same tables.

        A folder of an export becomes a new database, and a file of another system joins one, for which each patient
        is compared with the others."""
        if subprocess.run([self.plumb, "import", "--help"], capture_output=True).returncode:
            print("skipped: this plumb imports nothing by a command of its own", file=sys.stderr)
            return
        practice = self.practice(self.options.records, 0)
        database = self.folder / "imported" / "plumb.sqlite"
        command = Command(
            self.plumb, "import", practice, "--database", database, environment={"PLUMB_STAFF": "S-1"},
            before=lambda: emptied(database.parent))
        loose = self.folder / "loose" / "patients.sqlite"
        tools = self.tool("sqlite-utils")
        work = f"import {self.options.records:,} patients"
        without_rules = Command(
            tools / "sqlite-utils", "insert", loose, "patients", practice / "patients.csv", "--csv",
            before=lambda: emptied(loose.parent))
        yield work, "`sqlite-utils insert --csv`", command, without_rules, "1 ×", SLOW

        empty, strict = self.folder / "empty" / "plumb.sqlite", self.folder / "strict" / "plumb.sqlite"
        fill(self.plumb, self.practice(0, 0), empty)

        def prepare():
            emptied(strict.parent)
            shutil.copy(empty, strict)
        joining = Command(
            self.plumb, "import", practice / "patients.csv", "--as", "patients", "--database", strict,
            environment={"PLUMB_STAFF": "S-1"}, before=prepare)
        yield f"{work} of a file, each compared with the others", "`sqlite-utils insert --csv`", joining, (
            without_rules), "1 ×", SLOW
        yield work, "`sqlite3`, the same tables and indexes", command, Command(
            "sqlite3", strict, *same_tables(practice / "patients.csv"), before=prepare), "3 ×", SLOW

    def many(self):
        """A visit recorded among very many, against the same among few."""
        few, many = (
            fill_many(self.plumb, count, self.folder / f"many-{count}" / "plumb.sqlite")
            for count in (10_000, self.options.many))
        words = ["visit", "record", "P-1", "--clinician", "S-1", "--determination", "in-alignment", "--not-adjusted"]
        yield f"record a visit among {self.options.many:,}", "`plumb` among 10,000", *(
            Command(self.plumb, *words, environment={"PLUMB_DATABASE": str(path), "PLUMB_STAFF": "S-1"})
            for path in (many, few)), "1.3 ×", None

    def duplicates(self):
        """Pairs of patients who are likely one person."""
        if "duplicates" not in subprocess.run([self.plumb, "patient", "--help"], capture_output=True, text=True).stdout:
            print("skipped: this plumb lists no duplicates", file=sys.stderr)
            return
        python = self.tool("splink") / "python"
        practice, database = self.practice(5_000, 0), self.database(5_000, 0)
        environment = {"PLUMB_STAFF": "S-1", "PLUMB_DATABASE": str(database)}
        yield "find likely duplicates among 5,000 patients", "Splink 4", Command(
            self.plumb, "patient", "duplicates", "--format", "csv", environment=environment), Command(
            str(python), HERE / "splink_pairs.py", practice / "patients.csv"), "0.2 ×", SLOW
        large = self.database(self.options.records, 0)
        work = f"find likely duplicates among {self.options.records:,} patients"
        yield work, "`sqlite3` reading every patient", Command(
            self.plumb, "patient", "duplicates", "--format", "csv",
            environment=environment | {"PLUMB_DATABASE": str(large)}), Command(
            "sqlite3", "-csv", large, "SELECT * FROM patients"), "", 1


def emptied(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def same_tables(file):
    """Statements of the shell that put the file into the program's own tables, with a row of the audit log for each."""
    with open(file, encoding="utf-8", newline="") as lines:
        header = next(csv.reader(lines))
    columns = ["id" if column == "patient_id" else column for column in header]
    cells = [
        f"CAST(substr({column}, 3) AS INTEGER)" if column.endswith("_id") else f"nullif({column}, '')"
        for column in header]
    pairs = ", ".join(f"'{column}', {column}" for column in columns if column != "id")
    return [
        ".mode csv",
        f".import {file} incoming",
        "BEGIN",
        f"""INSERT INTO patients ({', '.join(columns)}, search_key)
            SELECT {', '.join(cells)}, ' ' || lower(family_name) || ' ' || lower(given_names) || ' ' || legacy_number
                || ' ' || birth_date || ' ' || phone || ' '
            FROM incoming""",
        "INSERT INTO patient_search (rowid, search_key) SELECT id, search_key FROM patients",
        f"""INSERT INTO audit_entries (at, account, proof, action, record_type, record_id, patient_id, after, reason,
                hash)
            SELECT '2025-12-31T18:00:00.000Z', 'desk', 'account', 'add', 'patient', id, id, json_object({pairs}),
                'import', lower(hex(zeroblob(32)))
            FROM patients""",
        "DROP TABLE incoming",
        "COMMIT",
    ]
