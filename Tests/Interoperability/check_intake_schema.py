"""What plumb intake schema says an intake may be is what plumb intake takes: a validator that knows nothing of
Plumbline (jsonschema) refuses the same documents, at the same places."""

import json
import re
import tempfile
import unittest
from pathlib import Path

from jsonschema import Draft202012Validator

from practice import DEMO, contents, copy_of_demo, plumb

SCHEMA = json.loads(plumb("intake", "schema", database=DEMO / "plumb.sqlite").stdout)
TEMPLATE = json.loads(plumb("intake", "template", database=DEMO / "plumb.sqlite").stdout)
VALIDATOR = Draft202012Validator(SCHEMA)

WHOLE = {
    "$schema": "intake.schema.json",
    "patient": {"family_name": "Penhaligon", "birth_date": "1987-08", "phone": "", "sex": None},
    "complaints": [
        {"words": "Pins and needles when I drive", "region": "low-back", "symptoms": ["tingling", "numbness"],
         "severity": 7.0, "onset": "2026", "condition": "sciatica", "affects": "sitting;work"},
        {}, None, {"words": None, "region": "", "symptoms": []}],
    "history_items": [{"kind": "family", "description": "Migraine", "relation": "mother"}],
    "prior_care": [{"kind": "rest", "complaint_id": "#1", "ongoing": True, "response": "none"}],
    "safety_answers": [{"item": "nausea", "answer": "no", "asked_by": "S-1"}, {"item": "dizziness"}],
    "consents": [{"scope": "care", "signer": "T. Penhaligon", "given_on": "2026-11-02"}],
    "external_tests": None,
}

# Put into every field, one after the other.
VALUES = [
    None, "", [], 0, 5, -1, 11, 7.5, 5.0, 1e300, True, False, {}, {"a": 1}, "x", "5", "true", "pain", "neck", "open",
    "C-1", "#1", "#0", "S-1", "S-0", "O-1", "V-1", "2026-11-02", "2026-11", "2026", "2026-13-01", "0026-11-02",
    "2/11/2026", "today", "9:30", "rest;exercise", "pain;", ["pain"], ["pain", "spasm"], ["pain;spasm"], ["work"],
    [None], [5], [[]], "y" * 1001, "z" * 50_001]

IDS = {"office_id", "primary_clinician_id", "complaint_id", "asked_by"}
FORM = re.compile(r"^(\$\.\w+(?:\[\d+\])?\.\w+)(?:\[\d+\])?: (.*)$")


def elements():
    """Every kind of object of an intake, with the names of its fields."""
    for name, value in TEMPLATE.items():
        yield name, list(value[0] if isinstance(value, list) else value)


