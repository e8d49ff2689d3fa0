"""A terminal of any width for the program to write to, with somebody at it who types."""

import codecs
import fcntl
import os
import pty
import re
import select
import struct
import termios
import time

from practice import PLUMB, desk

CTRL_D = "\x04"


class Screen:
    """What came of a command: everything that appeared, in the order in which it did, and the exit code."""

    def __init__(self, text, code):
        self.text = text
        self.code = code

    @property
    def lines(self):
        """What is left to read when the terminal has taken the colours out."""
        return re.sub(r"\x1b\[[0-9;]*m", "", self.text).replace("\r\n", "\n").split("\n")


def at_terminal(*arguments, database, columns=80, answers=(), environment={}):
    """Runs the program in a terminal, and answers its prompts.

    Each answer is a pair: a text to wait for, and what is then typed, or a function that says it."""
    process, terminal = pty.fork()
    if process == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        os.execve(PLUMB, ["plumb", *arguments], desk(database) | environment)
    shown, read_from, answers = "", 0, list(answers)
    # What is read may end within a character.
    decoder = codecs.getincrementaldecoder("utf-8")()
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if not select.select([terminal], [], [], 0.2)[0]:
            continue
        try:
            shown += decoder.decode(os.read(terminal, 65536))
        except OSError:  # on Linux, how a terminal says that nobody is left at the other end
            break
        while answers and (place := shown.find(answers[0][0], read_from)) >= 0:
            read_from = place + len(answers[0][0])
            typed = answers.pop(0)[1]
            os.write(terminal, (typed() if callable(typed) else typed).encode())
    else:
        os.kill(process, 9)
        shown += "\n[nothing more came for 30 s]"
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    os.close(terminal)
    if answers:
        raise AssertionError(f"never asked “{answers[0][0]}”:\n{shown}")
    return Screen(shown, code)
