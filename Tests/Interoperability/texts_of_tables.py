"""The demo practice with more rows in each table, in whose texts a check puts what it likes.

The texts are found in the data package that describes an export, so that a new column is among them by itself."""

import csv
import json
import re
import shutil
import tempfile
from pathlib import Path

from practice import EXPORT, rows

UNIQUE = {"patients": {"legacy_number"}, "staff_members": {"account"}, "offices": {"name"}, "import_maps": {"name"}} | {
    table: {"code"} for table in ("conditions", "techniques", "tests", "safety_items", "measures", "codes")
}
# Shown in one table and kept in another.
SHOWN = {"patient_name", "office", "clinician", "staff_member", "author"}
SHOWN_OF_VISITS = {"vertebra", "listing_code", "technique", "method"}
# What has a rule of its own beside that of texts, or stands for something else.
RULED = {
    "offices.time_zone", "patients.merge_reason", "patients.merged_records", "tests.methods", "test_units.unit", "findings.level", "findings.unit",
    "findings.method", "codes.code", "conditions.icd10cm_code", "conditions.icd10cm_version", "import_maps.column_fields",
    "import_maps.field_values", "import_maps.system", "import_maps.becomes", "import_maps.delimiter",
    "complaints.code", "complaints.code_version", "assessments.code", "assessments.code_version", "codes.code_version",
}


def texts(resource):
    """The columns of a table that hold any text."""
    schema = resource["schema"]
    foreign = {name for key in schema.get("foreignKeys", []) for name in [key["fields"]] if isinstance(name, str)}
    foreign |= {name for key in schema.get("foreignKeys", []) if isinstance(key["fields"], list) for name in key["fields"]}
    for field in schema["fields"]:
        name, rules = field["name"], field.get("constraints", {})
        if field["type"] != "string" or "pattern" in rules or "enum" in rules or name in foreign or name in SHOWN:
            continue
        if resource["name"] == "visits" and name in SHOWN_OF_VISITS or f"{resource['name']}.{name}" in RULED:
            continue
        yield name


def templates(columns, table, most):
    """Rows of which each column has something in at least one, and up to so many columns that are tried with each."""
    # A visit that was adjusted has its adjustments in another table, which is not multiplied with it.
    table = [row for row in table if row.get("outcome") != "adjusted" or "visited_at" not in row]
    # What no row of the demo practice has.
    for name in columns:
        if not any(row[name] for row in table):
            row = dict(table[0]) | {name: "x"}
            table.append(row | {"state": "void"} if "visited_at" in row else row)
    left = list(columns)
    while left:
        row = max(table, key=lambda row: sum(1 for name in left if row[name]))
        tried = [name for name in left if row[name]][:most]
        yield row, tried
        left = [name for name in left if name not in tried]


class TextsOfTables:
    """The texts of each table, by its name."""

    def __init__(self):
        package = json.loads((EXPORT / "datapackage.json").read_text(encoding="utf-8"))
        self.texts = {
            resource["name"]: list(texts(resource)) for resource in package["resources"]
            if resource["name"] not in {"holding_periods", "practice"}
        }
        self.columns = {f"{table}.{name}" for table, names in self.texts.items() for name in names}

    def write(self, strings, most=100, only=lambda column: True):
        """A folder with the demo practice and, in each table, more rows with the strings in its texts; where they are."""
        folder = Path(tempfile.mkdtemp()) / "export"
        shutil.copytree(EXPORT, folder)
        expected, visits = {}, []
        for table, texts in self.texts.items():
            columns = [name for name in texts if only(f"{table}.{name}")]
            present = rows(table, folder)
            key = list(present[0])[0]
            number = 1 + max(int(re.sub(r"\D", "", row[key])) for row in present)
            letter = re.sub(r"\d", "", present[0][key])
            for row, tried in templates(columns, list(present), most):
                for place in range(len(strings)):
                    new = dict(row) | {key: f"{letter}{number}"}
                    if table == "visits":
                        visits.append(new[key])
                    if table == "findings":
                        new["visit_id"] = visits[place]  # no visit has a test twice
                    for shift, name in enumerate(tried):
                        new[name] = strings[(place + shift) % len(strings)]
                        expected[table, f"{letter}{number}", name] = new[name]
                    # No two may have the same.
                    for name in UNIQUE.get(table, set()) - set(tried):
                        new[name] = f"{new[name]}-{number}" if new[name] else ""
                    present.append(new)
                    number += 1
            with open(folder / f"{table}.csv", "w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, list(present[0]))
                writer.writeheader()
                writer.writerows(present)
        return folder, expected
