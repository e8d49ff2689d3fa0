"""Each naughty string in each flag of a text comes back as it went in; one with a control character is refused, and nothing is
kept. The flags are found in the list that the program gives of itself.

Each string goes through every flag of a new patient, and through some of the other commands, so that every flag has met many
and every string many flags. PLUMB_NAUGHTY=all has every string meet every flag, which takes half an hour."""

import json
import os
import unittest

import naughty
from command_tree import commands, name
from practice import contents, copy_of_demo, plumb

IS_ALL = os.environ.get("PLUMB_NAUGHTY") == "all"

# The commands that take texts, with what else they need. {} is a number that was not used before.
COMMANDS = {
    "patient add": ["--anyway"],
    "complaint add": ["P-1", "--region", "neck"],
    "visit record": ["P-1", "--adjusted", "C1", "--determination", "undetermined", "--reason", "other", "--on", "today"],
    "visit addend": ["V-1"],
    "appointment add": ["P-1", "--on", "2026-12-01", "--at", "09:00", "--anyway"],
    "recall add": ["P-1", "--result", "reached"],
    "consent add": ["P-1", "--scope", "care"],
    "history add": ["P-1", "--kind", "family"],
    "prior-care add": ["P-1", "--kind", "rest"],
    "safety edit": ["1"],
    "assessment add": ["P-1", "--state", "considered", "--uncoded"],
    "external-test add": ["P-1", "--kind", "mri", "--received-on", "today"],
    "imaging add": ["P-1", "--modality", "x-ray", "--indicated", "yes", "--taken-on", "today"],
    "reaction add": ["P-1"],
    "care-plan add": ["P-1", "--from", "today"],
    "disclosure record": ["P-1"],
    "office add": ["--time-zone", "Europe/London"],
    "staff add": ["--role", "front-desk"],
    "staff qualify": ["S-1"],
    "practice edit": [],
    "catalogue add conditions": ["--code", "naughty-{}"],
    "catalogue add techniques": ["--code", "naughty-{}"],
    "catalogue add tests": ["--code", "naughty-{}", "--result", "present"],
    "catalogue add measures": ["--code", "naughty-{}", "--minimum", "0", "--maximum", "1"],
    "catalogue add safety-items": ["--code", "naughty-{}", "--area", "neck"],
    "catalogue add codes": ["--code", "Z{}", "--code-version", "FY2022"],
}
# The same flag as that of a command above, kept by the same lines of the program.
SAME = {
    "edit", "revise", "void", "void-rating", "move", "merge", "unmerge", "cancel", "arrive", "no-show", "init", "copy",
}
# What takes no texts to keep.
READING = {
    "export", "import", "backup", "restore", "demo", "check", "roles", "today", "holding", "intake", "find", "list", "show",
    "timeline", "history", "duplicates", "retire", "passphrase", "due", "unsigned", "visits", "outcomes", "unexamined", "verify",
}
# Flags that stand for something else than themselves, or have a rule of their own.
NO_TEXT = {
    "on", "at", "from", "until", "born", "onset", "since", "office", "clinician", "complaint", "visit", "condition",
    "code-version", "icd10cm-code", "icd10cm-version", "time-zone", "by", "to", "appointment", "imaging", "technique",
    "finding", "after", "also", "answer", "clear", "withdrawn-on", "ordered-on", "received-on", "resolved-on", "taken-on",
    "awarded-on", "checked-on", "re-examination-due", "severity", "hours-after", "visits-per-week", "planned-visits",
    "minutes", "retention-years", "method", "unit", "minimum", "maximum", "database", "staff", "passphrase-file",
    "staff-passphrase-file", "wait", "item", "<ref>", "into", "measure", "score", "<score>",
}
# Where the code is a text: with --uncoded, or of a history.
CODES = {"history add", "assessment add"}


def texts():
    """The flags of texts of each command that has any."""
    for words, arguments in commands().items():
        flags = [name(argument) for argument in arguments if argument["kind"] != "flag" and not argument.get("allValues")]
        flags = [
            flag for flag in flags
            if flag not in NO_TEXT and not flag.endswith(("-deg", "-file")) and (flag != "code" or words in CODES)
        ]
        if flags:
            yield words, flags


class NaughtyFlags(unittest.TestCase):
    def setUp(self):
        self.number = 0
        self.texts = {words: flags for words, flags in texts() if words in COMMANDS}

    def run_with(self, words, given, database):
        """Runs a command with these texts."""
        self.number += 1
        # A hyphen at its beginning is part of a text behind an equals sign.
        named = [
            part for flag, text in given.items() if not flag.startswith("<")
            for part in ([f"--{flag}={text}"] if text.startswith("-") else [f"--{flag}", text])
        ]
        bare = [text for flag, text in given.items() if flag.startswith("<")]
        needed = [part.replace("{}", str(self.number)) for part in COMMANDS[words]]
        return plumb(*words.split(), *needed, *named, "--format", "json", *(["--", *bare] if bare else []),
                     database=database)

    def test_every_command_with_texts_is_tried(self):
        writing = {
            words for words, _ in texts() if words.split()[-1] not in SAME | READING
        }
        self.assertEqual(writing | {"practice edit", "safety edit"}, set(COMMANDS))

    def test_each_string_comes_back_as_it_went_in(self):
        database, count = copy_of_demo(), 0
        for index, (words, flags) in enumerate(self.texts.items()):
            strings = naughty.KEPT if IS_ALL or words == "patient add" else naughty.KEPT[index % 32::32]
            for place in range(len(strings)):
                given = {flag: strings[(place + shift) % len(strings)] for shift, flag in enumerate(flags)}
                run = self.run_with(words, given, database)
                self.assertEqual(run.returncode, 0, (words, given, run.stderr))
                kept = [text.encode() for text in leaves(json.loads(run.stdout))]
                for flag, text in given.items():
                    self.assertIn(naughty.trimmed(text).encode(), kept, f"{words} --{flag}")
                    count += 1
        print(f"{sum(map(len, self.texts.values()))} flags of {len(self.texts)} commands: {count} texts came back")

    def test_each_control_character_is_refused_and_nothing_is_kept(self):
        database = copy_of_demo()
        before, count = contents(database), 0
        for index, (words, flags) in enumerate(self.texts.items()):
            for shift, flag in enumerate(flags):
                for text in naughty.REFUSED if IS_ALL else [naughty.REFUSED[(index + shift) % 5]]:
                    given = {other: "x" for other in flags} | {flag: text}
                    run = self.run_with(words, given, database)
                    self.assertEqual(run.returncode, 65, (words, flag, run.stderr))
                    self.assertIn("holds the control character U+", run.stderr)
                    self.assertNotRegex(run.stderr, "[\x00-\x09\x0b-\x1f\x7f-\x9f]")
                    count += 1
        self.assertEqual(contents(database), before)
        print(f"{count} texts were refused, and nothing of them kept")


def leaves(value):
    """Every text in a JSON value."""
    if isinstance(value, str):
        yield value
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        yield from leaves(child)


if __name__ == "__main__":
    unittest.main()
