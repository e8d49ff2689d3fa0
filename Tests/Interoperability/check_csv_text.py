"""What a person typed comes back to the byte: line breaks, quotes, commas, spaces inside, every script, and texts that
spreadsheets and CSV readers are known to take for something else."""

import csv
import io
import tempfile
import unittest
from pathlib import Path

from practice import copy_of_demo, plumb, rows

NAMES = [
    ("O’Brien, Jr.", 'Máire "Mo"'),
    ("王", "小明"),
    ("الحدّاد", "رباب"),
    ("שָׁלוֹם", "נועה"),
    ("Nguyễn", "Thị Bích"),  # decomposed below, composed here: neither may become the other
    ("Nguye\u0302\u0303n", "Thi\u0323"),
    ("शर्मा", "क\u094dषमा"),
    ("Ødegård-Łęcki", "Þóra  Æ"),
    ("👩‍⚕️", "𠮷"),
    ("Null", "NA"),
    ("=1+1", "@sum"),
]
PROSE = [
    "two\nlines, and a \"quote\"",
    "one\r\nwith a carriage return",
    "ends with a backslash \\",
    "tab\tinside",
    "'=looks like a formula",
    ",;|\"\"\"",
    "\\n is no line break",
    "1,234.50",
    "x" * 40_000,
]


class Text(unittest.TestCase):
    def test_names(self):
        database = copy_of_demo()
        known = len(rows("patients"))
        for family, given in NAMES:
            added = plumb("patient", "add", f"--family={family}", f"--given={given}", "--anyway", database=database)
            self.assertEqual(added.returncode, 0, added.stderr)
        patients = self.exported(database, "patients")[known:]
        self.assertEqual([(row["family_name"], row["given_names"]) for row in patients], NAMES)
        self.assertEqual([row["patient_name"] for row in patients], [", ".join(name) for name in NAMES])

    def test_prose(self):
        database = copy_of_demo()
        known = len(rows("visits"))
        for text in PROSE:
            visit = ["visit", "record", "P-1", "--determination", "in-alignment", "--not-adjusted", f"--note={text}"]
            recorded = plumb(*visit, database=database)
            self.assertEqual(recorded.returncode, 0, recorded.stderr)
        visits = self.exported(database, "visits")[known:]
        self.assertEqual([row["note"] for row in visits], PROSE)
        printed = plumb("visit", "list", "P-1", "--format", "csv", database=database).stdout
        self.assertLessEqual(set(PROSE), {row["note"] for row in csv.DictReader(io.StringIO(printed, newline=""))})

    def exported(self, database, table):
        folder = Path(tempfile.mkdtemp())
        export = plumb("export", table, "--to", folder, database=database)
        self.assertEqual(export.returncode, 0, export.stderr)
        return rows(table, folder)


unittest.main()
