"""The Big List of Naughty Strings, and what the records make of each: kept but for white space around it, or refused."""

import json
import os
import sys
from pathlib import Path

FOLDER = os.environ.get("PLUMBLINE_TEST_DATA")
if not FOLDER:
    print("PLUMBLINE_TEST_DATA names no folder with naughty-strings/blns.json of minimaxir/big-list-of-naughty-strings.")
    sys.exit(77)

ALL = json.loads((Path(FOLDER) / "naughty-strings/blns.json").read_text(encoding="utf-8"))


def trimmed(text):
    """Without white space at either end, also of no width."""
    return text.strip(" \t\n\r\v\f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b"
                      "\u2028\u2029\u202f\u205f\u3000")


def is_refused(text):
    """By rule 5: it holds a control character."""
    return any(ord(letter) < 32 or 127 <= ord(letter) < 160 for letter in trimmed(text))


REFUSED = [text for text in ALL if is_refused(text)]
BLANK = [text for text in ALL if not trimmed(text)]
# Two that differ in white space alone are one where no two may have the same.
KEPT = list({trimmed(text): text for text in ALL if trimmed(text) and not is_refused(text)}.values())
assert (len(ALL), len(REFUSED), len(BLANK)) == (515, 5, 3), (len(ALL), len(REFUSED), len(BLANK))
