"""The holding periods of an export, against section 3 of the design worked out here again from visits.csv alone.

Checked on the demo practice and on a generated one, whose visits draw determination, outcome, state and time at
random, so that all the combinations meet: two adjustments on a day, void visits in between, visits without a time."""

import datetime
import os
import subprocess
import sys
import tempfile
import unittest
from itertools import groupby
from pathlib import Path

from practice import EXPORT, PLUMB, rows


def number(identifier):
    return int(identifier.split("-")[1])


def day(text):
    return datetime.date.fromisoformat(text)


def chronological(visit):
    """By day, time, id; a visit without a time comes first on its day."""
    return number(visit["patient_id"]), visit["visited_on"], visit["visited_at"], number(visit["visit_id"])


def periods(visits):
    """The periods of one patient, oldest first, as rows of holding_periods.csv."""
    opened = None
    for visit in visits:
        adjusted = visit["outcome"] == "adjusted"
        if opened and (adjusted or visit["determination"] == "misaligned"):
            yield closed(opened, visit["visited_on"])
            opened = None
        elif opened and visit["determination"] == "in-alignment":
            opened["checks"] += 1
            opened["last_found_holding"] = visit["visited_on"]
        if adjusted:
            opened = {
                "patient_id": visit["patient_id"], "patient_name": visit["patient_name"],
                "adjusted_on": visit["visited_on"], "adjusted_visit_id": visit["visit_id"],
                "last_found_holding": "", "checks": 0}
    if opened:
        yield closed(opened, "")


def closed(period, found_misaligned):
    def days_until(text):
        return (day(text) - day(period["adjusted_on"])).days
    last = period["last_found_holding"]
    return period | {
        "found_misaligned": found_misaligned, "checks": str(period["checks"]),
        "days_at_least": str(days_until(last) if last else 0),
        "days_at_most": str(days_until(found_misaligned)) if found_misaligned else "",
        "state": "ended" if found_misaligned else "holding" if period["checks"] else "unchecked"}


def expected(folder):
    counted = sorted((visit for visit in rows("visits", folder) if visit["state"] != "void"), key=chronological)
    return [period for _, visits in groupby(counted, lambda visit: visit["patient_id"]) for period in periods(visits)]


class Holding(unittest.TestCase):
    maxDiff = 4000

    def test_demo_practice(self):
        self.assertEqual(rows("holding_periods"), expected(EXPORT))

    def test_generated_practice(self):
        folder = Path(tempfile.mkdtemp())
        subprocess.run(
            [sys.executable, os.environ["GENERATE"], folder / "practice", "--patients", "100", "--visits", "4000"],
            check=True)
        subprocess.run([PLUMB, "demo", folder / "practice", "--to", folder], check=True, capture_output=True)
        visits = rows("visits", folder / "export")
        # Nothing would be proved where the hard cases were missing.
        self.assertIn(("misaligned", "not-adjusted"), {(visit["determination"], visit["outcome"]) for visit in visits})
        self.assertEqual({visit["state"] for visit in visits}, {"draft", "signed", "void"})
        self.assertTrue(any(not visit["visited_at"] for visit in visits))
        self.assertEqual(rows("holding_periods", folder / "export"), expected(folder / "export"))


unittest.main()
