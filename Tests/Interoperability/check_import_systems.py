"""What plumb import makes of another system's file is what Python's csv reads in it: Synthea's public files, the same
text in every encoding, and one bad row among 100,000."""

import csv
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

from practice import PLUMB, desk, plumb, query, rows

DATA = os.environ.get("PLUMBLINE_TEST_DATA")
SEX = {"M": "male", "F": "female"}


def new_practice():
    """A database of a practice in which nothing was recorded yet."""
    database = Path(tempfile.mkdtemp()) / "plumb.sqlite"
    run = plumb("init", "--practice", "Riverside", "--office", "High Street", "--owner", "Ruth Ode", "--time-zone",
                "Europe/London", database=database)
    assert run.returncode == 0, run.stderr
    return database


def written(text, encoding="utf-8"):
    file = Path(tempfile.mkdtemp()) / "old.csv"
    file.write_bytes(text.encode(encoding))
    return file


def exported(database, table):
    folder = tempfile.mkdtemp()
    run = plumb("export", table, "--to", folder, database=database)
    assert run.returncode == 0, run.stderr
    return rows(table, folder)


class Import(unittest.TestCase):
    def read(self, database, *arguments, code=0):
        run = subprocess.run([PLUMB, "import", *map(str, arguments)], env=desk(database), stdin=subprocess.DEVNULL,
                             capture_output=True, timeout=900, text=True)
        self.assertEqual(run.returncode, code, run.stderr)
        return run

    @unittest.skipUnless(DATA, "PLUMBLINE_TEST_DATA names no folder with synthea/, which is seeds/synthea of "
                               "OHDSI/dbt-synthea on GitHub")
    def test_synthea_comes_in_as_it_stands_in_its_files(self):
        database = new_practice()
        source = {name: rows(name, Path(DATA) / "synthea") for name in ("patients", "encounters", "conditions")}
        for name in source:
            self.read(database, Path(DATA) / "synthea" / f"{name}.csv", "--from", "synthea")
        patients = exported(database, "patients")
        self.assertEqual(
            [(row["legacy_number"], row["family_name"], row["given_names"], row["birth_date"], row["sex"],
              row["postcode"], row["status"]) for row in patients],
            [(row["Id"], row["LAST"], row["FIRST"], row["BIRTHDATE"], SEX[row["GENDER"]], row["ZIP"],
              "deceased" if row["DEATHDATE"] else "active") for row in source["patients"]])
        numbers = {row["patient_id"]: row["legacy_number"] for row in patients}
        visits = exported(database, "visits")
        self.assertEqual(
            [(numbers[row["patient_id"]], row["visited_on"], row["note"].split("\n")[0]) for row in visits],
            [(row["PATIENT"], row["START"][:10], row["DESCRIPTION"]) for row in source["encounters"]])
        self.assertEqual({(row["state"], row["kind"], row["outcome"], row["determination"], row["visited_at"])
                          for row in visits}, {("draft", "consultation", "", "", "")})
        self.assertEqual(
            [(numbers[row["patient_id"]], row["happened_on"], row["code"], row["description"])
             for row in exported(database, "history_items")],
            [(row["PATIENT"], row["START"], row["CODE"],
              row["DESCRIPTION"] + (f", until {row['STOP']}" if row["STOP"] else "")) for row in source["conditions"]])
        self.assertIn("whole", plumb("audit", "verify", database=database).stdout)

    def test_the_same_text_is_the_same_in_every_encoding_and_dialect(self):
        names = [("Müller", "Jörg"), ("Lefèvre", "Zoé"), ("O’Brien", "Siân"), ("Weiß, geb. Groß", 'Änne "Anni"')]
        seen = []
        for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
            for delimiter, end in ((",", "\r\n"), (";", "\n"), ("\t", "\r\n")):
                with tempfile.TemporaryDirectory() as folder:
                    file = Path(folder) / "old.csv"
                    with open(file, "w", encoding=encoding, newline="") as output:
                        writer = csv.writer(output, delimiter=delimiter, lineterminator=end)
                        writer.writerows([("Nachname", "Vorname"), *names])
                    database = new_practice()
                    self.read(database, file, "--as", "patients")
                seen.append(query(database, "SELECT family_name, given_names FROM patients ORDER BY id"))
        self.assertEqual(seen, [names] * 12)

    def test_one_bad_row_among_100_000_is_told_and_nothing_kept(self):
        lines = [f"{n},Hartley{n},June,{1 + n % 28:02}/{1 + n % 12:02}/{1930 + n % 80}" for n in range(1, 100_001)]
        lines[77_776] = "77777,Hartley77777,June,31/02/1980"
        file = written("number,surname,first name,born\n" + "\n".join(lines) + "\n")
        database = new_practice()
        run = self.read(database, file, "--as", "patients", code=65)
        self.assertEqual(
            run.stderr, "Error: Nothing was imported.\n"
            "old.csv, line 77778, column born: “31/02/1980” is not in the calendar.\n")
        self.assertEqual(query(database, "SELECT count(*) FROM patients"), [(0,)])


if __name__ == "__main__":
    unittest.main()
