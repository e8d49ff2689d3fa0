"""Whoever gets at the file with another program can drop its triggers and change the audit log. Then `plumb audit verify`
ends with 65 and names the first entry that is not what it was."""

import contextlib
import hashlib
import sqlite3
import unittest

from audit_log import COLUMNS, FIELDS, chained_hash
from practice import DEMO, copy_of_demo, plumb, query


class Tampering(unittest.TestCase):
    def tampered(self, change, puts_back=True):
        """A copy of the demo whose audit log was put through `change` by another program; `change` gets a connection.

        The guards are taken away for it, and put back unless told otherwise."""
        database = copy_of_demo()
        with contextlib.closing(sqlite3.connect(database)) as connection, connection:
            with self.assertRaises(sqlite3.IntegrityError, msg="the schema lets entries be altered"):
                connection.execute("UPDATE audit_entries SET reason = 'x' WHERE id = 1")
            with self.assertRaises(sqlite3.IntegrityError, msg="the schema lets entries be deleted"):
                connection.execute("DELETE FROM audit_entries WHERE id = 1")
            guards = [sql for (sql,) in connection.execute(
                "SELECT sql FROM sqlite_master WHERE name GLOB 'audit_entries_are_never_[ad]*'")]
            connection.execute("DROP TRIGGER audit_entries_are_never_altered")
            connection.execute("DROP TRIGGER audit_entries_are_never_deleted")
            change(connection)
            if puts_back:
                for sql in guards:
                    connection.execute(sql)
        return database

    def assert_names(self, number, change):
        for puts_back in (True, False):
            verified = plumb("audit", "verify", database=self.tampered(change, puts_back))
            self.assertEqual((verified.returncode, verified.stdout), (65, ""), verified.stderr)
            self.assertRegex(verified.stderr.splitlines()[0], rf"\b{number}\b")
            self.assertEqual("audit_entries_are_never_altered" in verified.stderr, not puts_back, verified.stderr)

    def test_guards_taken_away(self):
        database = self.tampered(lambda connection: None, puts_back=False)
        names = "audit_entries_are_never_altered, audit_entries_are_never_deleted"
        verified = plumb("audit", "verify", database=database)
        self.assertEqual(
            (verified.returncode, verified.stdout, verified.stderr),
            (65, "",
             f"Error: Another program changed what the database declares ({names}). The audit log is whole all the same, and "
             "every record is as it has it.\n"
             "No other command opens it; put back a backup with plumb restore, which keeps it beside it.\n"))
        refused = plumb("today", database=database)
        self.assertEqual((refused.returncode, refused.stdout), (65, ""))
        self.assertIn(names, refused.stderr)

    def test_nothing_changed(self):
        verified = plumb("audit", "verify", database=self.tampered(lambda connection: None))
        self.assertEqual(verified.returncode, 0, verified.stderr)

    def test_any_field_altered(self):
        # To a value of the right kind each, so that it is the hash that tells and not the form.
        altered = {
            "at": "2020-01-01T00:00:00.000Z", "staff_member_id": 2, "account": "mallory", "proof": "unproved",
            "action": "edit", "record_type": "visit", "record_id": 4711, "patient_id": 2, "before": "{}",
            "after": "{}", "reason": "none", "change_id": 7, "origin": "import", "undoes": 7,
            "hash": hashlib.sha256(b"").hexdigest()}
        self.assertEqual(set(altered), {*FIELDS, "hash"})
        for column, value in altered.items():
            with self.subTest(column):
                ((number,),) = query(
                    DEMO / "plumb.sqlite", f'SELECT min(id) FROM audit_entries WHERE id >= 500 AND "{column}" IS NOT ?',
                    value)
                # Only an undo undoes.
                more = ", origin = 'undo'" if column == "undoes" else ""
                self.assert_names(number, lambda connection: connection.execute(
                    f'UPDATE audit_entries SET "{column}" = ?{more} WHERE id = ?', [value, number]))

    def test_altered_to_nothing(self):
        self.assert_names(500, lambda connection: connection.execute(
            "UPDATE audit_entries SET reason = NULL WHERE id = 500"))

    def test_first_and_last_altered(self):
        self.assert_names(1, lambda connection: connection.execute(
            "UPDATE audit_entries SET account = 'mallory' WHERE id = 1"))
        last = length_of_audit_log()
        self.assert_names(last, lambda connection: connection.execute(
            "UPDATE audit_entries SET account = 'mallory' WHERE id = ?", [last]))

    def test_altered_and_hashed_anew(self):
        """The hash of the altered entry then fits, and that of the next one does not."""
        def change(connection):
            connection.execute("UPDATE audit_entries SET account = 'mallory' WHERE id = 500")
            (previous,) = connection.execute("SELECT hash FROM audit_entries WHERE id = 499").fetchone()
            entry = connection.execute(f"SELECT {COLUMNS} FROM audit_entries WHERE id = 500").fetchone()
            connection.execute(
                "UPDATE audit_entries SET hash = ? WHERE id = 500", [chained_hash(previous, 500, entry)])
        self.assert_names(501, change)

    def test_removed(self):
        for number in (1, 500):
            with self.subTest(number):
                self.assert_names(number, lambda connection: connection.execute(
                    "DELETE FROM audit_entries WHERE id = ?", [number]))

    def test_removed_and_the_gap_closed(self):
        def change(connection):
            connection.execute("DELETE FROM audit_entries WHERE id = 500")
            move(connection, "id > 500", -1)
        self.assert_names(500, change)

    def test_inserted(self):
        def change(connection):
            move(connection, "id >= 500", +1)
            insert(connection, 500)
        self.assert_names(500, change)

    def test_inserted_at_the_end(self):
        end = length_of_audit_log() + 1
        self.assert_names(end, lambda connection: insert(connection, end))

    def test_two_swapped(self):
        def change(connection):
            connection.execute("UPDATE audit_entries SET id = 999999 WHERE id = 500")
            connection.execute("UPDATE audit_entries SET id = 500 WHERE id = 501")
            connection.execute("UPDATE audit_entries SET id = 501 WHERE id = 999999")
        self.assert_names(500, change)

    def test_the_last_ones_removed(self):
        """No chain tells that its end is missing. Its head does, to whoever noted it: verify prints it."""
        before = plumb("audit", "verify", database=copy_of_demo())
        after = plumb("audit", "verify", database=self.tampered(
            lambda connection: connection.execute("DELETE FROM audit_entries WHERE id > 1000")))
        self.assertNotEqual(after.stdout, before.stdout)


def length_of_audit_log():
    return query(DEMO / "plumb.sqlite", "SELECT count(*) FROM audit_entries")[0][0]


def move(connection, where, by):
    """Renumbers entries, out of each other's way."""
    connection.execute(f"UPDATE audit_entries SET id = id + 1000000 WHERE {where}")
    connection.execute("UPDATE audit_entries SET id = id - 1000000 + ? WHERE id > 1000000", [by])


def insert(connection, number):
    """Copies entry 100 to another place, where it says nothing that is not on record."""
    connection.execute(
        f"INSERT INTO audit_entries (id, {COLUMNS}, hash) SELECT ?, {COLUMNS}, hash FROM audit_entries WHERE id = 100",
        [number])


unittest.main()
