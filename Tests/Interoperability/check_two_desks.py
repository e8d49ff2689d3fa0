"""Eight desks write at once and lose nothing: each of the 80 visits gets an id of its own, is in the database with its
own note, and stands in a ledger that is whole."""

import json
import unittest
from concurrent.futures import ThreadPoolExecutor

from practice import copy_of_demo, plumb, query

DESKS, VISITS = 8, 10


class Desks(unittest.TestCase):
    def test_eight_desks_at_once(self):
        database = copy_of_demo()
        (before,) = query(database, "SELECT count(*) FROM visits")[0]

        def work(desk):
            return [record(database, f"desk {desk}, visit {number}") for number in range(VISITS)]

        with ThreadPoolExecutor(DESKS) as desks:
            recorded = dict(pair for pairs in desks.map(work, range(DESKS)) for pair in pairs)
        self.assertEqual(len(recorded), DESKS * VISITS, "an id was given twice")
        kept = query(database, "SELECT 'V-' || id, note FROM visits WHERE id > ?", before)
        self.assertEqual(dict(kept), recorded)
        entries = query(
            database, "SELECT count(*) FROM audit_entries WHERE record_type = 'visit' AND record_id > ?", before)
        self.assertEqual(entries, [(DESKS * VISITS,)])
        verified = plumb("audit", "verify", database=database)
        self.assertEqual(verified.returncode, 0, verified.stderr)


def record(database, note):
    """Records a visit, and returns its id and note."""
    done = plumb(
        "visit", "record", "P-1", "--determination", "in-alignment", "--not-adjusted", "--note", note,
        "--format", "json", database=database)
    if done.returncode != 0:
        raise AssertionError(f"{note}: {done.stderr}")
    return json.loads(done.stdout)["visit_id"], note


unittest.main()
