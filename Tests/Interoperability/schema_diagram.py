"""Writes docs/schema.md from the schema of a database, as SQLite itself tells it: the tables, what refers to what, and
each column with what it takes.

    swift run plumb demo
    python3 Tests/Interoperability/schema_diagram.py plumb-demo/plumb.sqlite > docs/schema.md
"""

import sqlite3
import sys
from pathlib import Path

from schema_text import checks

DIAGRAMS = {
    "The practice and its people": [
        "practice", "offices", "staff_members", "qualifications", "passphrases", "import_maps", "audit_entries",
        "pseudonyms"],
    "The patient and the intake": [
        "patients", "complaints", "consents", "history_items", "prior_care", "safety_answers", "assessments",
        "external_tests"],
    "The visit": ["visits", "findings", "adjustments", "addenda", "imaging_studies"],
    "The follow-up": [
        "severity_ratings", "reactions", "outcome_scores", "care_plans", "appointments", "recall_contacts",
        "disclosures"],
    "The catalogues": ["conditions", "techniques", "tests", "test_units", "safety_items", "measures", "codes"],
}

INTRODUCTION = """\
# The schema

Every table of the records: first as diagrams, then column by column. What a column means is in [the data
dictionary](data-dictionary.md), why it is so in [decisions](decisions.md). Two things in the file are left
out: `schema_steps`, the steps of the schema that were applied, and `patient_search`, the index by which
patients are found.

This page is written by a program that asks the database, and not by hand. After a change of the schema:

```sh
swift run plumb demo
python3 Tests/Interoperability/schema_diagram.py plumb-demo/plumb.sqlite > docs/schema.md
```

A diagram shows the keys of its tables (`PK` the primary key, `FK` a reference, `UK` unique) and a line for
each reference, with the name of the column that holds it. `||` at the end of a line: the reference must be
there. `|o`: it may be missing. `o{` at the other end: any number of rows may refer to the same one. A box
without keys is drawn in full in another diagram.
"""

COLUMNS = """\
## Column by column

Types are SQLite's, and every table is STRICT about them. A column without *required* may be empty. References
are checked when the transaction ends. What a CHECK refuses, no program can store, Plumbline or another; nor
what a guard refuses, which is a trigger. A CHECK over several columns stands below its table.
"""


class Table:
    """What the pragmas and the text of CREATE TABLE say of one table."""

    def __init__(self, database, name):
        def rows(sql, of=name):
            return database.execute(sql, [of]).fetchall()

        self.name = name
        self.columns = rows('SELECT name, type, "notnull", pk FROM pragma_table_info(?)')
        self.references = {column: target for column, *target in rows(
            'SELECT "from", "table", "to" FROM pragma_foreign_key_list(?)')}
        self.unique = [
            [column for (column,) in rows("SELECT name FROM pragma_index_info(?) ORDER BY seqno", of=index)]
            for (index,) in rows('SELECT name FROM pragma_index_list(?) WHERE "unique" ORDER BY seq DESC')]
        [(sql,)] = rows("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?")
        self.column_checks, self.row_checks = checks(sql)
        self.guards = [guard for (guard,) in rows(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ? ORDER BY name")]


def tables(database):
    """The tables of the records, in the order in which the steps of the schema make them."""
    names = database.execute(
        "SELECT m.name FROM sqlite_master m JOIN pragma_table_list t ON t.name = m.name AND t.schema = 'main' "
        "WHERE m.type = 'table' AND t.type = 'table' AND m.name <> 'schema_steps' ORDER BY m.rowid")
    return {name: Table(database, name) for (name,) in names.fetchall()}


def groups(known):
    """The tables of each diagram; a table that is named in none of them is not forgotten."""
    drawn = {title: [known[name] for name in names if name in known] for title, names in DIAGRAMS.items()}
    placed = [table for group in drawn.values() for table in group]
    drawn["Further tables"] = [table for table in known.values() if table not in placed]
    return {title: group for title, group in drawn.items() if group}


def diagram(group):
    yield from ["```mermaid", "erDiagram"]
    for table in group:
        yield f"    {table.name} {{"
        for column, type, _, primary in table.columns:
            keys = [("PK", primary), ("FK", column in table.references), ("UK", [column] in table.unique)]
            written = ", ".join(key for key, applies in keys if applies)
            if written:
                yield f"        {type} {column} {written}"
        yield "    }"
    for table in group:
        for column, _, required, _ in table.columns:
            if column in table.references:
                end = "||" if required else "|o"
                yield f"    {table.references[column][0]} {end}--o{{ {table.name} : {column}"
    yield "```"


def description(table):
    yield from ["| Column | Type | Required | Key or reference | CHECK |", "|---|---|---|---|---|"]
    for column, type, required, primary in table.columns:
        key = ["primary key"] if primary else ["unique"] if [column] in table.unique else []
        if column in table.references:
            name, target = table.references[column]
            key.append(f"[{name}](#{name})" + (f" `{target}`" if target != "id" else ""))
        checked = "<br>".join(f"`{check}`" for check in table.column_checks.get(column, [])).replace("|", "\\|")
        needed = "required" if required or primary else ""
        yield f"| `{column}` | {type} | {needed} | {', '.join(key)} | {checked} |"
    together = [f"Unique together: `{', '.join(columns)}`" for columns in table.unique if len(columns) > 1]
    rows = [f"CHECK `{check}`" for check in table.row_checks]
    guards = [f"Guards: {', '.join(f'`{guard}`' for guard in table.guards)}"] if table.guards else []
    if together or rows or guards:
        yield from ["", *(f"- {line}" for line in together + rows + guards)]


def page(path):
    """The whole of docs/schema.md for this database."""
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    known = tables(database)
    database.close()
    lines = [INTRODUCTION]
    for title, group in groups(known).items():
        lines += [f"## {title}", "", *diagram(group), ""]
    lines += [COLUMNS]
    for group in groups(known).values():
        for table in group:
            lines += [f"### {table.name}", "", *description(table), ""]
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_file():
        sys.exit(__doc__)
    sys.stdout.write(page(sys.argv[1]))
