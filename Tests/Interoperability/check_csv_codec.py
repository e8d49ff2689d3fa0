"""CSVCodec against Python: a million random byte strings without a crash, and the rows and faults of many more texts
against Python's csv module, where that is strict, and against a reader that follows the grammar of RFC 4180 one
character at a time. The codec is compiled for this alone, optimised, from its sources.

    python Tests/Interoperability/check_csv_codec.py      says how many of each there were

CSV_STRINGS and CSV_SEED say how many random strings, and which."""

import csv
import io
import os
import random
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCES = sorted((HERE.parents[1] / "Sources/CSVCodec").glob("*.swift"))
STRINGS = os.environ.get("CSV_STRINGS", "1000000")
SEED = os.environ.get("CSV_SEED", "4180")
TEXTS = 100_000
PIECES = [
    b'"', b'"', b'""', b",", b",", b",", b"\r", b"\n", b"\n", b"\r\n", b"a", b" ", b"\xc3\xa4", b"\xe6\x97\xa5",
    b"\xef\xbb\xbf", b'"a"', b'"b\n,c"', b"sixteen letters.", b"\xff", b"\x00"]


class Fault(Exception):
    pass


def reference(data):
    """The rows of a text; or, from where it is at fault, the rows before that and the beginning of the sentence."""
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
    rows, fault = [], None
    place, line = 0, 1
    try:
        while place < len(text):
            row, place, line = one_row(text, place, line, rows)
            rows.append(row)
    except Fault as error:
        fault = str(error)
    return rows_before(fault, rows), fault


def width_of(rows):
    """How many fields rows have, which the first that is not an empty line says; None where none has."""
    return next((len(row) for row in rows if row is not None), None)


def table(rows):
    """Empty lines are rows of an empty field in a table of one column, and no rows in a wider one."""
    return [row or [""] for row in rows if row is not None or width_of(rows) in (None, 1)]


def rows_before(fault, rows):
    """Empty lines wait for the first row that tells what they are."""
    return [] if fault and width_of(rows) is None else table(rows)


def one_row(text, place, line, rows):
    """The row that starts at `place`, None for an empty line, and where the next one starts."""
    start, first, fields, surplus = place, line, [], None

    def fail(at, where, what):
        bad = next((index for index in range(start, at) if 0xDC80 <= ord(text[index]) <= 0xDCFF), None)
        if bad is not None:
            where, what = position(text, start, first, bad), "the bytes here are not valid UTF-8"
        raise Fault(f"Line {where[0]}, column {where[1]}, field {where[2]}: {what}")

    width = width_of(rows)
    while True:
        opened, value = place, ""
        if width is not None and len(fields) == width:
            surplus = position(text, start, first, place)
        if text[place:place + 1] == '"':
            place += 1
            while True:
                if place == len(text):
                    fail(opened, position(text, start, first, opened), "a quote opens here and is never closed")
                if text[place] == "\0":
                    fail(place, position(text, start, first, place), "a NUL byte")
                if text[place] == '"':
                    if text[place + 1:place + 2] != '"':
                        break
                    place += 1
                value += text[place]
                place += 1
            place += 1
            following = text[place:place + 1]
            if following == "\0":
                fail(place, position(text, start, first, place), "a NUL byte")
            if following not in ("", ",", "\r", "\n"):
                fail(place, position(text, start, first, place), "only a delimiter or the end of the line may follow")
        else:
            while text[place:place + 1] not in ("", ",", "\r", "\n"):
                if text[place] == "\0":
                    fail(place, position(text, start, first, place), "a NUL byte")
                if text[place] == '"':
                    fail(place, position(text, start, first, place), "a quote stands inside a field")
                value += text[place]
                place += 1
        fields.append(value)
        if text[place:place + 1] != ",":
            break
        place += 1
    end = position(text, start, first, place)
    if any(0xDC80 <= ord(letter) <= 0xDCFF for letter in text[start:place]):
        fail(place, end, "")
    is_empty = place == start
    if width is not None and len(fields) != width and not (is_empty and width > 1):
        where = surplus if len(fields) > width else end
        fail(start, where, f"this row has {len(fields)} field")
    place += 2 if text[place:place + 2] == "\r\n" else 1
    return (None if is_empty else fields), place, end[0] + 1


def position(text, start, line, place):
    """Line, column and field of a place in a row, by counting again from the row's start."""
    column, field, quoted, index = 1, 1, False, start
    while index < place:
        letter = text[index]
        if letter == '"':
            quoted = not quoted
        if letter == "," and not quoted:
            field += 1
        if letter == "\n" and index > start and text[index - 1] == "\r":
            pass
        elif letter in "\r\n":
            line, column = line + 1, 1
        else:
            column += 1
        index += 1
    return line, column, field


def drawn(source):
    pieces = PIECES if source.random() < 0.3 else PIECES[2:18]
    return b"".join(source.choice(pieces) for _ in range(source.randrange(24)))


class Codec(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.program = Path(cls.folder.name) / "csv_codec"
        compiler = ["swiftc", "-swift-version", "6", "-O", "-parse-as-library", "-o", cls.program]
        subprocess.run([*compiler, *SOURCES, HERE / "csv_codec.swift"], check=True)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_a_million_random_byte_strings(self):
        done = subprocess.run(
            [self.program, "million", STRINGS, SEED], capture_output=True, text=True, timeout=1800)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        print(done.stdout.strip())

    def decoded(self, texts):
        done = subprocess.run(
            [self.program, "rows"], input="\n".join(text.hex() for text in texts) + "\n", capture_output=True,
            text=True, check=True)
        for line in done.stdout.splitlines():
            fault, _, rows = line.partition("|")
            yield fault, [
                [bytes.fromhex(field[1:]).decode() for field in row.split(",")] for row in rows.split(";") if row]

    def test_the_grammar_one_character_at_a_time(self):
        source = random.Random(SEED)
        texts = [b""] + [drawn(source) for _ in range(TEXTS)]
        faults = 0
        for text, (fault, rows) in zip(texts, self.decoded(texts), strict=True):
            expected, problem = reference(text)
            self.assertEqual((rows, fault != ""), (expected, problem is not None), (text, fault, problem))
            if problem:
                faults += 1
                self.assertTrue(fault.startswith(problem), (text, fault, problem))
        self.assertTrue(TEXTS / 10 < faults < TEXTS * 9 / 10)
        print(f"{len(texts)} texts against the grammar: {len(texts) - faults} of the same rows,")
        print(f"{faults} refused with the same line, column and field")

    def test_the_csv_module(self):
        """Where the codec takes a text, Python reads the same, but for empty lines, which it has as no fields."""
        source = random.Random(SEED + "csv")
        texts = [drawn(source) for _ in range(TEXTS)]
        taken = 0
        for text, (fault, rows) in zip(texts, self.decoded(texts), strict=True):
            if fault:
                continue
            taken += 1
            reader = csv.reader(io.StringIO(text.decode("utf-8-sig"), newline=""), strict=True)
            width = next((len(row) for row in rows), 1)
            self.assertEqual([row or [""] for row in reader if row or width == 1], rows, text)
        self.assertGreater(taken, TEXTS / 10)
        print(f"{taken} texts that the codec takes: csv of Python {sys.version.split()[0]} reads the same rows")


if shutil.which("swiftc") is None:
    print("there is no swiftc to compile the codec with")
    sys.exit(77)
unittest.main()
