"""The CHECKs in the text of a CREATE TABLE, which no pragma of SQLite tells."""

import re

# A text or a name in quotes, a comment, or a single character.
TOKEN = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|.""", re.DOTALL)


def checks(sql):
    """The CHECKs of each column, and those that stand by themselves, in the order of the text."""
    tokens = [token for token in TOKEN.findall(sql) if not token.startswith("--")]
    columns, rows = {}, []
    for definition in split(inside(tokens, tokens.index("("))):
        name = re.match(r"\w+", "".join(definition).strip()).group()
        found = [on_one_line("".join(inside(definition, at))) for at in openings(definition)]
        if name.upper() == "CHECK":
            rows += found
        elif found:
            columns[name] = found
    return columns, rows


def on_one_line(text):
    return re.sub(r"(?<=\() | (?=\))", "", " ".join(text.split()))


def inside(tokens, opening):
    """What stands between the parenthesis at this place and the one that closes it."""
    depth = 0
    for place in range(opening, len(tokens)):
        depth += {"(": 1, ")": -1}.get(tokens[place], 0)
        if depth == 0:
            return tokens[opening + 1:place]
    raise ValueError("a parenthesis is not closed")


def split(tokens):
    """The definitions, at the commas that are in no parenthesis."""
    depth, definition = 0, []
    for token in tokens:
        depth += {"(": 1, ")": -1}.get(token, 0)
        if token == "," and depth == 0:
            yield definition
            definition = []
        else:
            definition.append(token)
    yield definition


def openings(definition):
    """Where the parenthesis of each CHECK opens."""
    for place, token in enumerate(definition):
        if token == "(" and re.search(r"\bCHECK\s*$", "".join(definition[:place]), re.IGNORECASE):
            yield place
