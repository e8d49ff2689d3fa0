"""A passphrase is asked for at a terminal without showing it, and what is kept of it is scrypt's, as Python has it."""

import base64
import hashlib
import os
import re
import unittest

from practice import PLUMB, contents, copy_of_demo, query
from terminal import CTRL_D, at_terminal

WORDS = "correct horse é battery"


class Passphrase(unittest.TestCase):
    def setUp(self):
        self.database = copy_of_demo()

    def at_terminal(self, *command, answers):
        return at_terminal(*command, database=self.database, answers=answers)

    def set_it(self):
        screen = self.at_terminal("staff", "passphrase", "S-2", answers=[
            ("New passphrase", WORDS + "\n"), ("The same again", WORDS + "\n")])
        self.assertEqual(screen.code, 0, screen.text)
        return screen

    def kept(self):
        return query(self.database, "SELECT hash FROM passphrases")

    def test_what_is_kept_is_scrypt(self):
        screen = self.set_it()
        self.assertNotIn("correct", screen.text)
        text = self.kept()[0][0]
        match = re.fullmatch(r"\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([^$]+)\$([^$]+)", text)
        cost, block, parallel = (int(match[number]) for number in (1, 2, 3))
        self.assertEqual((cost, block, parallel), (17, 8, 1))
        salt, key = (base64.b64decode(match[number] + "==") for number in (4, 5))
        self.assertEqual(len(salt), 16)
        self.assertEqual(key, hashlib.scrypt(
            WORDS.encode(), salt=salt, n=2**cost, r=block, p=parallel, dklen=32, maxmem=2**28))
        # Neither the words nor the hash are in the audit log.
        audit_log = str(contents(self.database)["audit_entries"])
        for secret in ("correct horse", match[4], match[5]):
            self.assertFalse(secret in audit_log, secret)

    def test_it_is_asked_for_twice_and_long_enough(self):
        screen = self.at_terminal("staff", "passphrase", "S-2", answers=[
            ("New passphrase", "seven!!\n"), ("at least 8", ""), ("New passphrase", WORDS + "\n"),
            ("The same again", WORDS + "x\n"), ("differ", ""), ("New passphrase", "wrong\x15" + WORDS + "xé\x7f\x7f\n"),
            ("The same again", WORDS + "\n")])
        self.assertEqual(screen.code, 0, screen.text)
        self.assertEqual(len(self.kept()), 1)

    def test_ctrl_c_and_ctrl_d_leave_without_a_trace(self):
        before = contents(self.database)
        for key in (CTRL_D, "\x03", "cor\x03", "\n"):
            with self.subTest(key):
                screen = self.at_terminal("staff", "passphrase", "S-2", answers=[("New passphrase", key)])
                self.assertEqual(screen.code, 2, screen.text)
        self.assertEqual(contents(self.database), before)

    def test_it_is_asked_for_where_the_member_is_chosen(self):
        self.set_it()
        screen = self.at_terminal("patient", "list", "--staff", "S-2", answers=[("Passphrase of", WORDS + "\n")])
        self.assertEqual(screen.code, 0, screen.text)
        self.assertNotIn("correct", screen.text)
        screen = self.at_terminal("patient", "list", "--staff", "S-2", answers=[("Passphrase of", "Correct horse\n")])
        self.assertEqual(screen.code, 77, screen.text)
        self.assertIn("is not the passphrase", screen.text)
        self.assertNotIn("Hartley", screen.text)
        self.assertEqual(
            query(self.database, "SELECT action, reason FROM audit_entries ORDER BY id DESC LIMIT 1"),
            [("refuse", "wrong passphrase")])

    def test_many_at_once_are_one_try(self):
        self.set_it()
        command = f"echo wrong | PLUMB_DATABASE={self.database} {PLUMB} patient list --staff S-2 --staff-passphrase-file - >/dev/null 2>&1 & "
        os.system("".join([command] * 4) + "wait")
        reasons = [row[0] for row in query(
            self.database, "SELECT reason FROM audit_entries WHERE action = 'refuse' ORDER BY id")]
        self.assertEqual(len(reasons), 4)
        self.assertEqual(query(self.database, "SELECT failures FROM passphrases"), [(reasons.count("wrong passphrase"),)])


unittest.main()
