"""Restoring, as a practice meets it: with desks at work, from a terminal, after kill -9 in the middle, and from a file
that somebody made to do harm."""

import os
import signal
import subprocess
import sqlite3
import tempfile
import threading
import time
import unittest
from pathlib import Path

from practice import PLUMB, contents, copy_of_demo, desk, plumb, query
from terminal import CTRL_D, at_terminal


class Restores(unittest.TestCase):
    def setUp(self):
        self.database = copy_of_demo()
        self.copy = Path(tempfile.mkdtemp()) / "copy.sqlite"
        made = plumb("backup", self.copy, database=self.database)
        self.assertEqual(made.returncode, 0, made.stderr)

    def add(self, name):
        done = plumb("patient", "add", "--family", name, "--anyway", "--wait", "60", database=self.database)
        self.assertEqual(done.returncode, 0, done.stderr)

    def kept(self):
        return sorted(self.database.parent.glob("plumb-before-restore-*.sqlite"))

    def test_at_a_terminal(self):
        self.add("Newcomer")
        before = contents(self.database)
        for answer in ("n\n", "\n", CTRL_D):
            screen = at_terminal("restore", str(self.copy), database=self.database, answers=[("Restore it?", answer)])
            self.assertEqual(screen.code, 2, screen.text)
            self.assertIn("2 entries, 1 of them changes", screen.text.replace("\r\n", " "))
        self.assertEqual(contents(self.database), before)
        screen = at_terminal("restore", str(self.copy), database=self.database, answers=[("Restore it?", "y\n")])
        self.assertEqual(screen.code, 0, screen.text)
        self.assertEqual(query(self.database, "SELECT 1 FROM patients WHERE family_name = 'Newcomer'"), [])
        (kept,) = self.kept()
        self.assertEqual(contents(kept), before)

    def test_under_a_connection_that_stays_open(self):
        """A desk that has the database open sees what was restored, and what it then writes is in it."""
        self.add("Newcomer")
        connection = sqlite3.connect(self.database, isolation_level=None)
        (before,) = connection.execute("SELECT count(*) FROM patients").fetchone()
        restored = plumb("restore", self.copy, "--yes", database=self.database)
        self.assertEqual(restored.returncode, 0, restored.stderr)
        self.assertEqual(connection.execute("SELECT count(*) FROM patients").fetchone(), (before - 1,))
        connection.execute("UPDATE patients SET city = 'Written after' WHERE id = 1")
        connection.close()
        self.assertEqual(query(self.database, "SELECT city FROM patients WHERE id = 1"), [("Written after",)])

    def test_while_desks_write(self):
        """Each patient who was shown is in the database or in what was kept beside it, and nobody is in neither."""
        shown, stop, failures = [], threading.Event(), []

        def work(number):
            count = 0
            while not stop.wait(0.5):
                count += 1
                name = f"Desk{number}x{count}"
                done = plumb("patient", "add", "--family", name, "--anyway", "--wait", "60", database=self.database)
                (shown if done.returncode == 0 else failures).append(name if done.returncode == 0 else done.stderr)

        desks = [threading.Thread(target=work, args=[number]) for number in range(2)]
        for one in desks:
            one.start()
        restores = 0
        try:
            deadline = time.monotonic() + 90
            while restores < 2 and time.monotonic() < deadline:
                done = plumb("restore", self.copy, "--yes", "--wait", "60", database=self.database)
                # Somebody wrote between the question and the restore: nothing was done, and it is said.
                self.assertIn(done.returncode, (0, 75), done.stderr)
                restores += done.returncode == 0
        finally:
            stop.set()
            for one in desks:
                one.join()
        self.assertEqual(failures, [])
        self.assertGreater(restores, 0)
        self.assertGreater(len(shown), 1)
        names = set()
        for file in [self.database, *self.kept()]:
            self.assertEqual(query(file, "PRAGMA integrity_check"), [("ok",)])
            names |= {name for (name,) in query(file, "SELECT family_name FROM patients")}
        self.assertEqual(set(shown) - names, set())
        verified = plumb("audit", "verify", database=self.database)
        self.assertEqual(verified.returncode, 0, verified.stderr)

    def test_killed_in_the_middle(self):
        """The database is as it was, or as it was restored; never between the two."""
        self.add("Newcomer")
        states = {state: 0 for state in ("before", "after")}
        started = time.monotonic()
        subprocess.run(
            [PLUMB, "restore", self.copy, "--yes"], env=desk(self.database), capture_output=True, check=True)
        took = time.monotonic() - started
        for step in range(10):
            database = copy_of_demo()
            made = plumb("patient", "add", "--family", "Newcomer", database=database)
            copy = Path(tempfile.mkdtemp()) / "copy.sqlite"
            self.assertEqual(made.returncode, 0, made.stderr)
            self.assertEqual(plumb("backup", copy, database=database).returncode, 0)
            self.assertEqual(plumb("patient", "add", "--family", "Latecomer", database=database).returncode, 0)
            process = subprocess.Popen(
                [PLUMB, "restore", copy, "--yes"], env=desk(database), stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL)
            time.sleep(took * step / 10)
            process.send_signal(signal.SIGKILL)
            process.wait()
            self.assertEqual(query(database, "PRAGMA integrity_check"), [("ok",)])
            there = query(database, "SELECT count(*) FROM patients WHERE family_name = 'Latecomer'") == [(1,)]
            restored = query(database, "SELECT count(*) FROM audit_entries WHERE record_type = 'restore'") == [(1,)]
            self.assertNotEqual(there, restored)
            states["before" if there else "after"] += 1
            verified = plumb("audit", "verify", database=database)
            self.assertEqual(verified.returncode, 0, verified.stderr)
        self.assertGreater(states["before"], 0)

    def test_planted(self):
        """A copy with anything planted in it is refused by restore, and named by check; nothing of it runs."""
        plants = {
            "planted_view": "CREATE VIEW planted_view AS SELECT * FROM patients",
            "planted_trigger": """
                CREATE TRIGGER planted_trigger AFTER INSERT ON audit_entries BEGIN UPDATE patients SET city = 'Mine'; END""",
            "planted_table": "CREATE TABLE planted_table (x)",
            "patients_are_never_deleted": "DROP TRIGGER patients_are_never_deleted",
            "schema_steps": """
                ALTER TABLE schema_steps RENAME TO planted;
                CREATE VIEW schema_steps AS WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c)
                    SELECT n AS number, 'v' || n AS name FROM c""",
        }
        before = contents(self.database)
        for name, sql in plants.items():
            with self.subTest(name):
                bad = Path(tempfile.mkdtemp()) / "bad.sqlite"
                bad.write_bytes(self.copy.read_bytes())
                connection = sqlite3.connect(bad)
                connection.executescript(sql)
                connection.close()
                refused = plumb("restore", bad, "--yes", database=self.database)
                self.assertEqual(refused.returncode, 65, refused.stderr)
                self.assertIn(name, refused.stderr)
                checked = plumb("check", database=bad)
                self.assertEqual(checked.returncode, 1, checked.stdout)
                self.assertRegex(checked.stdout, rf"(?m)^failed +schema .*\b{name}\b")
        self.assertEqual(contents(self.database), before)


unittest.main()
