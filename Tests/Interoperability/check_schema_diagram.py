"""docs/schema.md is what the schema of a database gives, and what it gives is the whole schema."""

import os
import re
import unittest
from pathlib import Path

from practice import DEMO, query
from schema_diagram import page
from schema_text import checks

DATABASE = DEMO / "plumb.sqlite"
PAGE = Path(os.environ["FIXTURES"]).parent / "docs" / "schema.md"


class SchemaDiagram(unittest.TestCase):
    maxDiff = 4000

    def test_page_is_of_this_schema(self):
        self.assertEqual(
            PAGE.read_text(encoding="utf-8"), page(DATABASE),
            "docs/schema.md is not of this schema; renew it with: swift run plumb demo && "
            "python3 Tests/Interoperability/schema_diagram.py plumb-demo/plumb.sqlite > docs/schema.md")

    def test_every_table_and_column_is_there(self):
        described = dict(re.findall(
            r"^### (\w+)\n\n(\| Column .*?)(?=^### |\Z)", page(DATABASE), re.DOTALL | re.MULTILINE))
        strict = {name for (name,) in query(DATABASE, "SELECT name FROM pragma_table_list WHERE strict AND name <> 'schema_steps'")}
        self.assertEqual(set(described), strict)
        for name in strict:
            columns = [column for (column,) in query(DATABASE, "SELECT name FROM pragma_table_info(?)", name)]
            self.assertEqual(re.findall(r"^\| `(\w+)` \|", described[name], re.MULTILINE), columns)

    def test_every_reference_is_drawn_once(self):
        lines = re.findall(r"^    (\w+) (\|\||\|o)--o\{ (\w+) : (\w+)$", page(DATABASE), re.MULTILINE)
        references = query(
            DATABASE,
            'SELECT f."table", iif(c."notnull", \'||\', \'|o\'), m.name, f."from" FROM sqlite_master m '
            'JOIN pragma_foreign_key_list(m.name) f JOIN pragma_table_info(m.name) c ON c.name = f."from" '
            "WHERE m.type = 'table'")
        self.assertEqual(sorted(lines), sorted(references))

    def test_no_check_is_left_out(self):
        tables = query(DATABASE, "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql LIKE '%STRICT'")
        for name, sql in tables:
            of_columns, of_rows = checks(sql)
            found = sum(map(len, of_columns.values())) + len(of_rows)
            self.assertEqual(found, len(re.findall(r"\bCHECK \(", sql)), name)

    def test_checks_are_read_as_they_stand(self):
        of_columns, of_rows = checks(
            "CREATE TABLE t (\n a TEXT CHECK (a <> ',(' AND a IN (\n  'x', 'it''s'\n )), -- a CHECK (in a comment)\n"
            " b REAL CHECK (b >= 0) CHECK (b < 9),\n c TEXT, CHECK ((a IS NULL) = (b IS NULL))\n) STRICT")
        self.assertEqual(of_columns, {"a": ["a <> ',(' AND a IN ('x', 'it''s')"], "b": ["b >= 0", "b < 9"]})
        self.assertEqual(of_rows, ["(a IS NULL) = (b IS NULL)"])


unittest.main()
