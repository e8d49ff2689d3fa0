"""Every cell of every exported table says what SQLite has in that row of the database.

Columns of the database are compared as they are; an id is written with the letter of what it refers to, which the
foreign keys of the schema tell. Columns that an export adds are looked up here, each in its own way. A column of
which this file knows nothing is a failure: nothing is exported unchecked. holding_periods has a check of its own."""

import sqlite3
import unittest

from practice import DEMO, EXPORT, rows

LETTERS = {
    "patients": "P", "complaints": "C", "visits": "V", "imaging_studies": "X", "staff_members": "S", "offices": "O"}
YES_OR_NO = {"active", "ongoing"}
COMPUTED = {"holding_periods"}

PATIENT_NAME = """
    SELECT CASE WHEN given_names IS NULL THEN family_name WHEN family_name IS NULL THEN given_names
           ELSE family_name || ', ' || given_names END
    FROM patients WHERE id = {}"""
OF_COMPLAINT = "(SELECT patient_id FROM complaints WHERE id = t.complaint_id)"
OF_VISIT = "(SELECT patient_id FROM visits WHERE id = t.visit_id)"
FIRST_ADJUSTMENT = "SELECT {} FROM adjustments WHERE visit_id = t.id AND state <> 'void' ORDER BY id LIMIT 1"


SUPERSEDER = """
    (WITH RECURSIVE below (id) AS (
        SELECT id FROM care_plans WHERE supersedes = t.id
        UNION SELECT care_plans.id FROM care_plans JOIN below ON care_plans.supersedes = below.id
    ) SELECT * FROM care_plans WHERE id IN below AND void_reason IS NULL)"""
KEPT_VISITS = f"""
    SELECT count(*) FROM visits v WHERE v.patient_id = t.patient_id AND v.state <> 'void'
        AND v.visited_on BETWEEN t.starts_on AND coalesce(t.ends_on, '9999')
        AND v.visited_on < coalesce((SELECT min(starts_on) FROM {SUPERSEDER}), '9999')
"""

# The column with the member of staff whose name a table shows, where it is not staff_member_id.
MEMBER = {"disclosures": "disclosed_by"}


def added(table, column, stored):
    """The SQL of a column that the table of the database does not have."""
    paths = {"patient_id": "t.patient_id", "complaint_id": OF_COMPLAINT, "visit_id": OF_VISIT}
    patient = next((path for key, path in paths.items() if key in stored), "t.id")
    if table == "visits" and column in ("vertebra", "listing_code", "technique", "method"):
        return FIRST_ADJUSTMENT.format(column)
    return {
        "patient_id": f"SELECT 'P-' || {patient}",
        "patient_name": PATIENT_NAME.format(patient),
        "visited_on": "SELECT visited_on FROM visits WHERE id = t.visit_id",
        "visit_state": "SELECT state FROM visits WHERE id = t.visit_id",
        "office": "SELECT name FROM offices WHERE id = t.office_id",
        "clinician": "SELECT name FROM staff_members WHERE id = t.clinician_id",
        "superseded_by": f"SELECT min(id) FROM {SUPERSEDER}",
        "kept_visits": KEPT_VISITS,
        "staff_member": f"SELECT name FROM staff_members WHERE id = t.{MEMBER.get(table, 'staff_member_id')}",
    }[column]


def spelled(value, column, letter):
    """How a value of the database is written in CSV."""
    if value is None:
        return ""
    if letter:
        return f"{letter}-{value}"
    if column in YES_OR_NO:
        return ("false", "true")[value]
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    return str(value)


class Cells(unittest.TestCase):
    def setUp(self):
        self.database = sqlite3.connect(f"file:{DEMO}/plumb.sqlite?mode=ro", uri=True)
        self.addCleanup(self.database.close)

    def expected(self, table, header):
        stored = [column for _, column, *_ in self.database.execute(f"PRAGMA table_info({table})")]
        letters = {
            column: LETTERS.get(target)
            for _, _, target, column, *_ in self.database.execute(f"PRAGMA foreign_key_list({table})")}
        sources = ["t.id"]
        for column in header[1:]:
            sources.append(f"t.{column}" if column in stored else f"({added(table, column, stored)})")
        cursor = self.database.execute(f"SELECT {', '.join(sources)} FROM {table} t ORDER BY t.id")
        letters[header[0]] = LETTERS.get(table)
        return [[spelled(value, column, letters.get(column)) for value, column in zip(row, header)] for row in cursor]

    def test_every_table(self):
        tables = {file.stem for file in EXPORT.glob("*.csv")} - COMPUTED
        self.assertLessEqual({"patients", "complaints", "visits", "findings", "adjustments"}, tables)
        for table in sorted(tables):
            with self.subTest(table):
                exported = rows(table)
                header = list(exported[0])
                self.assertEqual([list(row.values()) for row in exported], self.expected(table, header))

    def test_no_column_of_a_record_is_left_out(self):
        derived = {("patients", "search_key")}
        for table in sorted({file.stem for file in EXPORT.glob("*.csv")} - COMPUTED):
            stored = {(table, column) for _, column, *_ in self.database.execute(f"PRAGMA table_info({table})")}
            exported = {(table, column) for column in rows(table)[0]}
            self.assertEqual(stored - exported - derived, {(table, "id")}, table)


unittest.main()
