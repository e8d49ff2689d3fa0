"""What plumb check says of a database that another program spoilt: it names the check that fails, ends with 1, shows
nothing of any patient, and leaves the file as it was."""

import json
import shutil
import sqlite3
import tempfile
import unittest
from pathlib import Path

from practice import copy_of_demo, plumb, query


class Checks(unittest.TestCase):
    def setUp(self):
        self.database = copy_of_demo()
        self.database.chmod(0o600)
        made = plumb("backup", Path(tempfile.mkdtemp()) / "copy.sqlite", database=self.database)
        self.assertEqual(made.returncode, 0, made.stderr)

    def states(self, code, database=None):
        checked = plumb("check", "--format", "json", database=database or self.database)
        self.assertEqual((checked.returncode, checked.stderr), (code, ""), checked.stdout)
        said = json.loads(checked.stdout)
        self.assertEqual(said["holds"], code == 0)
        return {check["check"]: check for check in said["checks"]}

    def spoil(self, *statements, unguarded=()):
        """Runs SQL as another program would, that takes the guards out of the way and puts them back."""
        connection = sqlite3.connect(self.database, isolation_level=None)
        triggers = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        for _, sql in triggers:
            connection.execute(sql)
        connection.close()

    def assert_fails(self, *names):
        states = self.states(1)
        self.assertEqual([name for name, check in states.items() if check["state"] == "failed"], list(names))
        for name in names:
            self.assertTrue(states[name]["advice"])
        return states

    def test_the_demo_holds(self):
        states = self.states(0)
        ((records,),) = query(self.database, "SELECT count(*) FROM patients")
        self.assertRegex(states["rules"]["found"], r"^[0-9]+ records")
        self.assertGreater(int(states["rules"]["found"].split()[0]), records)

    def test_a_record_that_breaks_a_rule(self):
        # A date that is none, an appointment's hour that is none, a name with spaces around it.
        for sql, name, field in (
            ("UPDATE patients SET birth_date = '1980-02-30' WHERE id = 3", "P-3", "birth_date"),
            ("UPDATE patients SET birth_date = '2399-01-01' WHERE id = 3", "P-3", "birth_date"),
            ("UPDATE patients SET family_name = NULL, given_names = NULL WHERE id = 3", "P-3", None),
            ("UPDATE visits SET visited_at = '25:00' WHERE id = 5", "V-5", "visited_at"),
            ("UPDATE visits SET visited_on = 'soon' WHERE id = 5", "V-5", "visited_on"),
            ("UPDATE complaints SET condition = 'nonsense' WHERE id = 2", "C-2", None),
        ):
            with self.subTest(sql):
                self.setUp()
                connection = sqlite3.connect(self.database)
                connection.execute("PRAGMA ignore_check_constraints = ON")
                connection.close()
                try:
                    self.spoil(sql)
                except sqlite3.IntegrityError:
                    continue  # the schema itself guards this
                found = self.states(1)["rules"]
                self.assertEqual(found["state"], "failed")
                self.assertIn(name, found["found"])
                if field:
                    self.assertIn(field, found["found"])

    def test_a_visit_whose_parts_contradict_one_another(self):
        self.spoil("UPDATE adjustments SET state = 'void' WHERE visit_id = (SELECT min(visit_id) FROM adjustments)")
        ((visit,),) = query(self.database, "SELECT min(visit_id) FROM adjustments")
        self.assertIn(f"V-{visit}", self.assert_fails("rules", "audit-log")["rules"]["found"])

    def test_a_patient_whom_a_search_would_not_find(self):
        self.spoil("UPDATE patients SET search_key = 'somebody else' WHERE id = 4")
        self.assertIn("P-4 (search_key)", self.assert_fails("rules")["rules"]["found"])
        self.setUp()
        self.spoil(
            "INSERT INTO patient_search (patient_search, rowid, search_key) SELECT 'delete', id, search_key"
            " FROM patients WHERE id = 4")
        self.assertIn("P-4 (search)", self.assert_fails("rules")["rules"]["found"])

    def test_a_reference_that_leads_nowhere(self):
        self.spoil("PRAGMA foreign_keys = OFF", "UPDATE findings SET visit_id = 99999 WHERE id = 1")
        self.assertIn("1 of findings", self.assert_fails("references", "rules", "audit-log")["references"]["found"])

    def test_a_record_that_was_altered_behind_the_audit_log(self):
        self.spoil("UPDATE patients SET occupation = 'spy' WHERE id = 3")
        self.assertIn("P-3 is not as the audit log has it (occupation)", self.assert_fails("audit-log")["audit-log"]["found"])

    def test_an_entry_of_the_audit_log_that_was_altered(self):
        self.spoil("UPDATE audit_entries SET account = 'mallory' WHERE id = 100")
        self.assertIn("100", self.assert_fails("audit-log")["audit-log"]["found"])

    def test_an_index_that_lacks_a_row(self):
        connection = sqlite3.connect(self.database, isolation_level=None)
        connection.execute("PRAGMA writable_schema = ON")
        ((sql,),) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'visits_by_patient'").fetchall()
        connection.execute("UPDATE sqlite_master SET sql = sql || ' WHERE id <> 7' WHERE name = 'visits_by_patient'")
        connection.close()
        connection = sqlite3.connect(self.database, isolation_level=None)
        connection.execute("REINDEX visits_by_patient")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_master SET sql = ? WHERE name = 'visits_by_patient'", [sql])
        connection.close()
        self.assert_fails("pages")

    def test_pages_that_were_overwritten(self):
        """Wherever it is spoilt, it is told, and never ends otherwise than with an answer."""
        plumb("audit", "verify", database=self.database)
        whole = self.database.read_bytes()
        self.assertFalse(Path(f"{self.database}-wal").exists())
        told = 0
        for place in range(0, len(whole), len(whole) // 12):
            spoilt = bytearray(whole)
            spoilt[place:place + 2000] = b"\xa5" * len(spoilt[place:place + 2000])
            file = Path(tempfile.mkdtemp()) / "plumb.sqlite"
            file.write_bytes(spoilt)
            file.chmod(0o600)
            checked = plumb("check", database=file)
            self.assertIn(checked.returncode, (0, 1), checked.stderr)
            self.assertEqual(checked.stderr, "")
            told += checked.returncode
        self.assertGreater(told, 10)

    def test_it_changes_nothing(self):
        plumb("audit", "verify", database=self.database)
        before = self.database.read_bytes()
        self.states(0)
        self.assertEqual(self.database.read_bytes(), before)
        self.assertEqual(query(self.database, "PRAGMA integrity_check"), [("ok",)])

    def test_of_another_version(self):
        newer = Path(tempfile.mkdtemp()) / "plumb.sqlite"
        shutil.copy(self.database, newer)  # with its permissions
        connection = sqlite3.connect(newer)
        connection.execute("INSERT INTO schema_steps VALUES (1000, 'future')")
        connection.commit()
        connection.close()
        states = self.states(1, newer)
        self.assertIn("newer", states["schema"]["found"])
        self.assertEqual(states["rules"]["state"], "not-checked")

    def test_no_patient_is_shown(self):
        self.spoil("UPDATE patients SET birth_date = '2399-01-01', phone = '555 0199' WHERE id = 3")
        checked = plumb("check", database=self.database)
        for word in query(self.database, "SELECT family_name, given_names, birth_date, phone FROM patients WHERE id = 3")[0]:
            self.assertNotIn(word, checked.stdout)


unittest.main()
