#!/usr/bin/env python3
"""Writes an invented practice of any size into a folder, as an export writes one; `plumb demo FOLDER` reads it.

    Tests/Performance/generate.py /tmp/practice --patients 1000000 --visits 1000000

The same numbers and the same seed give the same bytes, on every machine, and each row is written as it is drawn, so
that the size is limited by the disk alone. Names are of several scripts; a few are common and most are rare, as in a
telephone book, since a search costs what it finds. Some patients are there twice, as often as --duplicates says: typed
again with a slip, a new telephone number or the names changed round; --truth says who they are. Visits draw
determination, outcome and state at random, so that they also serve to check what is worked out from them. Nobody in it
exists."""

import argparse
import csv
import datetime
import json
import random
from pathlib import Path

LAST_DAY = datetime.date(2025, 12, 31)

# A family name and the given names that go with it; the first ones are drawn most often.
NAMES = [
    ("Smith Garcia Jones Martin Brown Lopez Taylor Johnson Lee Walker Novak Rossi Meyer Jensen Kowalski Silva".split(),
     "Maria John Anna David Sarah Paul Emma James Laura Peter Julia Mark Helen Thomas Rosa Daniel".split()),
    ("Müller Nguyễn O’Brien Łukasiewicz Sørensen García Ångström Őszi Yıldız Þórsson Dvořák Çelik Ñáñez".split(),
     "Zoë Thị Máire Łucja Jürgen José Åsa Ödön İpek Guðrún Jiří Çağla Begoña".split()),
    ("王 李 张 刘 陳 楊 佐藤 鈴木 高橋 김 이 박".split(), "小明 伟 芳 秀英 美咲 翔太 陽菜 민준 서연 지우".split()),
    ("Коваленко Иванова Петров Шевченко Παπαδοπούλου Γεωργίου".split(), "Мирослава Ольга Сергей Юлія Ελένη Νίκος".split()),
    ("الحداد محمود حسين כהן לוי شاه".split(), "رباب فاطمة أحمد נועה דוד عائشة".split()),
    ("शर्मा वर्मा सिंह পাল রায় ஐயர்".split(), "कमलिनी अर्जुन प्रिया অনন্যা রাহুল மீனா".split()),
]
SCRIPT_WEIGHTS = [60, 20, 8, 5, 4, 3]
SYLLABLES = "ba ko li ren tam vi sor du nel ga hu pri mas wen ot zi fal ber que ich".split()

SMALL_TABLES = {
    "practice": [{"practice_id": 1, "name": "Generated Practice", "date_order": "ymd"}],
    "offices": [
        {"office_id": "O-1", "name": "North", "time_zone": "Europe/London", "active": "true"},
        {"office_id": "O-2", "name": "South", "time_zone": "Europe/London", "active": "true"}],
    "staff_members": [
        {"staff_member_id": "S-1", "name": "Olga Owner", "role": "owner", "active": "true"},
        {"staff_member_id": "S-2", "name": "Carl Clinician", "role": "clinician", "active": "true"},
        {"staff_member_id": "S-3", "name": "Clara Clinician", "role": "clinician", "active": "true"},
        {"staff_member_id": "S-4", "name": "Fred Front", "role": "front-desk", "active": "true"}],
}


def drawn(random, words):
    """One of the words, the first ones more often."""
    return words[int(len(words) * random.random() ** 2)]


def rare(random):
    """One of 168,000 made-up words of three or four syllables; the commonest is about as frequent as Smith is."""
    place, syllables = int(168_000 * random.random() ** 2.5), []
    length = 3 if place < 8_000 else 4
    for _ in range(length):
        place, syllable = divmod(place, len(SYLLABLES))
        syllables.append(SYLLABLES[syllable])
    return "".join(syllables).capitalize()


def patient(number, random):
    families, givens = random.choices(NAMES, SCRIPT_WEIGHTS)[0]
    family = rare(random) if random.random() < 0.9 else drawn(random, families)
    given = drawn(random, givens) if random.random() < 0.5 else rare(random)
    if random.random() < 0.3:
        given += " " + (rare(random) if random.random() < 0.5 else drawn(random, givens))
    born = datetime.date(1930, 1, 1) + datetime.timedelta(days=random.randrange(33_000))
    return {
        "patient_id": f"P-{number}", "family_name": family, "given_names": given,
        "birth_date": born.isoformat()[:random.choice([4, 7, 10, 10, 10, 10, 10, 10])],
        "sex": random.choice(["female", "male", "other", "unknown"]), "phone": f"07{random.randrange(10**9):09}",
        "email": f"p{number}@example.org", "address_line1": f"{random.randint(1, 300)} {rare(random)} Street",
        "city": rare(random), "postcode": f"AW{random.randint(1, 9)} {random.randint(1, 9)}QT",
        "country": "United Kingdom", "office_id": f"O-{random.randint(1, 2)}",
        "primary_clinician_id": f"S-{random.randint(2, 3)}",
        "status": random.choices(["active", "inactive", "prospect", "deceased"], [80, 15, 4, 1])[0],
        "legacy_number": f"{number:06}",
    }


