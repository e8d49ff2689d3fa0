"""Backups are made while eight desks record visits: each visit that was shown before a backup began is in the copy, the
copy is one sound file of the same practice, and no desk is turned away. Nothing that lies in a copy's place is ever
replaced, and every copy is for its account alone."""

import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
import threading
import time
import unittest
from pathlib import Path

from practice import PLUMB, contents, copy_of_demo, desk, plumb, query

DESKS, BACKUPS = 8, 6


class Backups(unittest.TestCase):
    def setUp(self):
        self.database = copy_of_demo()
        self.folder = Path(tempfile.mkdtemp())

    def backup(self, *arguments, **options):
        made = plumb("backup", *arguments, "--format", "json", database=self.database, **options)
        self.assertEqual(made.returncode, 0, made.stderr)
        return json.loads(made.stdout)

    def assert_sound(self, copy):
        self.assertEqual(query(copy, "PRAGMA integrity_check"), [("ok",)])
        self.assertEqual(query(copy, "PRAGMA foreign_key_check"), [])
        self.assertEqual(query(copy, "PRAGMA journal_mode"), [("delete",)])
        verified = plumb("audit", "verify", database=shutil.copy(copy, self.folder / "verified.sqlite"))
        self.assertEqual(verified.returncode, 0, verified.stderr)

    def test_while_eight_desks_write(self):
        shown, stop, failures = [], threading.Event(), []

        def work(number):
            while not stop.is_set():
                done = plumb(
                    "visit", "record", "P-1", "--determination", "in-alignment", "--not-adjusted", "--wait", "60",
                    "--format", "json", database=self.database)
                if done.returncode != 0:
                    failures.append(done.stderr)
                    return
                shown.append(int(json.loads(done.stdout)["visit_id"][2:]))

        desks = [threading.Thread(target=work, args=[number]) for number in range(DESKS)]
        for one in desks:
            one.start()
        try:
            for number in range(BACKUPS):
                before = set(shown)
                copy = self.folder / f"{number}.sqlite"
                said = self.backup(copy, "--wait", "60")
                kept = {id for (id,) in query(copy, "SELECT id FROM visits")}
                self.assertLessEqual(before, kept)
                self.assertEqual(said["rows"]["visits"], len(kept))
                self.assert_sound(copy)
        finally:
            stop.set()
            for one in desks:
                one.join()
        self.assertEqual(failures, [])
        self.assertGreater(len(shown), DESKS)

    def test_the_copy_is_the_database(self):
        copy = self.folder / "copy.sqlite"
        said = self.backup(copy)
        self.assertEqual(said["bytes"], copy.stat().st_size)
        (live, copied) = (contents(self.database), contents(copy))
        # The last entry, that the copy is whole, was written after it was.
        self.assertEqual(live["audit_entries"][:-1], copied["audit_entries"])
        self.assertEqual({**live, "audit_entries": []}, {**copied, "audit_entries": []})
        self.assertEqual(said["rows"], {name: len(copied[name]) for name in said["rows"]})

    def test_nothing_is_replaced(self):
        (self.folder / "file").write_text("mine")
        (self.folder / "folder").mkdir()
        os.symlink(self.folder / "target", self.folder / "dangling")
        os.symlink("/dev/null", self.folder / "device")
        os.mkfifo(self.folder / "pipe")
        (self.folder / "copy.sqlite-wal").write_text("somebody's log")
        places = ["file", "folder", "dangling", "device", "pipe", "copy.sqlite", "folder/..", "folder/../file"]
        for place in [self.folder / place for place in places] + [self.database, "/dev/full"]:
            with self.subTest(place):
                before = query(self.database, "SELECT count(*) FROM audit_entries WHERE record_type = 'backup'")
                refused = plumb("backup", place, database=self.database)
                self.assertIn(refused.returncode, (66, 73), refused.stderr)
                self.assertEqual(len(refused.stderr.splitlines()), 1)
                after = query(self.database, "SELECT count(*) FROM audit_entries WHERE record_type = 'backup'")
                self.assertEqual(after, before)
        self.assertEqual((self.folder / "file").read_text(), "mine")
        self.assertEqual(
            sorted(os.listdir(self.folder)), sorted(["file", "folder", "dangling", "device", "pipe", "copy.sqlite-wal"]))

    def test_through_a_linked_folder_and_its_parent(self):
        (self.folder / "far" / "deep").mkdir(parents=True)
        os.symlink(self.folder / "far" / "deep", self.folder / "near")
        self.backup(self.folder / "near" / ".." / "copy.sqlite")
        # As a shell understands it: the parent of what the link leads to.
        self.assertTrue((self.folder / "far" / "copy.sqlite").exists())

    def test_for_its_account_alone_whatever_the_umask(self):
        for mask in ("000", "027", "777"):
            copy = self.folder / f"{mask}.sqlite"
            made = subprocess.run(
                ["sh", "-c", f'umask {mask}; exec "$0" backup "$1"', PLUMB, copy], env=desk(self.database),
                capture_output=True, text=True)
            self.assertEqual(made.returncode, 0, made.stderr)
            self.assertEqual(copy.stat().st_mode & 0o777, 0o600)

    def test_two_at_once_in_one_folder(self):
        """Each has a file of its own, and none of them removes the other's."""
        # In the same second, however long each of them takes here.
        now = {"PLUMB_NOW": time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime())}
        with_both = [
            subprocess.Popen(
                [PLUMB, "backup", "--to", self.folder, "--keep", "5", "--wait", "60"], env=desk(self.database) | now,
                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
            for _ in range(4)]
        for one in with_both:
            self.assertEqual((one.wait(), one.stderr.read()), (0, ""))
        copies = os.listdir(self.folder)
        self.assertEqual(len(copies), 4, copies)
        for copy in copies:
            self.assert_sound(self.folder / copy)
            (self.folder / "verified.sqlite").unlink()

    def test_copies_of_another_database_stay(self):
        other = copy_of_demo()
        made = plumb("backup", "--to", self.folder, database=other)
        self.assertEqual(made.returncode, 0, made.stderr)
        (theirs,) = os.listdir(self.folder)
        for _ in range(3):
            self.backup("--to", self.folder, "--keep", "1")
        self.assertEqual(len(os.listdir(self.folder)), 2)
        self.assertIn(theirs, os.listdir(self.folder))

    def test_what_a_killed_backup_left_is_removed_by_the_next(self):
        left = self.folder / ".plumb-2026-11-20T10-00-00Z.sqlite.4711.part"
        left.write_text("half a copy")
        strange = self.folder / ".notes.4711.part"
        strange.write_text("somebody else's")
        self.backup("--to", self.folder, "--keep", "1")
        self.assertFalse(left.exists())
        self.assertTrue(strange.exists())

    def test_a_log_that_a_killed_process_left_is_in_the_copy(self):
        # As long as another has the database open, what is written stays in its log.
        connection = sqlite3.connect(self.database)
        connection.execute("SELECT count(*) FROM patients").fetchone()
        edited = plumb("patient", "edit", "P-1", "--city", "Left in the log", database=self.database)
        self.assertEqual(edited.returncode, 0, edited.stderr)
        killed = Path(tempfile.mkdtemp()) / "plumb.sqlite"
        for suffix in ("", "-wal"):
            shutil.copy(f"{self.database}{suffix}", f"{killed}{suffix}")
        connection.close()
        self.assertNotIn(b"Left in the log", killed.read_bytes())
        copy = self.folder / "copy.sqlite"
        made = plumb("backup", copy, database=killed)
        self.assertEqual(made.returncode, 0, made.stderr)
        self.assertEqual(query(copy, "SELECT city FROM patients WHERE id = 1"), [("Left in the log",)])

    def test_a_copy_of_what_another_program_changed_is_kept_and_told(self):
        with sqlite3.connect(self.database) as connection:
            connection.execute("UPDATE patients SET city = 'Elsewhere' WHERE id = 1")
        connection.close()
        copy = self.folder / "copy.sqlite"
        made = plumb("backup", copy, database=self.database)
        self.assertEqual(made.returncode, 65)
        self.assertEqual(
            made.stderr,
            f"Error: {copy} was made, and holds what the database does, but not what the audit log has: P-1 is not as the "
            "audit log has it (city); another program changed it.\n"
            "Keep the copies from before it; none was removed. plumb check says what to do.\n")
        self.assertIn("Verified   pages, schema, references\n", made.stdout)
        self.assert_same_records(copy)
        place = self.folder / "restored.sqlite"
        refused = plumb("restore", copy, database=place)
        self.assertEqual(
            (refused.returncode, refused.stderr),
            (65, f"Error: {copy} is not as its audit log has it: P-1 is not as the audit log has it (city); another program "
             "changed it. Take another copy, or this one as it is with --anyway.\n"))
        self.assertFalse(place.exists())
        restored = plumb("restore", copy, "--anyway", database=place)
        self.assertEqual(restored.returncode, 0, restored.stderr)
        self.assert_same_records(place)

    def assert_same_records(self, copy):
        """Every row is as in the database, but for entries that one audit log has and the other not."""
        (ours, theirs) = ({**contents(file), "audit_entries": []} for file in (self.database, copy))
        self.assertEqual(ours, theirs)


unittest.main()
