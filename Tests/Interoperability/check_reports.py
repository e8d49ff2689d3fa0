"""The reports, worked out again from the CSV of an export alone (reports.py).

Checked on the demo practice, on the one whose reports were worked out by hand, and on some that are drawn at random, in
which what is void, superseded, ended, unsigned and of another day or office meets in every combination."""

import csv
import io
import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

from drawn_practice import Drawn
from practice import DEMO, PLUMB, plumb
from reports import PARTS, Practice


class Reports(unittest.TestCase):
    maxDiff = 6000

    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp())

    def loaded(self, name, source):
        subprocess.run([PLUMB, "demo", source, "--to", self.folder / name], check=True, capture_output=True)
        return Practice(self.folder / name)

    def report(self, practice, *arguments):
        run = plumb(*arguments, "--format", "csv", database=practice.database)
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        return list(csv.DictReader(io.StringIO(run.stdout, newline=""), strict=True))

    def assert_reports(self, practice, days):
        for day in days:
            for options in [{}, {"office": "O-1"}, {"office": "O-2"}]:
                with self.subTest(day=day, **options):
                    flags = [text for name, value in options.items() for text in ("--" + name, value)]
                    self.assertEqual(self.report(practice, "today", "--on", day, *flags), practice.today(day, **options))
                    self.assertEqual(
                        self.report(practice, "report", "due", "--on", day, *flags), practice.due(day, **options))
        self.assert_unsigned(practice)
        for first, last, parts in [
                ("", "9", PARTS), (days[0], days[-1], ["office"]), (days[0], "9", ["month"]),
                ("", days[-1], ["clinician", "month"]), (days[0], days[0], ["clinician"])]:
            flags = [text for part in parts for text in ("--by", part)]
            flags += ["--from", first] if first else []
            flags += ["--until", last] if last != "9" else []
            with self.subTest(flags=flags):
                self.assertEqual(
                    self.report(practice, "report", "visits", *flags), practice.visit_counts(first, last, parts))
        self.assertEqual(self.report(practice, "report", "visits"), practice.visit_counts("", "9", PARTS))
        self.assertEqual(self.report(practice, "report", "holding"), practice.holding_by_patient())
        self.assertEqual(self.report(practice, "report", "holding", "--by", "practice"), practice.holding_of_practice())
        self.assertEqual(self.report(practice, "report", "outcomes"), practice.outcomes())
        for patient in list(practice.patients)[:5]:
            self.assertEqual(
                self.report(practice, "report", "outcomes", "--patient", patient), practice.outcomes(patient))
        self.assertEqual(self.report(practice, "report", "unexamined"), practice.unexamined())

    def assert_unsigned(self, practice):
        for options in [{}, {"office": "O-2"}, {"clinician": "S-2"}, {"office": "O-1", "clinician": "S-3"}]:
            flags = [text for name, value in options.items() for text in ("--" + name, value)]
            with self.subTest(**options):
                expected = practice.unsigned(**options)
                found = self.report(practice, "report", "unsigned", *flags)
                # Midnight may have passed between the two.
                self.assertIn(found, (expected, practice.unsigned(**options)))

    def test_demo_practice(self):
        self.assert_reports(Practice(DEMO), ["2026-03-16", "2026-11-20", "2027-01-04"])

    def test_practice_worked_out_by_hand(self):
        practice = self.loaded("hand", Path(os.environ["FIXTURES"]) / "report-practice")
        self.assert_reports(practice, ["2026-10-20", "2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22"])

    def test_drawn_practices(self):
        days = ["2025-07-01", "2025-08-15", "2025-09-30", "2025-10-20", "2025-11-28"]
        practices = []
        for seed in (1, 2, 3):
            source = self.folder / f"source-{seed}"
            Drawn(seed).write(source)
            practices.append(self.loaded(f"drawn-{seed}", source))
            with self.subTest(seed=seed):
                self.assert_reports(practices[-1], days)
        self.assert_hard_cases(practices, days)

    def assert_hard_cases(self, practices, days):
        """Nothing would be proved where these were missing."""
        due = [line for practice in practices for day in days for line in practice.due(day)]
        self.assertEqual({line["reasons"] for line in due}, {"no-visit", "re-examination", "no-visit;re-examination"})
        self.assertTrue(any(line["next_appointment_on"] for line in due))
        self.assertTrue(any(int(line["contacts"]) > 1 for line in due))
        sheet = [line for practice in practices for day in days for line in practice.today(day)]
        self.assertEqual(
            {line["status"] for line in sheet}, {"booked", "arrived", "kept", "cancelled", "no-show", "walk-in"})
        # An appointment whose visit is void, and a visit of an appointment that is not on the sheet.
        self.assertTrue(any(line["status"] == "kept" and not line["visit_id"] for line in sheet))
        self.assertTrue(any(line["status"] == "kept" and line["starts_at"] == "16:05" for line in sheet))
        unexamined = [line for practice in practices for line in practice.unexamined()]
        self.assertEqual({bool(line["last_low_back_examined_on"]) for line in unexamined}, {True, False})
        outcomes = [line for practice in practices for line in practice.outcomes()]
        self.assertTrue(any(line["first_on"] == line["latest_on"] and int(line["scores"]) > 1 for line in outcomes))

    def test_json_says_the_same(self):
        for report in (["today", "--on", "2026-11-20"], ["report", "due", "--on", "2026-11-20"], ["report", "visits"]):
            run = plumb(*report, "--format", "json", database=Practice(DEMO).database)
            keys = [list(row) for row in json.loads(run.stdout)]
            self.assertEqual(keys, [list(row) for row in self.report(Practice(DEMO), *report)])


unittest.main()
