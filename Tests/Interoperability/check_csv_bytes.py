"""Every file of an export is RFC 4180 to the byte: UTF-8 without a byte order mark, a header of snake_case names, each
record ended by CRLF (the last one too), each as long as the header, and quotes exactly where a field needs them."""

import csv
import io
import re
import unittest

from practice import EXPORT


def written(records):
    """The bytes that RFC 4180 asks for, made here from scratch."""
    def field(text):
        return '"' + text.replace('"', '""') + '"' if re.search(r'[",\r\n]', text) else text
    return "".join(",".join(map(field, record)) + "\r\n" for record in records).encode()


class Bytes(unittest.TestCase):
    def test_every_file(self):
        files = sorted(EXPORT.glob("*.csv"))
        self.assertGreater(len(files), 10)
        for file in files:
            with self.subTest(file.name):
                data = file.read_bytes()
                self.assertFalse(data.startswith(b"\xef\xbb\xbf"), "a byte order mark")
                self.assertTrue(data.endswith(b"\r\n"), "the last line is not ended")
                records = list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))
                for name in records[0]:
                    self.assertRegex(name, r"^[a-z][a-z0-9_]*$")
                self.assertEqual({len(record) for record in records}, {len(records[0])})
                self.assertEqual(written(records), data)

    def test_nothing_else_is_left_in_the_folder(self):
        self.assertEqual({file.suffix for file in EXPORT.iterdir()}, {".csv", ".json"})


unittest.main()
