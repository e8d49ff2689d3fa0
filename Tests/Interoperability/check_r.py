"""R reads an export as the page on the CSV shows."""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from page import answered, trimmed
from practice import DEMO, plumb

if shutil.which("Rscript") is None:
    print("R is not here; apt-get install r-base-core puts it here.")
    sys.exit(77)


class R(unittest.TestCase):
    def test_the_page(self):
        self.maxDiff = None
        folder = Path(tempfile.mkdtemp())
        shutil.copytree(DEMO, folder / "plumb-demo")
        for options in [["--dialect", "excel", "--delimiter", ";", "--to", "for-excel"],
                        ["--pseudonymous", "--to", "for-study"]]:
            run = plumb("export", *options, database=folder / "plumb-demo/plumb.sqlite", cwd=folder)
            self.assertEqual(run.returncode, 0, run.stderr)
        found = list(answered("clinicians-csv.md", "r"))
        self.assertGreater(len(found), 2)
        for code, answer in found:
            run = subprocess.run(["Rscript", "-e", code], cwd=folder, text=True, capture_output=True)
            self.assertEqual(trimmed(run.stdout), trimmed(answer), code + run.stderr)


unittest.main()
