"""An analyst's first hour with an export in pandas: columns take the types that the data package says, and counts and
sums are those that SQLite gives for the same questions.

Two arguments of read_csv matter. keep_default_na=False, because pandas takes a patient called Null for a missing name;
and text columns as text, because it takes the old card number 00231 for 231."""

import json
import unittest

import pandas

from practice import DEMO, EXPORT, query

PANDAS_TYPES = {"string": "string", "integer": "Int64", "number": "float64", "boolean": "boolean"}
DATES = ("date", "datetime")


def read(table):
    """A table as pandas reads it with the types of datapackage.json."""
    resources = json.loads((EXPORT / "datapackage.json").read_text("utf-8"))["resources"]
    fields = next(resource for resource in resources if resource["name"] == table)["schema"]["fields"]
    return pandas.read_csv(
        EXPORT / f"{table}.csv", keep_default_na=False, na_values=[""],
        dtype={field["name"]: PANDAS_TYPES.get(field["type"], "string")
               for field in fields if field["type"] not in DATES},
        parse_dates=[field["name"] for field in fields if field["type"] in DATES])


def of_database(sql):
    return query(DEMO / "plumb.sqlite", sql)


class Pandas(unittest.TestCase):
    def test_every_table_is_read_with_the_types_of_the_package(self):
        for file in EXPORT.glob("*.csv"):
            with self.subTest(file.stem):
                self.assertGreater(len(read(file.stem)), 0)

    def test_types(self):
        visits, findings, periods = read("visits"), read("findings"), read("holding_periods")
        self.assertEqual(visits["visited_on"].dtype.kind, "M")
        self.assertEqual(str(visits["signed_at"].dtype.tz), "UTC")
        self.assertEqual(findings["value"].dtype.kind, "f")
        self.assertEqual(str(periods["days_at_most"].dtype), "Int64")
        self.assertEqual(str(read("offices")["active"].dtype), "boolean")

    def test_old_card_numbers_keep_their_zeros(self):
        cards = sorted(read("patients")["legacy_number"].dropna())
        self.assertTrue(any(card.startswith("0") for card in cards))
        self.assertEqual(
            [(card,) for card in cards],
            of_database("SELECT legacy_number FROM patients WHERE legacy_number IS NOT NULL ORDER BY 1"))

    def test_missing_is_missing(self):
        for table, column in [("visits", "determination"), ("patients", "birth_date"), ("findings", "value")]:
            count = of_database(f"SELECT count(*) FROM {table} WHERE {column} IS NULL")[0][0]
            self.assertEqual(read(table)[column].isna().sum(), count, column)

    def test_visits_by_month_and_outcome(self):
        visits = read("visits")
        visits = visits[visits["state"] != "void"].dropna(subset="outcome")
        counts = visits.groupby([visits["visited_on"].dt.strftime("%Y-%m"), "outcome"]).size()
        self.assertEqual(
            [(*key, count) for key, count in counts.items()],
            of_database("""
                SELECT substr(visited_on, 1, 7), outcome, count(*) FROM visits
                WHERE state <> 'void' AND outcome IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2"""))

    def test_mean_leg_check_of_each_clinician(self):
        findings = read("findings").merge(read("visits")[["visit_id", "clinician"]], on="visit_id", validate="m:1")
        legs = findings[(findings["test"] == "leg-check") & (findings["phase"] == "before")]
        means = legs.groupby("clinician")["value"].mean()
        expected = of_database("""
            SELECT s.name, avg(f.value)
            FROM findings f JOIN visits v ON v.id = f.visit_id JOIN staff_members s ON s.id = v.clinician_id
            WHERE f.test = 'leg-check' AND f.phase = 'before' GROUP BY s.name ORDER BY s.name""")
        self.assertEqual(list(means.index), [name for name, _ in expected])
        for mean, (_, average) in zip(means, expected):
            self.assertAlmostEqual(mean, average)

    def test_days_between_dates_are_the_days_of_the_periods(self):
        periods = read("holding_periods")
        ended = periods[periods["state"] == "ended"]
        days = (ended["found_misaligned"] - ended["adjusted_on"]).dt.days
        self.assertGreater(len(ended), 0)
        self.assertEqual(list(days), list(ended["days_at_most"]))


unittest.main()
