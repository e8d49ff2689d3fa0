"""Two charts are merged by one desk of several that try at once, in one direction; at a terminal a no, or the end of
the input, merges nothing."""

import unittest
from concurrent.futures import ThreadPoolExecutor

from practice import contents, copy_of_demo, plumb, query
from terminal import CTRL_D, at_terminal

OWNER = ("--staff", "S-1", "--reason", "registered twice")


class Merge(unittest.TestCase):
    def setUp(self):
        self.database = copy_of_demo()

    def test_a_no_merges_nothing(self):
        before = contents(self.database)
        for answer in ("n\n", "\n", CTRL_D):
            with self.subTest(answer):
                screen = at_terminal(
                    "patient", "merge", "P-2", "--into", "P-1", *OWNER, database=self.database,
                    answers=[("[y/N]", answer)])
                self.assertEqual(screen.code, 2, screen.text)
                self.assertIn("! The birth dates differ", screen.text)
                self.assertEqual(contents(self.database), before)

    def test_a_yes_merges_and_so_does_the_flag(self):
        screen = at_terminal(
            "patient", "merge", "P-2", "--into", "P-1", *OWNER, database=self.database, answers=[("[y/N]", "y\n")])
        self.assertEqual(screen.code, 0, screen.text)
        screen = at_terminal(
            "patient", "merge", "P-3", "--into", "P-1", "--yes", *OWNER, database=self.database, answers=[])
        self.assertEqual(screen.code, 0, screen.text)
        self.assertEqual(
            query(self.database, "SELECT id FROM patients WHERE merged_into = 1 ORDER BY id"), [(2,), (3,)])

    def test_desks_that_merge_at_once(self):
        visits = query(self.database, "SELECT count(*) FROM visits WHERE patient_id IN (1, 2)")

        def merge(desk):
            pair = ("P-1", "P-2") if desk % 2 else ("P-2", "P-1")
            return plumb("patient", "merge", pair[0], "--into", pair[1], *OWNER, database=self.database).returncode

        with ThreadPoolExecutor(6) as desks:
            codes = sorted(desks.map(merge, range(6)))
        self.assertEqual(codes, [0] + [65] * 5)
        ((merged, into),) = query(self.database, "SELECT id, merged_into FROM patients WHERE merged_into IS NOT NULL")
        self.assertEqual(query(self.database, "SELECT count(*) FROM visits WHERE patient_id = ?", into), visits)
        self.assertEqual(query(self.database, "SELECT count(*) FROM visits WHERE patient_id = ?", merged), [(0,)])
        self.assertEqual(plumb("audit", "verify", database=self.database).returncode, 0)


unittest.main()
