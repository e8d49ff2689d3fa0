"""The last command is undone at a terminal after a yes, and after nothing else; of desks that undo it at once, one does."""

import unittest
from concurrent.futures import ThreadPoolExecutor

from practice import contents, copy_of_demo, plumb, query
from terminal import CTRL_D, at_terminal

PHONE = "SELECT phone FROM patients WHERE id = 1"


class Undo(unittest.TestCase):
    def setUp(self):
        self.database = copy_of_demo()
        self.before = query(self.database, PHONE)
        done = plumb("patient", "edit", "P-1", "--phone", "555 0199", database=self.database)
        self.assertEqual(done.returncode, 0, done.stderr)

    def records(self):
        """Everything but the audit log, which has that the chart was looked at."""
        return {**contents(self.database), "audit_entries": []}

    def test_a_no_undoes_nothing(self):
        before = self.records()
        for answer in ("n\n", "\n", CTRL_D):
            with self.subTest(answer):
                screen = at_terminal("undo", database=self.database, answers=[("[y/N]", answer)])
                self.assertEqual(screen.code, 2, screen.text)
                self.assertIn("to 555 0199", screen.text)
                self.assertEqual(self.records(), before)
        views = query(
            self.database, "SELECT action, record_type, patient_id FROM audit_entries ORDER BY id DESC LIMIT 1")
        self.assertEqual(views, [("view", "patient", 1)])

    def test_a_yes_undoes_it_and_so_does_the_flag(self):
        screen = at_terminal("undo", database=self.database, answers=[("Undo it? [y/N]", "y\n")])
        self.assertEqual(screen.code, 0, screen.text)
        self.assertEqual(query(self.database, PHONE), self.before)
        screen = at_terminal("redo", database=self.database, answers=[("Do it again? [y/N]", "yes\n")])
        self.assertEqual(screen.code, 0, screen.text)
        self.assertEqual(query(self.database, PHONE), [("555 0199",)])
        screen = at_terminal("undo", "--yes", database=self.database, answers=[])
        self.assertEqual(screen.code, 0, screen.text)
        self.assertEqual(query(self.database, PHONE), self.before)

    def test_what_a_colleague_did_while_it_was_looked_at(self):
        # The answer is typed only once the other desk is done.
        def colleague():
            return plumb("patient", "edit", "P-1", "--phone", "555 0000", "--staff", "S-2", database=self.database)

        class Answer(str):
            def encode(self, *_):
                done = colleague()
                assert done.returncode == 0, done.stderr
                return b"y\n"

        screen = at_terminal("undo", database=self.database, answers=[("[y/N]", Answer())])
        self.assertEqual(screen.code, 65, screen.text)
        self.assertIn("P-1 was changed since", screen.text)
        self.assertEqual(query(self.database, PHONE), [("555 0000",)])

    def test_desks_that_undo_at_once(self):
        def undo(_):
            return plumb("undo", "--yes", database=self.database).returncode

        with ThreadPoolExecutor(6) as desks:
            codes = sorted(desks.map(undo, range(6)))
        self.assertEqual(codes, [0] + [65] * 5)
        self.assertEqual(query(self.database, PHONE), self.before)
        undone = query(self.database, "SELECT count(*) FROM audit_entries WHERE reason LIKE 'undo of %'")
        self.assertEqual(undone, [(1,)])
        self.assertEqual(plumb("audit", "verify", database=self.database).returncode, 0)


unittest.main()
