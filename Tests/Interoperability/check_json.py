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
    ["audit", "list", "--patient", "P-1"]]


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
                self.assertEqual((as_json.stderr, as_csv.stderr), ("", ""))
                records = list(csv.reader(io.StringIO(as_csv.stdout, newline="")))
                objects = json.loads(as_json.stdout)
                self.assertGreater(len(objects), 0)
                self.assertEqual([list(entry) for entry in objects], [records[0]] * len(objects))
                self.assertEqual([[cell(value) for value in entry.values()] for entry in objects], records[1:])

    def test_a_write_prints_the_record_that_it_wrote(self):
        database = copy_of_demo()
        printed = plumb("patient", "add", "--family", "Sō", "--born", "1980-03", "--format", "json", database=database)
        added = json.loads(printed.stdout)
        self.assertEqual(
            (added["patient_id"], added["family_name"], added["given_names"], added["birth_date"], added["status"]),
            (f"P-{len(rows('patients')) + 1}", "Sō", None, "1980-03", "active"))


unittest.main()