def again(person, number, random):
    """The same person, registered once more under another number by somebody who did not look."""
    slip = random.randrange(4)
    name = person["family_name"]
    place = random.randrange(len(name))
    changes = [
        {"family_name": name[:place] + name[place + 1:] if len(name) > 3 else name},
        {"phone": f"07{random.randrange(10**9):09}"},
        {"family_name": person["given_names"].split(" ")[0], "given_names": name},
        {"birth_date": person["birth_date"][:4]},
    ]
    return person | changes[slip] | {
        "patient_id": f"P-{number}", "email": f"p{number}@example.org", "legacy_number": f"{number:06}"}


def visit(number, patients, random):
    determination = random.choices(["misaligned", "in-alignment", "undetermined", ""], [30, 55, 10, 5])[0]
    usual = {"misaligned": "adjusted", "in-alignment": "not-adjusted"}.get(determination)
    outcome = usual if usual and random.random() < 0.85 else random.choice(["adjusted", "not-adjusted"])
    state = random.choices(["signed", "draft", "void"], [90, 5, 5])[0]
    day = LAST_DAY - datetime.timedelta(days=random.randrange(900))
    clinician = f"S-{random.randint(2, 3)}"
    return {
        "visit_id": f"V-{number}", "patient_id": f"P-{random.randint(1, patients)}", "visited_on": day,
        "visited_at": random.choice(["", "09:00", "11:30", "15:15", f"{random.randint(8, 17):02}:45"]),
        "kind": random.choice(["examination", "follow-up", "follow-up", "follow-up", "re-examination"]),
        "determination": determination, "outcome": outcome, "reason": "" if outcome == usual else "deferred",
        "note": random.choice(["", "", "As before.", "Slept badly,\nsat for long.", "“Better”, she says."]),
        "state": state, "office_id": f"O-{random.randint(1, 2)}", "clinician_id": clinician, "entered_by": clinician,
        "signed_by": clinician if state == "signed" else "",
        "signed_at": f"{day}T18:00:00.000Z" if state == "signed" else "",
        "void_reason": "Entered on the wrong chart." if state == "void" else "",
    }


def finding(number, visit, random):
    return {
        "finding_id": number, "visit_id": visit["visit_id"], "test": "leg-check", "phase": "before",
        "side": random.choice(["left", "right"]), "value": random.randint(1, 12), "unit": "mm", "state": "recorded"}


def adjustment(number, visit, random):
    return {
        "adjustment_id": number, "visit_id": visit["visit_id"], "vertebra": random.choice(["C1", "C1", "C2"]),
        "listing_code": random.choice(["ASRA", "ASLP", "AIRP"]), "technique": random.choice(["nucca", "blair"]),
        "method": "hand", "state": "recorded"}


class Tables:
    """The files of an export, each written as its rows come."""

    def __init__(self, folder):
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.writers = {}

    def add(self, table, row):
        if table not in self.writers:
            file = open(self.folder / f"{table}.csv", "w", encoding="utf-8", newline="")
            self.writers[table] = file, csv.writer(file, lineterminator="\r\n")
            self.writers[table][1].writerow(row)
        self.writers[table][1].writerow(row.values())

    def finish(self):
        for file, _ in self.writers.values():
            file.close()
        package = {"name": "generated", "resources": [
            {"name": table, "path": f"{table}.csv"} for table in self.writers]}
        (self.folder / "datapackage.json").write_text(json.dumps(package, indent=2) + "\n")


def generate(folder, patients, visits, seed, duplicates=0):
    """Writes the practice, and returns the pairs of numbers that are one person."""
    source, pairs, recent = random.Random(seed), [], {}
    tables = Tables(folder)
    for table, rows in SMALL_TABLES.items():
        for row in rows:
            tables.add(table, row)
    for number in range(1, patients + 1):
        known = recent.pop(source.randrange(1_000), None) if source.random() < duplicates else None
        person = again(known, number, source) if known else patient(number, source)
        tables.add("patients", person)
        if known:
            pairs.append((int(known["patient_id"][2:]), number))
        else:
            recent[number % 1_000] = person
    adjustments = 0
    for number in range(1, visits + 1):
        attendance = visit(number, patients, source)
        tables.add("visits", attendance)
        tables.add("findings", finding(number, attendance, source))
        if attendance["outcome"] == "adjusted":
            adjustments += 1
            tables.add("adjustments", adjustment(adjustments, attendance, source))
    tables.finish()
    return pairs


def main():
    parser = argparse.ArgumentParser(
        description=__doc__.partition("\n")[0], formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    parser.add_argument("folder", type=Path, help="where to write it")
    parser.add_argument("--patients", type=int, default=1_000, help="how many patients")
    parser.add_argument("--visits", type=int, default=10_000, help="how many visits")
    parser.add_argument("--seed", type=int, default=1, help="what the drawing starts from")
    parser.add_argument("--duplicates", type=float, default=0, help="the part of the patients who are there before")
    parser.add_argument("--truth", type=Path, help="a CSV file to write, of the pairs that are one person")
    arguments = parser.parse_args()
    pairs = generate(arguments.folder, arguments.patients, arguments.visits, arguments.seed, arguments.duplicates)
    if arguments.truth:
        lines = ["patient_id,duplicate_id"] + [f"P-{first},P-{second}" for first, second in pairs]
        arguments.truth.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
