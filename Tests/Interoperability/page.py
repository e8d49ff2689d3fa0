"""The blocks of a page of docs, and what they said when they were written."""

import os
import re
from pathlib import Path

DOCS = Path(os.environ["FIXTURES"]).parent / "docs"


def blocks(name):
    """The fenced blocks of a page, in order: of each its language and its text."""
    return re.findall(r"^```(\w+)\n(.*?)^```$", (DOCS / name).read_text("utf-8"), re.MULTILINE | re.DOTALL)


def answered(name, language):
    """The blocks of a language, each with the text block behind it; nothing where none follows."""
    found = blocks(name)
    for (kind, text), (next_kind, answer) in zip(found, found[1:] + [("", "")]):
        if kind == language:
            yield text, answer if next_kind == "text" else ""


def commands(name):
    """The commands of the console blocks, each with what is seen of it."""
    for kind, text in blocks(name):
        if kind == "console":
            for command, answer in re.findall(r"^\$ (.*\n(?:> .*\n)*)((?:[^$].*\n|\n)*)", text, re.MULTILINE):
                yield re.sub("^> ", "", command, flags=re.MULTILINE), answer


def trimmed(text):
    """The lines without the spaces at their ends, which an editor takes off."""
    return [line.rstrip() for line in text.splitlines()]
