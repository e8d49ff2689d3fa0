"""An import is all or nothing: whether it is killed, met by another one, given a line without an end, or one row that is
wrong among many. And it says on the terminal, and only there, how far it is."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

from practice import EXPORT, PLUMB, desk, plumb
from terminal import at_terminal

PATIENTS = 10_000


class Import(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.large = Path(tempfile.mkdtemp()) / "large"
        generate = [sys.executable, os.environ["GENERATE"], cls.large, "--patients", str(PATIENTS), "--visits", "50"]
        subprocess.run(generate, check=True)

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.database = self.folder / "plumb.sqlite"

    def test_a_killed_import_leaves_no_database_and_the_next_one_clears_away_what_it_left(self):
        importing = self.started()
        importing.send_signal(signal.SIGKILL)
        importing.wait()
        self.assertFalse(self.database.exists())
        self.assertEqual([name for name in os.listdir(self.folder) if not name.startswith(".")], [])
        self.assertEqual(plumb("patient", "list", database=self.database).returncode, 66)
        again = plumb("import", EXPORT, database=self.database)
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assertEqual(os.listdir(self.folder), ["plumb.sqlite"])

    def test_of_two_imports_to_one_place_the_second_is_told(self):
        importing = self.started()
        second = plumb("import", EXPORT, database=self.database)
        importing.kill()
        importing.wait()
        self.assertEqual(second.returncode, 75, second.stderr)
        self.assertIn("Another program is making a database", second.stderr)

    def test_one_bad_row_among_many_is_named_and_nothing_is_kept(self):
        spoiled = self.folder / "spoiled"
        shutil.copytree(self.large, spoiled)
        lines = (spoiled / "patients.csv").read_bytes().split(b"\r\n")
        lines[PATIENTS // 2] = lines[PATIENTS // 2].replace(b",O-1,", b",O-7,").replace(b",O-2,", b",O-7,")
        (spoiled / "patients.csv").write_bytes(b"\r\n".join(lines))
        run = plumb("import", spoiled, database=self.database)
        self.assertEqual(run.returncode, 65)
        self.assertEqual(run.stderr.splitlines(), [
            "Error: Nothing was imported.",
            f"patients.csv, line {PATIENTS // 2 + 1}, column office_id: Office ID is O-7, and there is none."])
        self.assertEqual(os.listdir(self.folder), ["spoiled"])

    def test_a_line_without_an_end_is_refused_in_little_memory(self):
        spoiled = self.folder / "spoiled"
        shutil.copytree(EXPORT, spoiled)
        line = (spoiled / "patients.csv").read_bytes().count(b"\n") + 1
        with open(spoiled / "patients.csv", "ab") as file:
            file.write(b'P-99,"')
            for _ in range(1024):
                file.write(b"a" * (1 << 20))
        process = subprocess.Popen(
            [PLUMB, "import", str(spoiled)], env=desk(self.database), stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        with process.stderr:
            said = process.stderr.read().decode()
        _, status, usage = os.wait4(process.pid, 0)
        (spoiled / "patients.csv").unlink()
        process.returncode = os.waitstatus_to_exitcode(status)
        self.assertIn(f"patients.csv: Line {line}, column 1, field 1: the row that starts here is longer", said)
        self.assertEqual(process.returncode, 65)
        self.assertLess(usage.ru_maxrss, 64 << 10)

    def test_how_far_it_is_is_shown_on_a_terminal_and_nowhere_else(self):
        run = plumb("import", EXPORT, database=self.database)
        self.assertNotIn("%", run.stderr)
        self.database.unlink()
        screen = at_terminal("import", str(EXPORT), database=self.database)
        self.assertEqual(screen.code, 0)
        self.assertIn("Importing  [", screen.text)
        self.assertIn("100 %", screen.text)
        # What is left to read of the line is what was written after it was cleared.
        self.assertEqual(screen.lines[0].split("\r")[-1], "practice  1 row")
        self.database.unlink()
        plain = at_terminal("import", str(EXPORT), "--no-color", database=self.database)
        self.assertNotIn("\x1b", plain.text)

    def started(self):
        """An import that is in the middle of its work."""
        importing = subprocess.Popen(
            [PLUMB, "import", str(self.large)], env=desk(self.database), stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        draft = self.folder / ".plumb.sqlite.part"
        while not draft.exists():
            time.sleep(0.01)
        # Until the schema is there, and rows are coming in.
        time.sleep(0.3)
        self.assertIsNone(importing.poll(), "It was over too soon.")
        return importing


unittest.main()
