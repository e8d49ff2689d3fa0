"""Two commands, measured side by side.

A machine is never as fast twice: another process wakes up, the processor is clocked down, the disk is busy. So each
command is run in turn, A B A B, and what counts is the ratio within each pair, of which the median is told with the
least and the greatest. What is measured is the whole process, from its start until it is gone, as the person who waits
for it has it. A process is started with posix_spawn, which costs the same few tenths of a millisecond on both sides."""

import os
import shutil
import statistics
import subprocess
import time
from dataclasses import dataclass

NOWHERE = os.open(os.devnull, os.O_RDWR)


class Command:
    """A program with its arguments, whose output is thrown away."""

    def __init__(self, program, *arguments, environment=None):
        path = shutil.which(program)
        if path is None:
            raise SystemExit(f"There is no {program} on this machine.")
        self.words = [path, *map(str, arguments)]
        self.environment = os.environ | (environment or {})

    def seconds(self):
        """Runs it once."""
        started = time.perf_counter()
        process = os.posix_spawn(self.words[0], self.words, self.environment, file_actions=[
            (os.POSIX_SPAWN_DUP2, NOWHERE, descriptor) for descriptor in (0, 1, 2)])
        _, status = os.waitpid(process, 0)
        taken = time.perf_counter() - started
        if status != 0:
            raise SystemExit(f"It failed, so that there is nothing to compare: {' '.join(self.words)}")
        return taken

    def output(self):
        """What it prints."""
        return subprocess.run(self.words, env=self.environment, capture_output=True, check=True).stdout.decode()


@dataclass
class Comparison:
    """What came of the pairs: milliseconds of each side, for information, and how the first compares to the second."""

    milliseconds: float
    rival_milliseconds: float
    ratio: float
    least: float
    greatest: float


def compare(command, rival, pairs):
    """Runs the two in turn, after some pairs that do not count and leave programs and files in memory."""
    for _ in range(3):
        command.seconds(), rival.seconds()
    taken = [(command.seconds(), rival.seconds()) for _ in range(pairs)]
    ratios = [ours / theirs for ours, theirs in taken]
    return Comparison(
        milliseconds=1000 * statistics.median(ours for ours, _ in taken),
        rival_milliseconds=1000 * statistics.median(theirs for _, theirs in taken),
        ratio=statistics.median(ratios), least=min(ratios), greatest=max(ratios))
