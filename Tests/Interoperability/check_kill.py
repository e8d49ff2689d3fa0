"""What was acknowledged is kept, whenever the program is killed. Three desks record visits as fast as they can; after a
moment all of them are killed at once with SIGKILL. Then the file is sound, the ledger whole, and every visit that was
printed is there under its id, with the note that it was given. Again and again on one database, until twenty kills
fell in the middle of a visit.

This kills programs; only pulling the plug would show that the disk was waited for as well."""

import json
import os
import random
import signal
import subprocess
import tempfile
import time
import unittest

from practice import copy_of_demo, desk, plumb, query

INTERRUPTIONS, MOST_ROUNDS, DESKS = 20, 100, 3

# One desk: it records visit after visit, each with a note of its own, and is told nothing but to go on.
RECORD = """
for ((visit = 1; ; visit++)); do
    "$PLUMB" visit record P-1 --finding leg-check=right:6mm --determination misaligned --adjusted C1 \\
        --note "$0, visit $visit" --format json || exit
done"""


class Kill(unittest.TestCase):
    def test_twenty_interruptions(self):
        database = copy_of_demo()
        moment = random.Random(1)
        acknowledged, interrupted = [], 0
        for number in range(MOST_ROUNDS):
            if interrupted == INTERRUPTIONS:
                break
            acknowledged += killed_amid(database, f"round {number}", 0.3 + moment.random() / 2)
            interrupted += database.with_name("plumb.sqlite-wal").exists()
            verified = plumb("audit", "verify", database=database)
            self.assertEqual(verified.returncode, 0, f"round {number}: {verified.stderr}")
            self.assertEqual(query(database, "PRAGMA integrity_check"), [("ok",)], f"round {number}")
            self.assertEqual(query(database, "PRAGMA foreign_key_check"), [], f"round {number}")
        # Nothing would be proved where everybody happened to be between two visits.
        self.assertEqual(interrupted, INTERRUPTIONS)
        self.assertGreater(len(acknowledged), INTERRUPTIONS)
        kept = query(database, "SELECT 'V-' || id, note FROM visits")
        self.assertEqual(set(acknowledged) - set(kept), set())
        # A visit is one change: it is there with its finding and its adjustment, or not at all.
        halves = query(database, """
            SELECT id FROM visits WHERE note LIKE 'round %' AND NOT (
                EXISTS (SELECT 1 FROM findings WHERE visit_id = visits.id)
                AND EXISTS (SELECT 1 FROM adjustments WHERE visit_id = visits.id))""")
        self.assertEqual(halves, [])


def killed_amid(database, name, seconds):
    """Lets the desks work for so long and kills them; the id and the note of each visit that they were shown."""
    outputs = [tempfile.TemporaryFile("w+") for _ in range(DESKS)]
    shells = [
        subprocess.Popen(
            ["bash", "-c", RECORD, f"{name}, desk {number}"], env=desk(database), stdin=subprocess.DEVNULL,
            stdout=output, stderr=subprocess.DEVNULL, start_new_session=True)
        for number, output in enumerate(outputs)]
    time.sleep(seconds)
    for shell in shells:
        os.killpg(shell.pid, signal.SIGKILL)
    for shell in shells:
        shell.wait()
    return [(visit["visit_id"], visit["note"]) for output in outputs for visit in objects(output)]


def objects(output):
    """The JSON objects in a file, one after the other; the last one may have been cut off."""
    with output:
        output.seek(0)
        text = output.read().strip()
    while text:
        try:
            value, end = json.JSONDecoder().raw_decode(text)
        except json.JSONDecodeError:
            return
        yield value
        text = text[end:].lstrip()


unittest.main()