class Schema(unittest.TestCase):
    def setUp(self):
        self.database = copy_of_demo()

    def read(self, document):
        file = Path(tempfile.mkdtemp()) / "intake.json"
        file.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
        return plumb("intake", "--from", file, database=self.database)

    def assert_refused(self, run, before):
        self.assertEqual((run.returncode, run.stdout), (65, ""))
        self.assertIn("Nothing was saved.", run.stderr)
        self.assertEqual(contents(self.database), before)

    def test_it_is_a_schema(self):
        Draft202012Validator.check_schema(SCHEMA)

    def test_it_takes_the_template_and_a_whole_intake(self):
        self.assertEqual([error.json_path for error in VALIDATOR.iter_errors(TEMPLATE)], [])
        self.assertEqual([error.json_path for error in VALIDATOR.iter_errors(WHOLE)], [])
        run = self.read(WHOLE)
        self.assertEqual((run.returncode, run.stderr), (0, ""))

    def test_it_takes_what_an_export_says_of_every_field(self):
        """The values are those of the demo practice, as patient show writes them in JSON."""
        shown = json.loads(plumb("patient", "show", "P-1", "--format", "json", database=self.database).stdout)
        document = {
            "patient": {key: shown[key] for key in TEMPLATE["patient"]} | {"legacy_number": None},
            "complaints": [
                {key: complaint[key] for key in TEMPLATE["complaints"][0]} for complaint in shown["complaints"]]}
        self.assertGreater(len(document["complaints"]), 0)
        self.assertEqual([error.message for error in VALIDATOR.iter_errors(document)], [])
        file = Path(tempfile.mkdtemp()) / "intake.json"
        file.write_text(json.dumps(document), encoding="utf-8")
        run = plumb("intake", "--from", file, "--anyway", database=self.database)
        self.assertEqual((run.returncode, run.stderr), (0, ""))

    def test_both_refuse_the_same_values_of_every_field(self):
        before, compared = contents(self.database), 0
        for name, fields in elements():
            for value in VALUES:
                with self.subTest(name, value=str(value)[:20]):
                    filled = {field: value for field in fields}
                    # Beside it, something that is always refused: nothing is ever saved.
                    document = {"patient": {"family_name": "x" * 1001}}
                    document[name] = filled if name == "patient" else [filled]
                    wrong = {
                        match[0] for error in VALIDATOR.iter_errors(document)
                        if (match := re.match(r"\$\.\w+(\[0\])?\.\w+", error.json_path))}
                    run = self.read(document)
                    self.assertEqual(run.returncode, 65)
                    told = dict(match.groups() for line in run.stderr.splitlines() if (match := FORM.match(line)))
                    # An id without its letter is taken as well, as everywhere; a schema says how one is written.
                    if isinstance(value, str) and value.isdigit():
                        wrong = {path for path in wrong if path.rpartition(".")[2] not in IDS}
                    self.assertEqual(wrong - set(told), set(), run.stderr)
                    # What remains are rules: what is in a catalogue, in the future, on record.
                    form = {
                        path for path, text in told.items()
                        if re.search(r"(is expected|it is one of .*|joined by ;)\.$", text) and "There is no" not in text}
                    self.assertEqual(form - wrong, set(), run.stderr)
                    compared += len(fields)
        self.assertGreater(compared, 2_000)
        self.assertEqual(contents(self.database), before)

    def test_both_refuse_what_is_missing_or_has_no_place(self):
        before = contents(self.database)
        named = {"patient": {"family_name": "Penhaligon"}}
        for document, place in [
                ({"complaints": [{"words": "Neck"}]}, "$.complaints[0]"),
                ({"complaints": [{"words": "Neck", "region": None}]}, "$.complaints[0]"),
                ({"complaints": [{"words": "", "region": "neck"}]}, "$.complaints[0]"),
                ({"history_items": [{"kind": "medical"}]}, "$.history_items[0]"),
                ({"safety_answers": [{"answer": "no"}]}, "$.safety_answers[0]"),
                ({"safety_answers": [{"item": "nausea", "note": "x"}]}, "$.safety_answers[0]"),
                ({"consents": [{"scope": "care"}]}, "$.consents[0]"),
                ({"complaints": [{"words": "Neck", "region": "neck", "regoin": 1}]}, "$.complaints[0]"),
                ({"consents": [{"scope": "care", "signer": "x", "patient_id": "P-1"}]}, "$.consents[0]"),
                ({"complaints": {"words": "Neck", "region": "neck"}}, "$.complaints"),
                ({"complaints": ["Neck"]}, "$.complaints[0]"), ({"patient": ["Penhaligon"]}, "$.patient"),
                ({"visits": []}, "$"), ([], "$"), (None, "$"), (5, "$")]:
            with self.subTest(json.dumps(document)):
                if isinstance(document, dict):
                    document = named | document
                self.assertEqual({error.json_path for error in VALIDATOR.iter_errors(document)}, {place})
                run = self.read(document)
                self.assert_refused(run, before)
                self.assertIn(f"\n{place}", run.stderr)

    def test_what_a_schema_cannot_say_is_refused_by_the_program(self):
        before = contents(self.database)
        for lists, place in [
                ('"complaints": [{"words": "a", "words": "b", "region": "neck"}]', "$.complaints[0].words"),
                ('"consents": [{"scope": "care", "signer": "x", "given_on": "2026-11-02", "withdrawn_on": "2026-11-01"}]',
                 "$.consents[0]"),
                ('"safety_answers": [{"item": "diziness", "answer": "no"}]', "$.safety_answers[0].item"),
                ('"prior_care": [{"kind": "rest", "complaint_id": "#1"}]', "$.prior_care[0].complaint_id"),
                ('"complaints": [{"words": "a", "region": "neck", "recorded_on": "2999-01-01"}]',
                 "$.complaints[0].recorded_on")]:
            with self.subTest(lists):
                document = '{"patient": {"family_name": "Penhaligon"}, ' + lists + "}"
                self.assertEqual(list(VALIDATOR.iter_errors(json.loads(document))), [])
                run = self.read(document)
                self.assert_refused(run, before)
                self.assertIn(f"\n{place}: ", run.stderr)


unittest.main()
