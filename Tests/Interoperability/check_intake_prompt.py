"""At a terminal an intake of a patient who may be on record already asks, as registering one does; not where the intake
itself comes in by the keyboard."""

import contextlib
import os
import pty
import tempfile
import unittest
from pathlib import Path

from practice import PLUMB, contents, copy_of_demo, desk, plumb, query
from terminal import CTRL_D, at_terminal

TWIN = """{"patient": {"family_name": "Whitcombe", "given_names": "Arthur James", "birth_date": "1941"},
           "complaints": [{"words": "Stiff neck", "region": "neck"}]}
"""


class Prompt(unittest.TestCase):
    def setUp(self):
        self.database = copy_of_demo()
        self.before = contents(self.database)
        self.file = Path(tempfile.mkdtemp()) / "intake.json"
        self.file.write_text(TWIN, encoding="utf-8")

    def at_terminal(self, *command, answers):
        return at_terminal("intake", *command, database=self.database, answers=answers)

    def test_after_a_yes_everything_is_recorded(self):
        screen = self.at_terminal("--from", str(self.file), answers=[("P-2", ""), ("[y/N]", "y\n")])
        self.assertEqual(screen.code, 0, screen.text)
        patient = len(self.before["patients"]) + 1
        self.assertEqual(
            query(self.database, "SELECT words FROM complaints WHERE patient_id = ?", patient), [("Stiff neck",)])

    def test_after_a_no_nothing_is(self):
        for answer in ("n\n", "\n", CTRL_D):
            with self.subTest(answer):
                screen = self.at_terminal("--from", str(self.file), answers=[("[y/N]", answer)])
                self.assertEqual(screen.code, 2, screen.text)
                self.assertEqual(contents(self.database), self.before)

    def test_what_is_wrong_is_told_before_anything_is_asked(self):
        self.file.write_text(TWIN.replace('"neck"', '"neckk"'), encoding="utf-8")
        screen = self.at_terminal("--from", str(self.file), answers=[])
        self.assertEqual(screen.code, 65, screen.text)
        self.assertIn("$.complaints[0].region", screen.text)
        self.assertNotIn("[y/N]", screen.text)

    def test_an_intake_that_is_typed_is_not_interrupted(self):
        process, terminal = pty.fork()
        if process == 0:
            os.execve(PLUMB, ["plumb", "intake", "--from", "-"], desk(self.database))
        # The second end of the input would answer a question that should not be asked.
        os.write(terminal, (TWIN + CTRL_D + CTRL_D).encode())
        shown = b""
        with contextlib.suppress(OSError):
            while piece := os.read(terminal, 65536):
                shown += piece
        code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        os.close(terminal)
        self.assertEqual(code, 65, shown)
        self.assertIn(b"say --anyway", shown)
        self.assertEqual(contents(self.database), self.before)

    def test_completing_a_patient_asks_nothing(self):
        self.file.write_text('{"complaints": [{"words": "Stiff neck", "region": "neck"}]}', encoding="utf-8")
        screen = self.at_terminal("--from", str(self.file), "--patient", "P-2", answers=[])
        self.assertEqual(screen.code, 0, screen.text)
        run = plumb("intake", "--from", self.file, "--patient", "P-2", database=self.database)
        self.assertIn("already on record  1", run.stdout)


unittest.main()
