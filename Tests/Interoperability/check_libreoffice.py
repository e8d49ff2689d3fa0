"""LibreOffice opens an export for spreadsheets without working anything out: no cell is a formula even where LibreOffice is
told to look for them, and with all columns as text every cell is what the file has. A decimal comma is a number where
people write one."""

import csv
import io
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as xml
from pathlib import Path

from practice import plumb

if shutil.which("soffice") is None:
    print("LibreOffice is not here; apt-get install libreoffice-calc puts it here.")
    sys.exit(77)

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
UNICODE, ENGLISH, GERMAN = 76, 1033, 1031

# What spreadsheets are known to make something else of.
CELLS = {
    "--family": "=1+1", "--given": "@SUM(1)", "--known-as": "-1+2", "--referred-by": "'=1+1", "--guardian": "+1+1",
    "--phone": "+44 20 7946 0000", "--phone-other": "02079460000", "--postcode": "00123", "--city": "1E5",
    "--address-line1": "2-1", "--address-line2": "3/4", "--legacy-number": "1234567890123456",
    "--occupation": "2,5; or \"3\"", "--country": "=HYPERLINK(\"http://x\";\"y\")", "--alert": "-1+2\nand more\n=1+1",
    "--born": "1990-06",
}


def cells(text, separator, columns="", language=ENGLISH):
    """The rows of a file as LibreOffice opens it, looking for formulas: of each cell its formula, type and text."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "table.csv"
        file.write_bytes(text.encode())
        options = f"{ord(separator)},34,{UNICODE},1,{columns},{language},false,true,false,false,false,-1,true"
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{PROFILE}", "--headless",
             f"--infilter=Text - txt - csv (StarCalc):{options}", "--convert-to", "fods", "--outdir", folder, file],
            check=True, capture_output=True, timeout=300)
        rows = xml.parse(Path(folder) / "table.fods").getroot().iter(TABLE + "table-row")
        return [list(cells_of(row)) for row in rows]


def cells_of(row):
    for cell in row.findall(TABLE + "table-cell"):
        lines = ["".join(line.itertext()) for line in cell.findall(TEXT + "p")]
        shown = cell.get(TABLE + "formula"), cell.get(OFFICE + "value-type"), "\n".join(lines)
        for _ in range(int(cell.get(TABLE + "number-columns-repeated", 1))):
            yield shown


def formulas(rows):
    return [formula for row in rows for formula, _, _ in row if formula]


class LibreOffice(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.database = Path(tempfile.mkdtemp()) / "plumb.sqlite"
        cls.plumb("init", "--practice", "Lane", "--office", "Main", "--owner", "Olive")
        cls.plumb("patient", "add", *(f"{flag}={value}" for flag, value in CELLS.items()))

    @classmethod
    def plumb(cls, *arguments):
        run = plumb(*arguments, database=cls.database)
        assert run.returncode == 0, run.stderr
        return run.stdout

    def patients(self, *options):
        return self.plumb("export", "patients", "--to", "-", *options)

    def test_no_cell_is_a_formula(self):
        # That LibreOffice looks for formulas at all, it shows on the other dialect.
        self.assertGreaterEqual(len(formulas(cells(self.patients(), ","))), 3)
        self.assertEqual(formulas(cells(self.patients("--dialect", "excel"), ",")), [])

    def test_as_text_every_cell_is_what_the_file_has(self):
        for delimiter in [",", ";"]:
            text = self.patients("--dialect", "excel", "--delimiter", delimiter)
            expected = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter))
            as_text = "/".join(f"{number}/2" for number in range(1, len(expected[0]) + 1))
            rows = cells(text, delimiter, as_text)
            self.assertEqual(formulas(rows), [])
            width = len(expected[0])
            self.assertEqual([[text for _, _, text in row[:width]] for row in rows[:2]], expected)
            cell = dict(zip(expected[0], expected[1]))
            self.assertEqual(cell["Postcode"], "00123")
            self.assertEqual(cell["Phone"], "'+44 20 7946 0000")
            self.assertEqual(cell["Alert"], "'-1+2\nand more\n=1+1")

    def test_a_decimal_comma_is_a_number_where_people_write_one(self):
        self.plumb(
            "catalogue", "add", "measures", "--name", "Own scale", "--minimum=-2.5", "--maximum=10.25")
        options = ["export", "measures", "--to", "-", "--dialect", "excel", "--delimiter", ";"]
        row = cells(self.plumb(*options, "--decimal-comma"), ";", language=GERMAN)[-1]
        # LibreOffice's own language, in which it shows them, is English here.
        self.assertEqual(row[3:5], [(None, "float", "-2.5"), (None, "float", "10.25")])
        # Without, they are something else to it.
        self.assertNotEqual([kind for _, kind, _ in cells(self.plumb(*options), ";", language=GERMAN)[-1][3:5]],
                            ["float", "float"])


with tempfile.TemporaryDirectory() as PROFILE:
    unittest.main()
