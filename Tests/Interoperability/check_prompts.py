"""At a terminal the program asks for what the flags left out. A no and the end of the input (Ctrl-D) end with 2, and
leave everything as it was; without a terminal nothing is asked."""

import os
import pty
import unittest

from practice import PLUMB, contents, copy_of_demo, desk, plumb, query
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

    def test_a_consent_is_asked_for(self):
        screen = self.at_terminal("consent", "add", "P-1", answers=[
            ("What was agreed to", "everything\n"), ("What was agreed to", "x-ray\n"), ("Signed by", "Māia O’Brien\n")])
        self.assertEqual(screen.code, 0, screen.text)
        self.assertIn("It is one of care, x-ray, privacy, communication.", screen.text)
        self.assertEqual(self.last("consents", "patient_id, scope, signer"), (1, "x-ray", "Māia O’Brien"))

    def test_the_end_of_the_input_at_any_prompt_of_a_consent(self):
        answers = [("What was agreed to", "care\n"), ("Signed by", "x\n")]
        for count in range(len(answers)):
            with self.subTest(answers[count][0]):
                screen = self.at_terminal(
                    "consent", "add", "P-1", answers=[*answers[:count], (answers[count][0], CTRL_D)])
                self.assertEqual(screen.code, 2, screen.text)
                self.assert_unchanged()

    def test_what_is_left_empty_of_a_consent_is_named(self):
        screen = self.at_terminal("consent", "add", "P-1", answers=[("What was agreed to", "\n"), ("Signed by", "\n")])
        self.assertEqual(screen.code, 64, screen.text)
        self.assertIn("A consent needs --scope and --signer.", screen.text)
        self.assert_unchanged()

    def test_every_safety_question_is_asked(self):
        questions = query(self.database, "SELECT code, name FROM safety_items WHERE active ORDER BY id")
        self.assertEqual(len(questions), 15)
        answers, kept = [], []
        for number, (code, name) in enumerate(questions):
            # Yes, no, nothing at all, and what is asked again.
            typed, answer = [("y:since May\n", ("yes", "since May")), ("NO\n", ("no", None)), ("\n", None),
                             ("declined\n", ("declined", None))][number % 4]
            if number % 4 == 3:
                answers.append((name, "never\n"))
            answers.append((name, typed))
            kept += [] if answer is None else [(code, *answer)]
        self.assertEqual(len(kept), 11)
        before = len(self.before["safety_answers"])
        screen = self.at_terminal("safety", "add", "P-1", answers=answers)
        self.assertEqual(screen.code, 0, screen.text)
        self.assertEqual(
            query(self.database, "SELECT item, answer, note FROM safety_answers ORDER BY id LIMIT -1 OFFSET ?", before),
            kept)

    def test_the_safety_questions_of_one_area(self):
        names = [name for (name,) in query(self.database, "SELECT name FROM safety_items WHERE area = 'leg' ORDER BY id")]
        self.assertEqual(len(names), 6)
        screen = self.at_terminal(
            "safety", "add", "P-1", "--area", "leg", answers=[(name, "n\n") for name in names])
        self.assertEqual(screen.code, 0, screen.text)
        self.assertEqual(len(contents(self.database)["safety_answers"]), len(self.before["safety_answers"]) + 6)
        self.assertNotIn("Dizziness", screen.text)

    def test_the_end_of_the_input_amid_the_safety_questions(self):
        names = [name for (name,) in query(self.database, "SELECT name FROM safety_items WHERE area = 'leg' ORDER BY id")]
        for count in range(len(names)):
            with self.subTest(names[count]):
                answers = [*((name, "n\n") for name in names[:count]), (names[count], CTRL_D)]
                screen = self.at_terminal("safety", "add", "P-1", "--area", "leg", answers=answers)
                self.assertEqual(screen.code, 2, screen.text)
                self.assert_unchanged()

    def test_an_appointment_is_asked_for(self):
        screen = self.at_terminal("appointment", "add", "P-1", answers=[
            ("Day", "2027-02-29\n"), ("Day", "2027-03-01\n"), ("Time", "25:00\n"), ("Time", "9:30\n")])
        self.assertEqual(screen.code, 0, screen.text)
        self.assertEqual(self.last("appointments", "starts_on, starts_at"), ("2027-03-01", "09:30"))

    def test_a_terminal_that_goes_away_leaves_everything_as_it_was(self):
        for command in (["safety", "add", "P-1"], ["consent", "add", "P-1"], ["visit", "record", "P-1"]):
            with self.subTest(" ".join(command)):
                self.assertNotEqual(self.closed_amid(*command), 0)
                self.assert_unchanged()

    def closed_amid(self, *command):
        """Closes the terminal at the first question; what became of the program."""
        process, terminal = pty.fork()
        if process == 0:
            os.execve(PLUMB, ["plumb", *command], desk(self.database))
        shown = b""
        while b": " not in shown:
            shown += os.read(terminal, 65536)
        os.close(terminal)
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])

    def last(self, table, columns):
        """What the newest row of a table has in some columns."""
        return query(self.database, f"SELECT {columns} FROM {table} ORDER BY id DESC LIMIT 1")[0]

    def test_without_a_terminal_what_is_missing_is_named(self):
        for command, missing in [
            (["patient", "add"], "--family"), (["visit", "record", "P-1"], "--not-adjusted"),
            (["consent", "add", "P-1"], "--scope and --signer"), (["safety", "add", "P-1"], "--answer"),
            (["appointment", "add", "P-1"], "--on and --at"),
        ]:
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
