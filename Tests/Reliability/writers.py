"""Desks that record visits as fast as they can, each visit with a note of its own."""

import json
import os
import signal
import subprocess
import tempfile

from practice import desk

RECORD = """
for ((visit = 1; visit <= $1; visit++)); do
    "$PLUMB" visit record P-1 --finding leg-check=right:6mm --determination misaligned --adjusted C1 \\
        --note "$0, visit $visit" --format json --wait "$2" || exit
done"""


class Writer:
    """One desk; what it is shown goes into a file."""

    def __init__(self, database, name, visits=1_000_000, patience=10):
        self.output, self.errors = tempfile.TemporaryFile("w+"), tempfile.TemporaryFile("w+")
        self.shell = subprocess.Popen(
            ["bash", "-c", RECORD, name, str(visits), str(patience)], env=desk(database), stdin=subprocess.DEVNULL,
            stdout=self.output, stderr=self.errors, start_new_session=True)

    def kill(self):
        """Kills the shell and the program that it runs, both at once."""
        os.killpg(self.shell.pid, signal.SIGKILL)
        self.shell.wait()

    def wait(self):
        return self.shell.wait()

    def said(self):
        """What went wrong, in the program's words."""
        self.errors.seek(0)
        return self.errors.read()

    def acknowledged(self):
        """The id and the note of each visit that was shown; the last one may have been cut off."""
        self.output.seek(0)
        text, found = self.output.read().strip(), []
        while text:
            try:
                visit, end = json.JSONDecoder().raw_decode(text)
            except json.JSONDecodeError:
                break
            found.append((visit["visit_id"], visit["note"]))
            text = text[end:].lstrip()
        return found


# A visit is one change: it is there with its finding and its adjustment, or not at all.
HALVES = """
    SELECT id FROM visits WHERE note LIKE 'desk %' AND NOT (
        EXISTS (SELECT 1 FROM findings WHERE visit_id = visits.id)
        AND EXISTS (SELECT 1 FROM adjustments WHERE visit_id = visits.id)
        AND EXISTS (SELECT 1 FROM audit_entries WHERE record_type = 'visit' AND record_id = visits.id))"""
