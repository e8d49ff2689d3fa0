"""The page on the CSV shows what its commands and its Python say."""

import contextlib
import io
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from page import answered, commands, trimmed
from practice import DEMO, PLUMB

PAGE = "clinicians-csv.md"


class Page(unittest.TestCase):
    def test_what_is_typed_says_what_is_shown(self):
        self.maxDiff = None
        folder = Path(tempfile.mkdtemp())
        shutil.copytree(DEMO, folder / "plumb-demo")
        os.chdir(folder)
        environment = os.environ | {
            "PATH": f"{Path(PLUMB).parent}:{os.environ['PATH']}", "PLUMB_DATABASE": "plumb-demo/plumb.sqlite"}
        count = 0
        for command, answer in commands(PAGE):
            said = subprocess.run(
                command, shell=True, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            self.assertEqual(trimmed(said.stdout), trimmed(answer), command)
            count += 1
        self.assertGreater(count, 4)
        session = {}
        for code, answer in answered(PAGE, "python"):
            with contextlib.redirect_stdout(io.StringIO()) as said:
                exec(code, session)
            self.assertEqual(trimmed(said.getvalue()), trimmed(answer), code)


unittest.main()
