"""Encrypted backups, with the program age itself: what comes out again is the database, no clear copy is ever on the
disk, other desks go on working, and a key that does not fit changes nothing."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import unittest
from pathlib import Path

from practice import PLUMB, contents, copy_of_demo, desk, plumb, query

if not shutil.which("age"):
    print("The program age is not installed; apt-get install age.")
    sys.exit(77)


class Encrypted(unittest.TestCase):
    def setUp(self):
        self.database = copy_of_demo()
        self.folder = Path(tempfile.mkdtemp())
        self.key = self.folder / "key"
        subprocess.run(["age-keygen", "-o", self.key], check=True, capture_output=True)
        self.recipient = subprocess.run(
            ["age-keygen", "-y", self.key], check=True, capture_output=True, text=True).stdout.strip()
        self.word = self.folder / "word"
        self.word.write_text("correct horse battery staple\n")
        self.word.chmod(0o600)
        self.copy = self.folder / "copy.age"

    def decrypted(self, key=None):
        clear = self.folder / "clear.sqlite"
        subprocess.run(["age", "-d", "-i", key or self.key, "-o", clear, self.copy], check=True, capture_output=True)
        return clear

    def backup(self, *arguments, **options):
        made = plumb("backup", self.copy, *arguments, "--format", "json", database=self.database, **options)
        self.assertEqual(made.returncode, 0, made.stderr)
        return json.loads(made.stdout)

    def test_for_a_recipient(self):
        said = self.backup("--recipient", self.recipient)
        self.assertTrue(said["encrypted"])
        self.assertEqual(self.copy.stat().st_mode & 0o777, 0o600)
        clear = self.decrypted()
        self.assertEqual(query(clear, "PRAGMA integrity_check"), [("ok",)])
        (live, copied) = (contents(self.database), contents(clear))
        self.assertEqual(live["audit_entries"][:-1], copied["audit_entries"])
        self.assertEqual({**live, "audit_entries": []}, {**copied, "audit_entries": []})

    def test_for_two_recipients(self):
        second = self.folder / "second"
        subprocess.run(["age-keygen", "-o", second], check=True, capture_output=True)
        other = subprocess.run(["age-keygen", "-y", second], check=True, capture_output=True, text=True).stdout.strip()
        self.backup("--recipient", self.recipient, "--recipient", other)
        self.assertEqual(contents(self.decrypted(second)), contents(self.decrypted(self.key)))

    def test_with_a_passphrase_and_no_terminal(self):
        self.backup("--passphrase-file", self.word)
        restored = self.folder / "restored" / "plumb.sqlite"
        done = plumb("restore", self.copy, "--passphrase-file", self.word, database=restored)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(contents(restored)["patients"], contents(self.database)["patients"])

    def test_restored_with_an_identity(self):
        self.backup("--recipient", self.recipient)
        restored = self.folder / "restored" / "plumb.sqlite"
        done = plumb("restore", self.copy, "--identity", self.key, database=restored)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(sorted(os.listdir(restored.parent)), ["plumb.sqlite"])
        self.assertEqual(contents(restored)["visits"], contents(self.database)["visits"])

    def test_a_key_that_does_not_fit(self):
        self.backup("--recipient", self.recipient)
        other = self.folder / "other"
        subprocess.run(["age-keygen", "-o", other], check=True, capture_output=True)
        before, beside = contents(self.database), sorted(os.listdir(self.database.parent))
        for way, code in ((["--identity", other], 65), (["--passphrase-file", self.word], 65), ([], 64)):
            refused = plumb("restore", self.copy, "--yes", *way, database=self.database)
            self.assertEqual(refused.returncode, code, refused.stderr)
            self.assertEqual(len(refused.stderr.splitlines()), 1, refused.stderr)
        self.assertEqual(contents(self.database), before)
        self.assertEqual(sorted(os.listdir(self.database.parent)), beside)

    def test_a_copy_that_was_altered_or_cut_off(self):
        self.backup("--recipient", self.recipient)
        whole = self.copy.read_bytes()
        before = contents(self.database)
        for spoilt in (whole[:-1], whole[:70_000], whole[:300_000] + b"x" + whole[300_001:]):
            self.copy.write_bytes(spoilt)
            refused = plumb("restore", self.copy, "--yes", "--identity", self.key, database=self.database)
            self.assertEqual(refused.returncode, 65, refused.stderr)
        self.assertEqual(contents(self.database), before)

    def test_a_recipient_that_is_none(self):
        refused = plumb("backup", self.copy, "--recipient", "age1nobody", database=self.database)
        self.assertEqual(refused.returncode, 65, refused.stderr)
        self.assertFalse(self.copy.exists())
        self.assertEqual(
            query(self.database, "SELECT count(*) FROM audit_entries WHERE action = 'add' AND record_type = 'backup'"),
            [(0,)])

    def test_no_clear_page_is_written_anywhere(self):
        """Every file that it and age open to write is listed by strace, and no name of a patient is in what is left."""
        if not shutil.which("strace"):
            self.skipTest("strace is not installed")
        trace = self.folder / "trace"
        subprocess.run(
            ["strace", "-f", "-e", "trace=openat,open,creat,memfd_create", "-o", trace, PLUMB, "backup", self.copy,
             "--recipient", self.recipient], env=desk(self.database), check=True, capture_output=True)
        written = {
            line.split('"')[1] for line in trace.read_text().splitlines()
            if any(flag in line for flag in ("O_WRONLY", "O_RDWR", "creat(", "memfd")) and "= -1" not in line}
        allowed = (str(self.database), str(self.folder / ".copy.age."), "/dev/", "/proc/", "/sys/")
        self.assertEqual([path for path in written if not path.startswith(allowed)], [])

    def test_while_desks_write(self):
        """The image of an encrypted copy is of one state, though the file's log grows all the while."""
        stop, failures = threading.Event(), []

        def work():
            while not stop.is_set():
                done = plumb(
                    "visit", "record", "P-1", "--determination", "in-alignment", "--not-adjusted", "--wait", "60",
                    database=self.database)
                if done.returncode != 0:
                    failures.append(done.stderr)

        desks = [threading.Thread(target=work) for _ in range(4)]
        for one in desks:
            one.start()
        try:
            for number in range(4):
                self.copy = self.folder / f"copy{number}.age"
                before = query(self.database, "SELECT count(*) FROM visits")[0][0]
                said = self.backup("--recipient", self.recipient, "--wait", "60")
                clear = self.decrypted()
                self.assertEqual(query(clear, "PRAGMA integrity_check"), [("ok",)])
                ((kept,),) = query(clear, "SELECT count(*) FROM visits")
                self.assertEqual(kept, said["rows"]["visits"])
                self.assertGreaterEqual(kept, before)
                self.assertEqual(
                    query(clear, "SELECT hash FROM audit_entries ORDER BY id DESC LIMIT 1"), [(said["head"],)])
                clear.unlink()
        finally:
            stop.set()
            for one in desks:
                one.join()
        self.assertEqual(failures, [])


unittest.main()
