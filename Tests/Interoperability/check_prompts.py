"""At a terminal the program asks for what the flags left out. A no and the end of the input (Ctrl-D) end with 2, and
leave everything as it was; without a terminal nothing is asked."""

import unittest

from practice import contents, copy_of_demo, plumb, query
from terminal import CTRL_D, at_terminal

TWIN = [("Family name", "Whitcombe\n"), ("Given names", "Arthur James\n"), ("Birth date", "1941\n"), ("Phone", "\n")]


class Prompts(unittest.TestCase):
    def setUp(self):
        self.database = copy_of_demo()
        self.before = contents(self.database)

    def at_terminal(self, *command, answers):
        return at_terminal(*command, database=self.database, answers=answers)

    def assert_unchanged(self):
        self.assertEqual(contents(self.database), self.before)

    def test_a_patient_is_asked_for(self):
        screen = self.at_terminal("patient", "add", answers=[
            ("Family name", "Tūī\n"), ("Given names", "Aroha\n"), ("Birth date", "1990-02-30\n"),
            ("Birth date", "1990-02\n"), ("Phone", "555 0100\n")])
        self.assertEqual(screen.code, 0, screen.text)
        self.assertEqual(
            query(self.database, "SELECT family_name, given_names, birth_date, phone FROM patients ORDER BY id DESC")[0],
            ("Tūī", "Aroha", "1990-02", "555 0100"))

    def test_a_likely_duplicate_is_registered_after_a_yes(self):
        screen = self.at_terminal("patient", "add", answers=[*TWIN, ("P-2", ""), ("[y/N]", "y\n")])
        self.assertEqual(screen.code, 0, screen.text)
        self.assertEqual(len(contents(self.database)["patients"]), len(self.before["patients"]) + 1)

    def test_a_likely_duplicate_is_not_registered_after_a_no(self):
        for answer in ("n\n", "\n", CTRL_D):
            with self.subTest(answer):
                screen = self.at_terminal("patient", "add", answers=[*TWIN, ("[y/N]", answer)])
                self.assertEqual(screen.code, 2, screen.text)
                self.assert_unchanged()

    def test_the_end_of_the_input_at_any_prompt_of_a_patient(self):
        for count in range(len(TWIN)):
            with self.subTest(TWIN[count][0]):
                answers = [*TWIN[:count], (TWIN[count][0], CTRL_D)]
                self.assertEqual(self.at_terminal("patient", "add", answers=answers).code, 2)
                self.assert_unchanged()

    def test_a_visit_is_asked_for(self):
        screen = self.at_terminal("visit", "record", "P-1", answers=[
            ("Determination", "misaligned\n"), ("Adjusted", "C3\n"), ("Adjusted", "C1\n"), ("Listing", "ASRA\n")])
        self.assertEqual(screen.code, 0, screen.text)
        visit = query(
            self.database, "SELECT id, determination, outcome, reason, state FROM visits ORDER BY id DESC LIMIT 1")[0]
        self.assertEqual(visit[1:], ("misaligned", "adjusted", None, "draft"))
        self.assertEqual(
            query(self.database, "SELECT vertebra, listing_code FROM adjustments WHERE visit_id = ?", visit[0]),
            [("C1", "ASRA")])

    def test_a_reason_is_asked_for_where_one_is_needed(self):
        screen = self.at_terminal("visit", "record", "P-1", answers=[
            ("Determination", "misaligned\n"), ("Adjusted", "n\n"), ("Reason", "because\n"), ("Reason", "other\n"),
            ("Reason in words", "the power was out\n")])
        self.assertEqual(screen.code, 0, screen.text)
        self.assertEqual(
            query(self.database, "SELECT outcome, reason, reason_text FROM visits ORDER BY id DESC LIMIT 1")[0],
            ("not-adjusted", "other", "the power was out"))

    def test_the_end_of_the_input_at_any_prompt_of_a_visit(self):
        answers = [("Determination", "misaligned\n"), ("Adjusted", "n\n"), ("Reason", "other\n"), ("in words", "x\n")]
        for count in range(len(answers)):
            with self.subTest(answers[count][0]):
                screen = self.at_terminal(
                    "visit", "record", "P-1", answers=[*answers[:count], (answers[count][0], CTRL_D)])
                self.assertEqual(screen.code, 2, screen.text)
                self.assert_unchanged()

    def test_without_a_terminal_what_is_missing_is_named(self):
        for command, missing in [(["patient", "add"], "--family"), (["visit", "record", "P-1"], "--not-adjusted")]:
            with self.subTest(" ".join(command)):
                piped = plumb(*command, database=self.database)
                self.assertEqual((piped.returncode, piped.stdout), (64, ""))
                self.assertIn(missing, piped.stderr)
                self.assert_unchanged()

    def test_without_a_terminal_a_likely_duplicate_is_refused(self):
        added = ["patient", "add", "--family", "Whitcombe", "--given", "Arthur James", "--born", "1941"]
        refused = plumb(*added, database=self.database)
        self.assertEqual((refused.returncode, refused.stdout), (65, ""))
        self.assertIn("--anyway", refused.stderr)
        self.assert_unchanged()
        self.assertEqual(plumb(*added, "--anyway", database=self.database).returncode, 0)


unittest.main()
