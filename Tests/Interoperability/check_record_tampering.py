"""Whoever gets at the file with the sqlite3 shell can change a record and leave the audit log as it is, or make the whole
audit log anew. Then `plumb audit verify` ends with 65 and names the first record that is not as the audit log has it; and of a
audit log that was cut short or made anew, `--head` tells, with what `plumb audit head` printed before."""

import contextlib
import sqlite3
import subprocess
import unittest

from audit_log import COLUMNS, FIELDS, chained_hash
from practice import DEMO, copy_of_demo, plumb, query


class RecordTampering(unittest.TestCase):
    def setUp(self):
        self.database = copy_of_demo()

    def shell(self, *statements):
        """Runs SQL in the sqlite3 shell, with the guards of the schema away for as long as it takes."""
        triggers = query(self.database, "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        script = ";\n".join([
            "PRAGMA foreign_keys = OFF", "PRAGMA ignore_check_constraints = ON",
            *(f"DROP TRIGGER {name}" for name, _ in triggers), *statements, *(sql for _, sql in triggers)]) + ";\n"
        done = subprocess.run(
            ["sqlite3", "-bail", self.database], input=script, text=True, capture_output=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def verify(self, *arguments):
        return plumb("audit", "verify", *arguments, database=self.database)

    def assert_told(self, *sentences, arguments=()):
        verified = self.verify(*arguments)
        self.assertEqual((verified.returncode, verified.stdout), (65, ""), verified.stderr)
        self.assertEqual(verified.stderr, "Error: " + "\n".join(sentences) + "\n")

    def assert_changed(self, record, fields, more=""):
        self.assert_told(f"{record} is not as the audit log has it ({fields}); another program changed it{more}.")

    def value(self, sql):
        return query(self.database, sql)[0][0]

    def test_the_demo_holds(self):
        self.shell()
        self.assertEqual(self.verify().returncode, 0)

    def test_a_name(self):
        self.shell("UPDATE patients SET family_name = 'Smith' WHERE id = 3")
        self.assert_changed("P-3", "family_name")

    def test_a_name_and_all_that_follows_from_it(self):
        """As careful as can be: the search key too."""
        self.shell("UPDATE patients SET family_name = 'Smith', search_key = ' smith ' WHERE id = 3")
        self.assert_changed("P-3", "family_name")

    def test_a_finding(self):
        number, visit = query(self.database, "SELECT id, visit_id FROM findings WHERE side = 'right' ORDER BY id")[0]
        self.shell(f"UPDATE findings SET side = 'left' WHERE id = {number}")
        self.assert_changed(f"Finding {number} of V-{visit}", "side")

    def test_a_determination(self):
        self.shell("UPDATE visits SET determination = 'in-alignment' WHERE id = 1")
        self.assert_changed("V-1", "determination")

    def test_a_state(self):
        self.shell("UPDATE visits SET state = 'draft', signed_by = NULL, signed_at = NULL WHERE id = 2")
        self.assert_changed("V-2", "state, signed_by, signed_at")

    def test_whose_it_is(self):
        self.shell("UPDATE complaints SET patient_id = 2 WHERE id = 1")
        self.assert_changed("C-1", "patient_id")

    def test_a_field_that_was_emptied(self):
        self.shell("UPDATE patients SET phone = NULL WHERE id = 3")
        self.assert_changed("P-3", "phone")

    def test_a_number_as_text(self):
        """Where a table is strict, SQLite makes it the number that it was; what is let in otherwise is found."""
        (number, complaint, score) = query(self.database, "SELECT id, complaint_id, score FROM severity_ratings")[0]
        self.shell(f"UPDATE severity_ratings SET score = '{score}' WHERE id = {number}")
        self.assertEqual(self.verify().returncode, 0)
        rewrite = (
            "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql, 'score {}', 'score {}') "
            "WHERE name = 'severity_ratings'; PRAGMA writable_schema = RESET")
        self.shell(rewrite.format("INTEGER", "ANY"))
        self.shell(f"UPDATE severity_ratings SET score = '{score}' WHERE id = {number}")
        self.shell(rewrite.format("ANY", "INTEGER"))
        self.assertEqual(self.value(f"SELECT typeof(score) FROM severity_ratings WHERE id = {number}"), "text")
        self.assert_changed(f"Severity rating {number} of C-{complaint}", "score")

    def test_a_patient_removed(self):
        last = self.value("SELECT max(id) FROM patients")
        self.shell(f"DELETE FROM patients WHERE id = {last}")
        self.assert_told(f"P-{last} is in the audit log and no longer on record; another program removed it.")

    def test_a_patient_put_in(self):
        self.shell(
            "INSERT INTO patients (id, family_name, status, search_key) VALUES (4711, 'Nobody', 'active', ' nobody ')")
        self.assert_told("P-4711 is on record and not in the audit log; another program put it there.")

    def test_the_first_of_several(self):
        self.shell("UPDATE patients SET email = 'x' WHERE id IN (7, 4, 9)", "UPDATE visits SET note = 'x'")
        self.assert_changed("P-4", "email", ", and others too")

    def test_what_shipped(self):
        self.shell("UPDATE tests SET name = 'Another test' WHERE id = 1")
        self.assert_changed("Test 1", "name")

    def head(self, *arguments):
        done = plumb("audit", "head", *arguments, database=self.database)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout.strip()

    def test_a_head_is_found_until_it_is_lost(self):
        heads = [self.head(), self.head("--short"), self.head().split(":")[1]]
        number = int(heads[0].split(":")[0])
        # A look at a chart, which leaves nothing behind but its entry.
        self.assertEqual(plumb("patient", "show", "P-3", database=self.database).returncode, 0)
        seen = self.head()
        for head in heads:
            verified = self.verify("--head", head)
            self.assertEqual(verified.returncode, 0, verified.stderr)
            self.assertIn(f"Entry {number}, which was noted, is there; 1 entry was added since.", verified.stdout)
        self.shell(f"DELETE FROM audit_entries WHERE id > {number}")
        self.assertEqual(self.verify().returncode, 0)
        self.assertEqual(self.verify("--head", heads[0]).returncode, 0)
        self.assert_told(
            f"Entry {number + 1}, which was noted, is gone: the audit log ends with entry {number}.",
            arguments=["--head", seen])

    def test_the_end_removed_with_what_it_says_of_records(self):
        self.shell("DELETE FROM audit_entries WHERE id > 1000")
        self.assertEqual(self.verify().returncode, 65)

    def chain_anew(self, connection, first):
        """Gives each entry from one on the hash that it would have, were it the program's."""
        previous = connection.execute("SELECT hash FROM audit_entries WHERE id = ?", [first - 1]).fetchone()
        previous = previous[0] if previous else ""
        entries = connection.execute(f"SELECT id, {COLUMNS} FROM audit_entries WHERE id >= ? ORDER BY id", [first])
        for number, *entry in entries.fetchall():
            previous = chained_hash(previous, number, entry)
            connection.execute("UPDATE audit_entries SET hash = ? WHERE id = ?", [previous, number])

    @contextlib.contextmanager
    def unguarded(self):
        with contextlib.closing(sqlite3.connect(self.database)) as connection, connection:
            guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for name, _ in guards:
                connection.execute(f"DROP TRIGGER {name}")
            yield connection
            for _, sql in guards:
                connection.execute(sql)

    def test_the_whole_audit_log_made_anew(self):
        """With the record changed to match, nothing in the file tells; the head that was noted does."""
        head, short = self.head(), self.head("--short")
        with self.unguarded() as connection:
            ((number, after),) = connection.execute(
                "SELECT id, after FROM audit_entries WHERE record_type = 'patient' AND record_id = 3 AND action = 'add'")
            name = self.value("SELECT family_name FROM patients WHERE id = 3")
            connection.execute(
                "UPDATE audit_entries SET after = ? WHERE id = ?", [after.replace(f'"{name}"', '"Smith"'), number])
            connection.execute("UPDATE patients SET family_name = 'Smith' WHERE id = 3")
            self.chain_anew(connection, number)
        self.assertEqual(self.verify().returncode, 0)
        count = int(head.split(":")[0])
        self.assert_told(
            f"Entry {count} is not the one that was noted: it is {self.head('--short')} now. If that is no slip of the "
            "pen, another program made the audit log anew.", arguments=["--head", short])
        self.assertEqual(self.verify("--head", head).returncode, 65)
        self.assertEqual(self.verify("--head", head.split(":")[1]).returncode, 65)

    def test_an_entry_with_the_right_hash(self):
        """In the middle the next one tells; at the end the record does, where it says something of one."""
        fields = {
            "at": "2026-11-21T10:00:00.000Z", "staff_member_id": 1, "account": "mallory", "proof": "unproved",
            "action": "edit", "record_type": "patient", "record_id": 3, "patient_id": 3, "before": '{"email":null}',
            "after": '{"email":"x"}'}
        for number in (500, self.value("SELECT max(id) FROM audit_entries") + 1):
            self.setUp()
            edit = [(fields | {"change_id": number}).get(name) for name in FIELDS]
            with self.unguarded() as connection:
                connection.execute("UPDATE audit_entries SET id = id + 1000000 WHERE id >= ?", [number])
                connection.execute("UPDATE audit_entries SET id = id - 999999 WHERE id > 1000000")
                ((previous,),) = connection.execute("SELECT hash FROM audit_entries WHERE id = ?", [number - 1])
                connection.execute(
                    f"INSERT INTO audit_entries (id, {COLUMNS}, hash) VALUES ({', '.join('?' * (len(FIELDS) + 2))})",
                    [number, *edit, chained_hash(previous, number, edit)])
            if number == 500:
                self.assert_told(
                    "Entry 501 of the audit log does not follow from the one before it; another program altered, inserted or "
                    "removed an entry there.")
            else:
                self.assert_changed("P-3", "email")

    def test_an_empty_audit_log(self):
        head = self.head()
        self.shell("DELETE FROM audit_entries")
        self.assert_told("Practice 1 is on record and not in the audit log; another program put it there, and others too.")
        self.assert_told(
            f"Entry {head.split(':')[0]}, which was noted, is gone: the audit log is empty.",
            "Practice 1 is on record and not in the audit log; another program put it there, and others too.",
            arguments=["--head", head])
        done = plumb("audit", "head", database=self.database)
        self.assertEqual((done.returncode, done.stdout), (65, ""))
        self.assertIn("The audit log is empty", done.stderr)

    def test_backup_and_check_tell_it_too(self):
        self.shell("UPDATE patients SET family_name = 'Smith' WHERE id = 3")
        copy = self.database.parent / "copy.sqlite"
        done = plumb("backup", copy, database=self.database)
        self.assertEqual(done.returncode, 65)
        self.assertIn("P-3 is not as the audit log has it (family_name)", done.stderr)
        self.assertTrue(copy.exists())
        self.database.chmod(0o600)
        checked = plumb("check", database=self.database)
        self.assertEqual(checked.returncode, 1)
        self.assertRegex(checked.stdout, r"failed +audit-log +P-3 is not as the audit log has it \(family_name\)")


unittest.main()
