"""Two desks at once never book one clinician's time twice, nor leave a patient with two care plans that stand. Fifty
times each, two programs start together: of two bookings that overlap one is made and one refused, by whoever came
second, and with --anyway both are made; two plans of one patient become a chain, of which one stands."""

import unittest
from concurrent.futures import ThreadPoolExecutor

from practice import copy_of_demo, plumb, query

ROUNDS = 50


class Desks(unittest.TestCase):
    def setUp(self):
        self.database = copy_of_demo()

    def at_once(self, *commands):
        """The exit codes of commands that are run at the same time, least first."""
        with ThreadPoolExecutor(len(commands)) as desks:
            done = list(desks.map(lambda command: plumb(*command, database=self.database), commands))
        for run in done:
            self.assertIn(run.returncode, (0, 65), run.stderr)
            if run.returncode == 65:
                self.assertIn("which overlaps", run.stderr)
        return sorted(run.returncode for run in done)

    def booked(self, clinician):
        """How many appointments a clinician has on each day of 2027."""
        return dict(query(self.database, """
            SELECT starts_on, count(*) FROM appointments
            WHERE clinician_id = ? AND starts_on >= '2027' AND void_reason IS NULL GROUP BY starts_on""", clinician))

    def assert_whole(self):
        verified = plumb("audit", "verify", database=self.database)
        self.assertEqual(verified.returncode, 0, verified.stderr)

    def test_two_desks_book_one_hour(self):
        days = [f"2027-{1 + number // 25:02}-{1 + number % 25:02}" for number in range(ROUNDS)]
        for day in days:
            # The second is of another length, at another office, and overlaps by a quarter of an hour.
            codes = self.at_once(
                ["appointment", "add", "P-1", "--on", day, "--at", "10:00", "--clinician", "S-2", "--office", "O-1"],
                ["appointment", "add", "P-2", "--on", day, "--at", "10:15", "--clinician", "S-2", "--office", "O-2",
                 "--minutes", "60"])
            self.assertEqual(codes, [0, 65], day)
        self.assertEqual(self.booked(2), {day: 1 for day in days})
        self.assert_whole()

    def test_two_desks_move_into_one_hour(self):
        days = [f"2027-{3 + number // 25:02}-{1 + number % 25:02}" for number in range(ROUNDS)]
        for day in days:
            self.assertEqual(self.at_once(
                ["appointment", "add", "P-1", "--on", day, "--at", "9:00", "--clinician", "S-3"],
                ["appointment", "add", "P-2", "--on", day, "--at", "15:00", "--clinician", "S-3"]), [0, 0], day)
            ids = [number for (number,) in query(
                self.database, "SELECT id FROM appointments WHERE starts_on = ? AND clinician_id = 3", day)]
            self.assertEqual(self.at_once(*(["appointment", "edit", number, "--at", "12:00"] for number in ids)), [0, 65])
            noon = "SELECT count(*) FROM appointments WHERE starts_on = ? AND clinician_id = 3 AND starts_at = '12:00'"
            self.assertEqual(query(self.database, noon, day), [(1,)])
        self.assert_whole()

    def test_anyway_books_both(self):
        for _ in range(5):
            codes = self.at_once(*(
                ["appointment", "add", patient, "--on", "2027-06-01", "--at", "10:00", "--clinician", "S-2", "--anyway"]
                for patient in ("P-1", "P-2")))
            self.assertEqual(codes, [0, 0])
        self.assertEqual(self.booked(2), {"2027-06-01": 10})

    def test_two_desks_plan_anew(self):
        (before,) = query(self.database, "SELECT count(*) FROM care_plans")[0]
        for number in range(ROUNDS):
            verb = "add" if number % 2 else "revise"
            codes = self.at_once(*(
                ["care-plan", verb, "P-1", "--goals", f"{desk} {number}"] for desk in ("left", "right")))
            self.assertEqual(codes, [0, 0])
        self.assertEqual(query(self.database, "SELECT count(*) FROM care_plans"), [(before + 2 * ROUNDS,)])
        superseded = "SELECT supersedes FROM care_plans WHERE supersedes IS NOT NULL GROUP BY supersedes HAVING count(*) > 1"
        self.assertEqual(query(self.database, superseded), [])
        self.assertEqual(
            query(self.database, """
                SELECT count(*) FROM care_plans t WHERE patient_id = 1 AND void_reason IS NULL
                AND NOT EXISTS (SELECT 1 FROM care_plans n WHERE n.supersedes = t.id AND n.void_reason IS NULL)"""),
            [(1,)])
        self.assert_whole()


unittest.main()
