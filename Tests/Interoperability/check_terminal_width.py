"""On a terminal every line fits: 80 columns, and 60 as in half a window. Wide and combining characters count as many
cells as the terminal gives them, as wcwidth tells; nothing is cut off to make a line fit."""

import unittest

from practice import copy_of_demo, rows
from terminal import at_terminal
from wcwidth import wcswidth


class Width(unittest.TestCase):
    def assert_fits(self, *command):
        """The text of the screen, put together again from its wrapped lines."""
        for columns in (80, 60):
            with self.subTest(command=" ".join(command), columns=columns):
                screen = at_terminal(*command, database=copy_of_demo(), columns=columns)
                self.assertEqual(screen.code, 0, screen.text)
                widths = {line: wcswidth(line) for line in screen.lines}
                self.assertGreaterEqual(min(widths.values()), 0, "a control character")
                widest = max(widths, key=widths.get)
                self.assertLessEqual(widths[widest], columns, widest)
        return screen

    def test_holding(self):
        self.assert_fits("holding")

    def test_holding_of_one_patient(self):
        self.assert_fits("holding", "P-1")

    def test_patient_list(self):
        screen = self.assert_fits("patient", "list")
        for patient in rows("patients"):
            self.assertTrue(any(line.startswith(patient["patient_id"] + " ") for line in screen.lines))

    def test_patient_show(self):
        self.assert_fits("patient", "show", "P-9")

    def test_visit_list(self):
        self.assert_fits("visit", "list", "P-1")

    def test_visit_show(self):
        self.assert_fits("visit", "show", "V-1")


unittest.main()
