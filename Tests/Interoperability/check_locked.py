"""Another program holds the database: plumb waits as long as --wait says, then ends with 75 and has changed nothing.
What is let go in time is written, and reading does not wait at all."""

import contextlib
import sqlite3
import threading
import time
import unittest

from practice import contents, copy_of_demo, plumb

VISIT = ["visit", "record", "P-1", "--determination", "in-alignment", "--not-adjusted"]


@contextlib.contextmanager
def held(database):
    """The database while another program is in the middle of a write."""
    connection = sqlite3.connect(database, isolation_level=None, check_same_thread=False)
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
    finally:
        connection.close()


class Locked(unittest.TestCase):
    def setUp(self):
        self.database = copy_of_demo()

    def test_held_for_longer_than_one_waits(self):
        before = contents(self.database)
        with held(self.database):
            started = time.monotonic()
            refused = plumb(*VISIT, "--wait", "0.3", database=self.database)
            waited = time.monotonic() - started
        self.assertEqual((refused.returncode, refused.stdout), (75, ""), refused.stderr)
        self.assertIn(str(self.database), refused.stderr)
        self.assertGreaterEqual(waited, 0.3)
        self.assertLess(waited, 5)
        self.assertEqual(contents(self.database), before)

    def test_let_go_in_time(self):
        with held(self.database) as connection:
            threading.Timer(1, lambda: connection.execute("ROLLBACK")).start()
            started = time.monotonic()
            recorded = plumb(*VISIT, "--wait", "20", database=self.database)
            waited = time.monotonic() - started
        self.assertEqual(recorded.returncode, 0, recorded.stderr)
        self.assertGreater(waited, 0.5)

    def test_reading_meanwhile(self):
        with held(self.database):
            found = plumb("patient", "find", "whitcombe", "--wait", "0", database=self.database)
        self.assertEqual(found.returncode, 0, found.stderr)
        self.assertIn("P-2", found.stdout)


unittest.main()
