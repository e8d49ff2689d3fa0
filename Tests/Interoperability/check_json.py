"""What --format json and --format csv print is one thing in two spellings: the same rows, the same names in the same
order, and nothing beside them on the output."""

import csv
import io
import json
import unittest

from practice import copy_of_demo, plumb, rows

READS = [
    ["patient", "list"], ["patient", "find", "ha"], ["visit", "list", "P-1"], ["visit", "unsigned"],
    ["complaint", "list", "P-1"], ["holding"], ["holding", "P-1"], ["office", "list"], ["staff", "list"],
    ["audit", "list", "--patient", "P-1"], ["today", "--on", "2026-11-20"], ["patient", "timeline", "P-1"],
    ["appointment", "list", "--from", "2026-06-01"], ["disclosure", "list"],
    *([kind, "list", "P-14"] for kind in (
        "consent", "history", "prior-care", "safety", "assessment", "external-test", "imaging", "reaction", "score",
        "care-plan", "recall")),
    *(["report", name] for name in ("due", "unsigned", "visits", "holding", "outcomes", "unexamined")),
    *(["catalogue", "list", name] for name in (
        "tests", "conditions", "techniques", "measures", "safety-items", "codes"))]

# What a list says besides its rows; the demo practice was imported, and so exported before.
REMARKS = {
    "audit": "The records of many patients left in 1 export or backup; plumb audit list --action export says which.\n"}

# The parts of a chart in JSON, and what leaves a row of the export out of them; a visit has more in JSON.
CHART = {name: lambda row: row["void_reason"] == "" for name in (
    "complaints", "assessments", "history_items", "prior_care", "safety_answers", "external_tests", "imaging_studies",
    "care_plans", "outcome_scores", "reactions", "appointments", "recall_contacts", "disclosures", "consents", "severity_ratings")}
CHART["holding_periods"] = CHART["visits"] = lambda row: True


def cell(value):
    """How CSV writes a value of JSON."""
    return value if isinstance(value, str) else "" if value is None else json.dumps(value)


class JSON(unittest.TestCase):
    def test_every_list_says_in_json_what_it_says_in_csv(self):
        database = copy_of_demo()
        for command in READS:
            with self.subTest(" ".join(command)):
                as_json = plumb(*command, "--format", "json", database=database)
                as_csv = plumb(*command, "--format", "csv", database=database)
                self.assertEqual((as_json.stderr, as_csv.stderr), (REMARKS.get(command[0], ""),) * 2)
                records = list(csv.reader(io.StringIO(as_csv.stdout, newline="")))
                objects = json.loads(as_json.stdout)
                self.assertGreater(len(objects), 0)
                self.assertEqual([list(entry) for entry in objects], [records[0]] * len(objects))
                self.assertEqual([[cell(value) for value in entry.values()] for entry in objects], records[1:])

    def test_every_chart_in_json_has_the_rows_of_the_export(self):
        database = copy_of_demo()
        for patient in (row["patient_id"] for row in rows("patients")):
            chart = json.loads(plumb("patient", "show", patient, "--format", "json", database=database).stdout)
            for table, stands in CHART.items():
                expected = [row for row in rows(table) if row["patient_id"] == patient and stands(row)]
                found = [{name: cell(value) for name, value in row.items() if not isinstance(value, list)}
                         for row in chart[table]]
                with self.subTest(f"{patient} {table}"):
                    self.assertEqual(sorted(found, key=repr), sorted(expected, key=repr))

    def test_a_write_prints_the_record_that_it_wrote(self):
        database = copy_of_demo()
        printed = plumb("patient", "add", "--family", "Sō", "--born", "1980-03", "--format", "json", database=database)
        added = json.loads(printed.stdout)
        self.assertEqual(
            (added["patient_id"], added["family_name"], added["given_names"], added["birth_date"], added["status"]),
            (f"P-{len(rows('patients')) + 1}", "Sō", None, "1980-03", "active"))


unittest.main()
