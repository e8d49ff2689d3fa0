"""A patient's own copy has every row of the whole export that is of the patient and none of another, in CSV, JSON and
text alike. One that is killed, that finds no room, or that another is writing as well, leaves no half of it."""

import json
import random
import signal
import sqlite3
import subprocess
import tempfile
import time
import unicodedata
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from practice import EXPORT, PLUMB, copy_of_demo, desk, plumb, query, rows

# Of what tables without a column of their patient is a copy made: by the ids that the patient's records name.
PRACTICE = {"offices", "staff_members", "conditions", "techniques", "tests", "safety_items", "measures"}
# What the text says in other words, or where it belongs: ids, days, and columns that repeat another.
UNSAID = {"patient_name", "visited_on", "visit_state", "vertebra", "listing_code", "technique", "method"}


def texts(folder):
    return {file.name: file.read_text(encoding="utf-8") for file in Path(folder).iterdir()}


def joined(text):
    """Without what breaks lines, which may be after a hyphen or within a word that is longer than a line."""
    return "".join(text.split())


def cells(text):
    """How many cells of a terminal a line takes, as far as the demo practice's letters go."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return sum(unicodedata.category(letter) not in ("Mn", "Me", "Cf") for letter in text) + wide


class Copy(unittest.TestCase):
    def setUp(self):
        self.database = copy_of_demo()
        self.place = Path(tempfile.mkdtemp())

    def copy(self, patient, name="copy"):
        return plumb(
            "patient", "copy", patient, "--to", self.place / name, "--given-to", "Dr Byrne", "--purpose", "A check",
            database=self.database)

    def test_every_row_of_each_patient_and_none_of_another(self):
        tables = {path.stem: rows(path.stem) for path in EXPORT.glob("*.csv")}
        of_patients = {name for name, found in tables.items() if found and "patient_id" in found[0]}
        patients = [row["patient_id"] for row in tables["patients"]]
        names = {row["patient_id"]: row["patient_name"] for row in tables["patients"]}
        for patient in patients:
            with self.subTest(patient):
                self.assertEqual(self.copy(patient, patient).returncode, 0)
                folder = self.place / patient
                files = {path.stem for path in folder.glob("*.csv")}
                self.assertEqual(files & of_patients, of_patients)
                born = next(row["birth_date"] for row in tables["patients"] if row["patient_id"] == patient)
                self.assertLessEqual(files - of_patients, PRACTICE)
                record = json.loads((folder / "record.json").read_text(encoding="utf-8"))
                text = (folder / "record.txt").read_text(encoding="utf-8")
                said = joined(text)
                if born:
                    self.assertRegex(text, rf"Birth date +([0-9A-Za-z ]+ )?{born[:4]}\n")
                for name in sorted(of_patients):
                    own = [
                        {key: value for key, value in row.items() if key not in ("staff_member", "moved_to")}
                        for row in tables[name] if row["patient_id"] == patient]
                    self.assertEqual(rows(name, folder), own, name)
                    self.assertEqual(
                        [[spelled(value) for value in entry.values()] for entry in record[name]],
                        [list(row.values()) for row in own], name)
                    for row in own:
                        for key, value in row.items():
                            if key not in UNSAID and typed(value):
                                self.assertTrue(joined(value) in said, f"{name}.{key}: {value}")
                # Whose name it is, the files say; those of others are only in what somebody typed of them.
                whole = {row["patient_name"] for name in of_patients for row in rows(name, folder)}
                self.assertEqual(whole, {names[patient]})
                for line in text.splitlines():
                    self.assertLessEqual(cells(line), 80, line)

    def test_a_killed_copy_leaves_no_half_and_none_that_is_not_accounted_for(self):
        moment = random.Random(1)
        whole, killed = None, 0
        for number in range(60):
            folder = self.place / "copy"
            process = subprocess.Popen(
                [PLUMB, "patient", "copy", "P-10", "--to", folder], env=desk(self.database), stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(moment.random() * 0.25)
            process.send_signal(signal.SIGKILL)
            killed += process.wait() == -signal.SIGKILL
            if folder.exists():
                names = sorted(path.name for path in folder.iterdir())
                whole = whole or names
                self.assertEqual(names, whole)
                json.loads((folder / "record.json").read_text(encoding="utf-8"))
                given = query(self.database, "SELECT count(*) FROM disclosures WHERE patient_id = 10")[0][0]
                folder.rename(self.place / f"kept-{number}")
                kept = len(list(self.place.glob("kept-*")))
                self.assertGreaterEqual(given, kept)
        self.assertGreater(killed, 10)
        # What the last of them left is cleared away.
        self.assertEqual(self.copy("P-10").returncode, 0)
        self.assertEqual([path.name for path in self.place.iterdir() if path.name.startswith(".")], [])
        self.assertEqual(plumb("audit", "verify", database=self.database).returncode, 0)

    def test_of_many_at_once_one_makes_the_folder(self):
        with ThreadPoolExecutor(6) as desks:
            runs = list(desks.map(lambda number: self.copy(f"P-{number}"), range(1, 7)))
        codes = sorted(run.returncode for run in runs)
        self.assertEqual(codes.count(0), 1, codes)
        self.assertLessEqual(set(codes), {0, 73, 75})
        given = query(self.database, "SELECT 'P-' || patient_id FROM disclosures WHERE disclosed_on > '2026-06-01'")
        self.assertEqual(given, [(rows("patients", self.place / "copy")[0]["patient_id"],)])
        self.assertEqual([path.name for path in self.place.iterdir()], ["copy"])
        with ThreadPoolExecutor(6) as desks:
            runs = list(desks.map(lambda number: self.copy("P-10", f"copy-{number}"), range(6)))
        self.assertEqual([run.returncode for run in runs], [0] * 6)
        self.assertEqual(len({json.dumps(texts(self.place / f"copy-{number}")["visits.csv"]) for number in range(6)}), 1)

    def test_what_steers_a_terminal_is_harmless(self):
        run = plumb(
            "history", "add", "P-17", "--kind", "medical", "--description", "a\x1b[2Jb\r\x9bc\u202ed",
            database=self.database)
        # Where a text is refused at the desk, another program may have written it.
        if run.returncode != 0:
            run = plumb(
                "history", "add", "P-17", "--kind", "medical", "--description", "steers", database=self.database)
            self.assertEqual(run.returncode, 0, run.stderr)
            with sqlite3.connect(self.database) as connection:
                connection.execute(
                    "UPDATE history_items SET description = ? WHERE description = 'steers'", ("a\x1b[2Jb\r\x9bc\u202ed",))
        self.assertEqual(self.copy("P-17").returncode, 0)
        text = (self.place / "copy" / "record.txt").read_text(encoding="utf-8")
        self.assertTrue(all(letter == "\n" or unicodedata.category(letter) != "Cc" for letter in text))
        self.assertNotIn("\u202e", text)
        self.assertIn("\u241b[2J", text)


def spelled(value):
    """How CSV writes a value of JSON."""
    return value if isinstance(value, str) else "" if value is None else json.dumps(value)


def typed(value):
    """Whether a value is a text that somebody typed, and no word, number or day."""
    return " " in value and not value[:4].isdigit()


unittest.main()
