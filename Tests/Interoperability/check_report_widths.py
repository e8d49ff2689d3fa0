"""On a terminal of 80 columns every report stands in one line for each row and its wrapped words, and nothing in a block
of lines, also where names are long; at 60 nothing is cut off."""

import subprocess
import tempfile
import unittest
from pathlib import Path

from drawn_practice import Drawn
from practice import PLUMB, copy_of_demo
from terminal import at_terminal
from wcwidth import wcswidth

REPORTS = [
    ["today", "--on", "2026-11-20"], ["today", "--on", "2026-11-20", "--office", "O-1"],
    ["today", "--on", "2025-10-20"], ["today", "--on", "2025-10-20", "--office", "O-1"],
    ["report", "due", "--on", "2025-11-28"], ["report", "unsigned"], ["report", "visits"], ["report", "holding"],
    ["report", "holding", "--by", "practice"], ["report", "outcomes"], ["report", "unexamined"]]


class Widths(unittest.TestCase):
    def assert_fits(self, database):
        for command in REPORTS:
            for columns in (80, 60):
                with self.subTest(command=" ".join(command), columns=columns):
                    screen = at_terminal(*command, database=database, columns=columns)
                    self.assertEqual(screen.code, 0, screen.text)
                    widest = max(screen.lines, key=wcswidth)
                    self.assertLessEqual(wcswidth(widest), columns, widest)
                    # A table has its rule under the titles; blocks have none.
                    if columns == 80 and len(screen.lines) > 3:
                        self.assertTrue(any(line.startswith("──") for line in screen.lines), screen.text)

    def test_demo_practice(self):
        self.assert_fits(copy_of_demo())

    def test_long_names(self):
        folder = Path(tempfile.mkdtemp())
        drawn = Drawn(seed=4, patients=12)
        for patient in drawn.patients:
            patient["family_name"], patient["phone"] = "Hallvarðsdóttir", "07700 900742"
        drawn.write(folder / "source")
        subprocess.run([PLUMB, "demo", folder / "source", "--to", folder], check=True, capture_output=True)
        self.assert_fits(folder / "plumb.sqlite")


unittest.main()
