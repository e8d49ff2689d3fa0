"""SQL in every argument and every flag of every command is a text like any other: nothing of it is worked out, no error shows SQL,
and no error shows what is kept of another patient. The flags are found in the list that the program gives of itself."""

import csv
import tempfile
import unittest
from pathlib import Path

from command_tree import commands, name
from practice import contents, copy_of_demo, plumb, query, rows

WEAPONS = [
    "x'\"); DROP TABLE patients; --",
    "%' OR '1'='1",
    "P-1 UNION SELECT hash FROM audit_entries",
]
# What a command cannot be without, by its name: something that is there, so that what is tried gets as far as it can.
ARGUMENTS = {
    "<ref>": "P-1", "<text>": "Hartley", "into": "P-2", "to": "P-2", "reason": "why", "visit": "V-1", "<score>": "3", "as": "closed",
    "text": "words", "practice": "X", "office": "O-1", "owner": "X", "title": "X", "code": "M54.30", "code-version": "FY2022",
    "minimum": "0", "maximum": "1", "area": "neck", "words": "words", "region": "neck", "scope": "care", "signer": "X",
    "kind": None, "name": "X", "role": "front-desk", "description": "words", "term": "X", "state": "considered",
    "modality": "x-ray", "indicated": "yes", "measure": "ndi", "score": "3", "result": None, "family": "X", "item": "dizziness",
}
REFERENCES = {
    "visit": "V-1", "complaint": "C-1", "appointment": "1", "consent": "1", "history": "1", "prior-care": "1", "safety": "1",
    "assessment": "1", "external-test": "1", "imaging": "X-1", "reaction": "1", "score": "1", "care-plan": "1", "recall": "1",
    "office": "O-1", "staff": "S-2",
}
ON_PATIENTS = {"add", "record", "list", "revise"}
# Words of SQL, of SQLite and of Swift that nobody at a desk should read.
INNARDS = [
    "sqlite_", "sqlite3", "syntax error", "no such table", "no such column", "unrecognized token", "SELECT t.", "INSERT INTO", "Optional(",
    "GRDB", "DatabaseError", "fts5", "Fatal", "0x0",
]


def values(words, arguments):
    """What each required argument is, in the order of the command line."""
    noun, verb = words.split()[0], words.split()[-1]
    labels = {name(argument) for argument in arguments}
    for argument in arguments:
        label = name(argument)
        # A text that may come from a file is asked for by the command itself.
        is_asked = label in ("reason", "text") and f"{label}-file" in labels and verb != "unmerge" and verb not in ON_PATIENTS
        if argument["kind"] == "flag" or argument["isOptional"] and not is_asked:
            continue
        value = ARGUMENTS.get(label) or (argument.get("allValues") or ["X"])[0]
        if label == "<ref>" and verb not in ON_PATIENTS:
            value = REFERENCES.get(noun, value)
        yield label, value


def line(words, given):
    """A command line of these values."""
    flags = [f"--{label}={value}" for label, value in given.items() if not label.startswith("<")]
    bare = [value for label, value in given.items() if label.startswith("<")]
    return [*words.split(), *flags, *(["--", *bare] if bare else [])]


class SQLFlags(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.database = copy_of_demo()
        self.schema = query(self.database, "SELECT type, name, sql FROM sqlite_master ORDER BY name, type")
        self.names = {row["family_name"] for row in rows("patients") if row["family_name"]} - {"Hartley"}
        self.own = {row["family_name"] for row in rows("patients") if row["patient_id"] in ("P-1", "P-2")}

    def test_sql_is_a_text_wherever_it_is_typed(self):
        everything = len(contents(self.database)["patients"])
        count = 0
        for words, arguments in commands().items():
            needed = dict(values(words, arguments))
            for place, argument in enumerate(arguments):
                label = name(argument)
                # Tried by itself: what it names is a file, and is made or read where it is.
                if argument["kind"] == "flag" or words == "demo" and label != "to":
                    continue
                weapon = WEAPONS[(place + len(words)) % len(WEAPONS)]
                if label == "to" and words in ("export", "backup", "demo"):
                    weapon = str(self.folder / "no" / weapon.replace("/", ""))
                run = plumb(*line(words, needed | {label: weapon}), database=self.database, cwd=self.folder)
                told = f"{words} {label}: {run.returncode} {run.stderr}"
                self.assertIn(run.returncode, (0, 1, 2, 64, 65, 66, 73, 77) if words == "check" else (0, 64, 65, 66, 73, 77), told)
                for word in INNARDS:
                    self.assertNotIn(word.lower(), run.stderr.replace(weapon, "").lower(), told)
                # Whom a name fits, and who may be on record already, is what is told there.
                if run.returncode and not any(word in run.stderr for word in ("More than one", "On record already")):
                    for family in self.names - self.own:
                        self.assertNotIn(family, run.stderr, told)
                # A condition that is always true would show everybody.
                if words == "patient find" and label == "<text>":
                    self.assertLess(run.stdout.count("P-"), everything / 2, told)
                count += 1
        self.assertEqual(query(self.database, "SELECT type, name, sql FROM sqlite_master ORDER BY name, type"), self.schema)
        self.assertGreaterEqual(len(contents(self.database)["patients"]), everything)
        self.assertEqual(plumb("audit", "verify", database=self.database).returncode, 0)
        left = plumb("check", "--format", "json", database=self.database)
        self.assertNotIn('"schema", "failed"', left.stdout)
        print(f"{count} arguments and flags of {len(commands())} commands")

    def test_sql_that_is_kept_is_kept_as_it_is(self):
        for weapon in WEAPONS:
            run = plumb("patient", "add", "--anyway", "--family", weapon, "--alert", weapon, database=self.database)
            self.assertEqual(run.returncode, 0, run.stderr)
            kept = query(self.database, "SELECT family_name, alert FROM patients ORDER BY id DESC LIMIT 1")
            self.assertEqual(kept, [(weapon, weapon)])
            found = plumb("patient", "find", weapon, "--format", "csv", database=self.database)
            # Others whose names hold its words are found with it, and by far not everybody.
            self.assertIn(weapon, [row["family_name"] for row in csv.DictReader(found.stdout.splitlines())])
            self.assertLess(len(found.stdout.splitlines()), len(rows("patients")) / 2)


if __name__ == "__main__":
    unittest.main()
