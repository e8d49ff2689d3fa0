"""A record that another program wrote, with sequences that steer a terminal in every text, is shown without obeying one of
them, by every command that shows records."""

import re
import sqlite3
import unittest

from check_sql_flags import line, values
from command_tree import commands
from practice import copy_of_demo, plumb, query

# Clears the screen, sets the title, answers as if it were typed, moves up, rings, hides, and turns the writing around.
SEQUENCES = "\x1b[2J\x1b]0;title\x07\x1b[6n\x1b[1A\r\x08\x9b31m\x7f\u202e"
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
READING = {"list", "show", "timeline", "find", "duplicates", "unsigned", "today", "holding", "due", "visits", "outcomes", "unexamined",
           "roles", "template"}


def spoil(database):
    """Puts the sequences behind each text of each table that takes them; which columns do."""
    connection = sqlite3.connect(database)
    connection.create_function("steer", 1, lambda text: text + SEQUENCES)
    guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for guard, _ in guards:
        connection.execute(f'DROP TRIGGER "{guard}"')
    spoilt = []
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'grdb%' "
        "AND name NOT LIKE 'patient\\_search%' ESCAPE '\\'").fetchall()
    for (table,) in tables:
        for _, column, kind, *_ in connection.execute(f"PRAGMA table_info({table})").fetchall():
            # What is a day, a time or a word of a set would not be read at all.
            if kind != "TEXT" or re.search("_(on|at)$|^(at|hash|birth_date|onset|code|test|time_zone)$", column):
                continue
            try:
                with connection:
                    connection.execute(f"UPDATE {table} SET {column} = steer({column}) WHERE {column} IS NOT NULL")
                spoilt.append(f"{table}.{column}")
            except sqlite3.IntegrityError:
                pass
    for _, sql in guards:
        connection.execute(sql)
    connection.commit()
    connection.close()
    return spoilt


class TerminalEscapes(unittest.TestCase):
    def test_no_record_steers_the_terminal(self):
        clean, database = copy_of_demo(), copy_of_demo()
        spoilt = spoil(database)
        self.assertGreater(len(spoilt), 60)
        shown = 0
        for words, arguments in commands().items():
            if words.split()[-1] not in READING or words.startswith("catalogue add"):
                continue
            given = dict(values(words, arguments))
            before = plumb(*line(words, given), database=clean)
            run = plumb(*line(words, given), database=database)
            for output in (run.stdout, run.stderr):
                self.assertIsNone(STEERING.search(output), f"{words}: {STEERING.search(output)}")
            shown += "\u241b[2J" in run.stdout
            # JSON writes them as JSON does.
            if "format" in {(a.get("preferredName") or {}).get("name") for a in arguments}:
                run = plumb(*line(words, given), "--format", "json", database=database)
                self.assertIsNone(re.search("[\x00-\x09\x0b-\x1f]", run.stdout), words)
            self.assertIn(before.returncode, (0, 66), (words, before.stderr))
        self.assertGreater(shown, 20)
        print(f"{len(spoilt)} columns, {shown} commands that showed them")

    def test_names_are_the_same_in_the_file(self):
        """That the file was spoilt at all."""
        database = copy_of_demo()
        spoil(database)
        self.assertTrue(all(SEQUENCES in name for (name,) in query(database, "SELECT name FROM staff_members")))


if __name__ == "__main__":
    unittest.main()
