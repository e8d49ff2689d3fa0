"""Each naughty string in each text of an intake's JSON comes back as it went in; one with a control character is refused with
its place, and nothing of the intake is kept. The texts are found in the JSON Schema that the program prints."""

import itertools
import json
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

import naughty
from practice import PLUMB, contents, copy_of_demo, desk, plumb, query, rows

# What an element of a list cannot be without, and what stands for something else than itself.
NEEDED = {
    "complaints": {"words": "x", "region": "neck"}, "history_items": {"kind": "family", "description": "x"},
    "prior_care": {"kind": "rest"}, "safety_answers": {"item": "dizziness", "answer": "no"},
    "consents": {"scope": "care", "signer": "x"}, "external_tests": {"kind": "mri", "received_on": "2020-01-01"},
}
CODES = {"complaints.condition", "complaints.code", "complaints.code_version", "safety_answers.item"}


def texts(schema, path):
    """The keys of an object that take any text."""
    for name, rule in schema["properties"].items():
        kinds = rule.get("anyOf", [])
        if any(kind.get("type") == "string" and "pattern" not in kind for kind in kinds) and f"{path}.{name}" not in CODES:
            yield name


def read(intake, database, escaped):
    """Reads an intake that is piped in, with its letters as they are or escaped."""
    document = json.dumps(intake, ensure_ascii=escaped).encode()
    return subprocess.run([PLUMB, "intake", "--from", "-", "--anyway", "--format", "json"], env=desk(database),
                          input=document, capture_output=True, timeout=120)


class NaughtyIntake(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        schema = json.loads(plumb("intake", "schema", database="none").stdout)["properties"]
        cls.patient = list(texts(schema["patient"], "patient"))
        cls.lists = {name: list(texts(schema[name]["items"], name)) for name in NEEDED}
        assert set(schema) == {"$schema", "patient"} | set(NEEDED), set(schema)

    def test_each_string_comes_back_as_it_went_in(self):
        database = copy_of_demo()
        before = query(database, "SELECT max(id) FROM patients")[0][0]
        strings = naughty.KEPT
        intake = {"patient": {"family_name": "Lists"}}
        for name, keys in self.lists.items():
            intake[name] = [
                NEEDED[name] | {key: strings[(place + shift) % len(strings)] for shift, key in enumerate(keys)}
                for place in range(len(strings))
            ]
        for escaped in (True, False):
            run = read(intake, database, escaped)
            self.assertEqual(run.returncode, 0, run.stderr[:2000])
        people = []
        for place in range(len(strings)):
            people.append({key: strings[(place + shift) % len(strings)] for shift, key in enumerate(self.patient)})
            run = read({"patient": people[-1]}, database, escaped=place % 2 == 0)
            self.assertEqual(run.returncode, 0, run.stderr)
        again = Path(tempfile.mkdtemp()) / "export"
        self.assertEqual(plumb("export", "--to", again, database=database).returncode, 0)
        found = [row for row in rows("patients", again) if int(row["patient_id"][2:]) > before + 2]
        self.assertEqual(len(found), len(people))
        count = 0
        for given, kept in zip(people, found):
            for key, text in given.items():
                self.assertEqual(kept[key].encode(), naughty.trimmed(text).encode(), key)
                count += 1
        for name, number in itertools.product(self.lists, (before + 1, before + 2)):
            kept = [row for row in rows(name, again) if row["patient_id"] == f"P-{number}"]
            self.assertEqual(len(kept), len(strings), name)
            for given, row in zip(intake[name], kept):
                for key in self.lists[name]:
                    self.assertEqual(row[key].encode(), naughty.trimmed(given[key]).encode(), f"{name}.{key}")
                    count += 1
        print(f"{count} texts came back")

    def test_each_control_character_is_refused_with_its_place_and_nothing_is_kept(self):
        database = copy_of_demo()
        before, count = contents(database), 0
        places = [("patient", key) for key in self.patient] + [(name, key) for name in NEEDED for key in self.lists[name]]
        for text, (name, key) in itertools.product(naughty.REFUSED, places):
            intake = {"patient": {"family_name": "Whole"}}
            if name == "patient":
                intake["patient"][key] = text
            else:
                intake[name] = [NEEDED[name] | {key: text}]
            run = read(intake, database, escaped=True)
            self.assertEqual(run.returncode, 65, (name, key))
            place = f"{name}.{key}" if name == "patient" else rf"{name}\[[01]\].{key}"
            self.assertRegex(run.stderr.decode(), place + ": .*holds the control character U\\+")
            self.assertIsNone(re.search(rb"[\x00-\x09\x0b-\x1f\x7f]", run.stderr))
            count += 1
        self.assertEqual(contents(database), before)
        print(f"{count} texts were refused, and nothing of them kept")


if __name__ == "__main__":
    unittest.main()
