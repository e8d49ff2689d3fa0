"""Every hash of the audit log is the one that audit_log.py, which defines the chain, works out for it; and `plumb audit
verify` finds the same audit log whole, with the same head."""

import unittest

from audit_log import COLUMNS, chained_hash
from practice import copy_of_demo, plumb, query


class Chain(unittest.TestCase):
    def test_every_entry_follows_from_the_one_before(self):
        database = copy_of_demo()
        # Beside what the demo wrote: an edit, a signature, a view, a void visit with its reason, an export.
        for command in [
            ["patient", "edit", "王", "--phone", "555 0100", "--alert", 'line\nbreak, "quotes" and ʼquotesʼ'],
            ["visit", "sign", "V-171"], ["patient", "show", "P-9"],
            ["visit", "void", "V-171", "--reason", "другой пациент"], ["export", "offices", "--to", database.parent],
        ]:
            done = plumb(*command, database=database)
            self.assertEqual(done.returncode, 0, done.stderr)

        entries = query(database, f"SELECT id, hash, {COLUMNS} FROM audit_entries ORDER BY id")
        self.assertLessEqual({"add", "edit", "sign", "view", "void", "export"}, {entry[6] for entry in entries})
        previous = ""
        for expected_number, (number, hash, *entry) in enumerate(entries, start=1):
            self.assertEqual(number, expected_number)
            self.assertEqual(hash, chained_hash(previous, number, entry), f"entry {number}")
            previous = hash

        verified = plumb("audit", "verify", database=database)
        self.assertEqual((verified.returncode, verified.stderr), (0, ""))
        self.assertIn(f"{len(entries)} entries", verified.stdout)
        self.assertIn(previous, verified.stdout)


unittest.main()
