"""Each naughty string comes in with a CSV and leaves with one, to the byte, in every text of every table; one with a control
character is refused, with its line and column, and nothing is kept."""

import itertools
import re
import unittest

import naughty
from practice import plumb, rows
from texts_of_tables import TextsOfTables


class NaughtyCSV(unittest.TestCase):
    def setUp(self):
        self.tables = TextsOfTables()

    def test_each_string_comes_out_as_it_went_in(self):
        folder, expected = self.tables.write(naughty.KEPT)
        database = folder.parent / "plumb.sqlite"
        run = plumb("import", folder, database=database)
        self.assertEqual(run.returncode, 0, run.stderr[:3000])
        again = folder.parent / "again"
        run = plumb("export", "--to", again, database=database)
        self.assertEqual(run.returncode, 0, run.stderr)
        found = {}
        for table in self.tables.texts:
            for row in rows(table, again):
                key = list(row)[0]
                found |= {(table, row[key], name): row[name] for name in self.tables.texts[table]}
        for place, text in expected.items():
            self.assertEqual(found[place].encode(), naughty.trimmed(text).encode(), place)
        covered = {f"{table}.{name}" for table, _, name in expected}
        self.assertEqual(self.tables.columns - covered, set(), "these were not tried")
        self.assertEqual(len(expected), len(naughty.KEPT) * len(covered))
        print(f"{len(covered)} columns, {len(naughty.KEPT)} strings in each: {len(expected)} cells came back")

    def test_each_control_character_is_refused_with_its_place_and_nothing_is_kept(self):
        count = 0
        # A visit becomes void once everything is there, and is held against its rules then.
        last = {"visits.void_reason"}
        for text, is_last in itertools.product(naughty.REFUSED, [False, True]):
            folder, expected = self.tables.write([text], most=1, only=lambda column: (column in last) == is_last)
            database = folder.parent / "plumb.sqlite"
            run = plumb("import", folder, database=database)
            self.assertEqual(run.returncode, 65, run.stdout + run.stderr)
            told = [line for line in run.stderr.splitlines() if "holds the control character U+" in line]
            more = re.search(r"and ([0-9]+) more", run.stderr)
            self.assertGreater(len(told), 0, run.stderr)
            self.assertEqual(len(told) + (int(more[1]) if more else 0), len(expected), run.stderr)
            # The text itself could be anything, and is not told again.
            self.assertNotRegex(run.stderr, "[\x00-\x09\x0b-\x1f\x7f-\x9f]")
            self.assertFalse(database.exists())
            count += len(expected)
        print(f"{count} cells were refused, and nothing of them kept")


if __name__ == "__main__":
    unittest.main()
