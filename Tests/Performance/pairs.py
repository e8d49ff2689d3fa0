"""Two commands, measured side by side.

A machine is never as fast twice: another process wakes up, the processor is clocked down, the disk is busy. So each
command is run in turn, A B A B, and what counts is the ratio within each pair, of which the median is told with the
least and the greatest. What is measured is the whole process, from its start until it is gone, as the person who waits
for it has it; and for how long it had a processor, which says more where the machine is busy. A process is started
with posix_spawn, which costs the same few tenths of a millisecond on both sides.

The most memory that a process had at once is asked of the system in a run of its own, by a small process that starts
it: what a process has at its start counts too, and that is the memory of who starts it."""

import os
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass

NOWHERE = os.open(os.devnull, os.O_RDWR)
MEMORY_OF = """
import os, sys
nowhere = os.open(os.devnull, os.O_RDWR)
process = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[
    (os.POSIX_SPAWN_DUP2, nowhere, descriptor) for descriptor in (0, 1, 2)])
_, status, usage = os.wait4(process, 0)
print(usage.ru_maxrss / 1024 if status == 0 else "failed")
"""


class Command:
    """A program with its arguments, whose output is thrown away; `before` prepares each run and is not measured."""

    def __init__(self, program, *arguments, environment=None, before=None, output=NOWHERE):
        path = shutil.which(program)
        if path is None:
            raise SystemExit(f"There is no {program} on this machine.")
        self.words = [path, *map(str, arguments)]
        self.environment = os.environ | (environment or {})
        self.before = before
        self.target = output

    def seconds(self):
        """Runs it once, and returns how long that took, and for how long it had a processor."""
        if self.before:
            self.before()
        target = self.target if isinstance(self.target, int) else os.open(
            self.target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        started = time.perf_counter()
        process = os.posix_spawn(self.words[0], self.words, self.environment, file_actions=[
            (os.POSIX_SPAWN_DUP2, NOWHERE, 0), (os.POSIX_SPAWN_DUP2, target, 1), (os.POSIX_SPAWN_DUP2, NOWHERE, 2)])
        _, status, usage = os.wait4(process, 0)
        taken = time.perf_counter() - started
        if target != NOWHERE:
            os.close(target)
        if status != 0:
            raise SystemExit(f"It failed, so that there is nothing to compare: {' '.join(self.words)}")
        return taken, usage.ru_utime + usage.ru_stime

    def memory(self):
        """The most memory that it has at once, in MiB; ten at least, which is what starts it."""
        if self.before:
            self.before()
        words = [sys.executable, "-I", "-S", "-c", MEMORY_OF, *self.words]
        done = subprocess.run(words, env=self.environment, capture_output=True, text=True, check=True)
        return float(done.stdout)

    def output(self):
        """What it prints."""
        if self.before:
            self.before()
        return subprocess.run(self.words, env=self.environment, capture_output=True, check=True).stdout.decode()


@dataclass
class Comparison:
    """What came of the pairs: milliseconds of each side, for information, and how the first compares to the second."""

    milliseconds: float
    rival_milliseconds: float
    ratio: float
    least: float
    greatest: float
    processor_ratio: float


def compare(command, rival, pairs, rehearsals=3):
    """Runs the two in turn, after some pairs that do not count and leave programs and files in memory."""
    for _ in range(rehearsals):
        command.seconds(), rival.seconds()
    taken = [(*command.seconds(), *rival.seconds()) for _ in range(pairs)]
    ratios = [ours / theirs for ours, _, theirs, _ in taken]
    return Comparison(
        milliseconds=1000 * statistics.median(ours for ours, _, _, _ in taken),
        rival_milliseconds=1000 * statistics.median(theirs for _, _, theirs, _ in taken),
        ratio=statistics.median(ratios), least=min(ratios), greatest=max(ratios),
        processor_ratio=statistics.median(ours / max(theirs, 0.0001) for _, ours, _, theirs in taken))
