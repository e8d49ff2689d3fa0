"""Pairs of one person in a CSV of patients, by Splink 4 on DuckDB: the fields and the habits of its own tutorial.

    python splink_pairs.py patients.csv"""

import sys

import pandas
import splink.comparison_library as compare
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

patients = pandas.read_csv(sys.argv[1], dtype=str, keep_default_na=False).replace("", None)
patients = patients.rename(columns={"patient_id": "unique_id"})[
    ["unique_id", "family_name", "given_names", "birth_date", "sex", "phone", "postcode", "address_line1"]]
settings = SettingsCreator(
    link_type="dedupe_only",
    comparisons=[
        compare.JaroWinklerAtThresholds("family_name", [0.92, 0.85]).configure(term_frequency_adjustments=True),
        compare.JaroWinklerAtThresholds("given_names", [0.92, 0.85]),
        compare.LevenshteinAtThresholds("birth_date", [1, 2]),
        compare.ExactMatch("sex"),
        compare.LevenshteinAtThresholds("phone", [1]),
        compare.ExactMatch("postcode"),
        compare.LevenshteinAtThresholds("address_line1", [2]),
    ],
    blocking_rules_to_generate_predictions=[
        block_on("family_name"), block_on("birth_date"), block_on("phone"), block_on("postcode")],
)
linker = Linker(patients, settings, db_api=DuckDBAPI())
linker.training.estimate_probability_two_random_records_match(
    [block_on("family_name", "given_names", "birth_date")], recall=0.7)
linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
for rule in [block_on("family_name"), block_on("birth_date")]:
    linker.training.estimate_parameters_using_expectation_maximisation(rule)
pairs = linker.inference.predict(threshold_match_probability=0.9).as_pandas_dataframe()
print(len(pairs))
