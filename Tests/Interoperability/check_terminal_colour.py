"""Colour is for terminals, and for those who want it: none in a pipe or a file, none with NO_COLOR or --no-color."""

import unittest

from practice import copy_of_demo, plumb
from terminal import at_terminal

ESCAPE = "\x1b"


class Colour(unittest.TestCase):
    def test_in_a_terminal(self):
        self.assertIn(ESCAPE, at_terminal("holding", database=copy_of_demo()).text)

    def test_with_no_color_set(self):
        screen = at_terminal("holding", database=copy_of_demo(), environment={"NO_COLOR": "1"})
        self.assertNotIn(ESCAPE, screen.text)

    def test_with_no_color_set_to_nothing(self):
        """no-color.org: a variable that is empty asks for nothing."""
        screen = at_terminal("holding", database=copy_of_demo(), environment={"NO_COLOR": ""})
        self.assertIn(ESCAPE, screen.text)

    def test_with_the_option(self):
        self.assertNotIn(ESCAPE, at_terminal("holding", "--no-color", database=copy_of_demo()).text)

    def test_on_a_dumb_terminal(self):
        screen = at_terminal("holding", database=copy_of_demo(), environment={"TERM": "dumb"})
        self.assertNotIn(ESCAPE, screen.text)

    def test_in_a_pipe(self):
        piped = plumb("holding", database=copy_of_demo())
        self.assertNotIn(ESCAPE, piped.stdout + piped.stderr)


unittest.main()
