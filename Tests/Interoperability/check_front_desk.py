"""docs/front-desk.md was typed: every command of its console blocks, one after the other at the demo practice, at a
terminal of 100 columns on 21 November 2026, gives what the page shows. A line `…` stands for any lines.

    PLUMB_PAGE=write Tests/Interoperability/run front_desk    puts what is seen in place of what differs
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from terminal import at_terminal

PAGE = Path(os.environ["FIXTURES"]).parent / "docs" / "front-desk.md"
# What the program asks on the page; behind each stands what was typed.
PROMPTS = ["Family name: ", "Given names: ", "Birth date: ", "Phone: ", "[y/N]: "]


class Desk:
    """A terminal at the demo practice, loaded on that day: the audit log has no entry of a later one."""

    def __init__(self):
        folder = Path(tempfile.mkdtemp())
        self.database = folder / "plumb.sqlite"
        self.environment = {"PLUMB_NOW": "2026-11-21T10:00:00.000Z", "NO_COLOR": "1"}
        subprocess.run(
            [os.environ["PLUMB"], "demo", Path(os.environ["FIXTURES"]) / "demo-practice", "--to", folder],
            env=os.environ | self.environment, check=True, capture_output=True)

    def type(self, command, expected):
        """The lines that appear, with the answers typed that the expected lines show."""
        words = shlex.split(command)
        if words[0] == "export":
            # The page's own database is the copy.
            name, value = words[1].split("=")
            self.environment |= {name: value} if name != "PLUMB_DATABASE" else {}
            return []
        answers = [
            (prompt, line.split(prompt)[1] + "\n")
            for line in expected for prompt in PROMPTS if prompt in line]
        screen = at_terminal(
            *words[1:], database=self.database, columns=100, answers=answers, environment=self.environment)
        return "\n".join(screen.lines).rstrip("\n").split("\n")


def is_seen(expected, seen):
    """Whether these lines are those, each `…` standing for any."""
    pattern = "".join("(?:.*\n)*" if line == "…" else re.escape(line + "\n") for line in expected)
    return re.fullmatch(pattern, "".join(line + "\n" for line in seen)) is not None


def replay(page):
    """Types every command of a page; gives the page with what was seen, and what differs."""
    desk, written, differing = Desk(), [], []
    for block in re.split(r"(?ms)(^```console\n.*?^```$)", page):
        if not block.startswith("```console\n"):
            written.append(block)
            continue
        lines = ["```console"]
        for step in re.findall(r"(?m)^\$ (?:.*\\\n> )*.*\n(?:(?!\$ |```).*\n)*", block):
            head = re.match(r"\$ (?:.*\\\n> )*.*\n", step).group()
            expected = step[len(head):].splitlines()
            seen = desk.type(head[2:].replace("\\\n> ", ""), expected)
            lines += [head.rstrip("\n"), *(expected if is_seen(expected, seen) else seen)]
            if not is_seen(expected, seen):
                differing.append(head + "\n".join(seen))
        written.append("\n".join([*lines, "```"]))
    return "".join(written), differing


class FrontDesk(unittest.TestCase):
    def test_page_shows_what_is_seen(self):
        page = PAGE.read_text(encoding="utf-8")
        written, differing = replay(page)
        if os.environ.get("PLUMB_PAGE") == "write":
            PAGE.write_text(written, encoding="utf-8")
        self.assertEqual(differing, [], "\n\n".join(["is not what the page shows:", *differing]))

    def test_a_slip_in_a_page_is_found(self):
        page = "```console\n$ plumb office list --staff dawn\n…\nO-2{}\n```\n"
        self.assertEqual(len(replay(page.format("  Nowhere"))[1]), 1)
        office = "  Thornmere Quay  Thornmere    01632 960120  Europe/London  yes"
        self.assertEqual(replay(page.format(office)), (page.format(office), []))


if "No appointments and no visits on 2026-11-21." not in Desk().type("plumb today --staff dawn", []):
    print("only a debug build can be told which day it is")
    sys.exit(77)
unittest.main()
