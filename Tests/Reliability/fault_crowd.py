"""Thirty-two desks record two hundred visits each, all at once: none is lost, none refused, and each has an id of its
own. They wait for each other as long as every command does, if nobody says otherwise."""

from fault import Options, hold, hold_check, practice_with_backup
from practice import query
from writers import HALVES, Writer


def main():
    options = Options(__doc__, few={"visits": 5}, desks=32, visits=200)
    database = practice_with_backup()
    ((before,),) = query(database, "SELECT count(*) FROM visits")
    desks = [Writer(database, f"desk {number}", options.visits) for number in range(options.desks)]
    codes = [desk.wait() for desk in desks]
    refused = [desk.said() for desk, code in zip(desks, codes) if code != 0 or desk.said()]
    hold(not refused, f"{len(refused)} desks were refused, such as: {refused and refused[0]}")
    acknowledged = [visit for desk in desks for visit in desk.acknowledged()]
    asked = {f"desk {desk}, visit {visit + 1}" for desk in range(options.desks) for visit in range(options.visits)}
    hold({note for _, note in acknowledged} == asked, "Not every visit was acknowledged.")
    hold(len({number for number, _ in acknowledged}) == len(asked), "An id was given twice.")
    kept = set(query(database, "SELECT 'V-' || id, note FROM visits"))
    hold(kept >= set(acknowledged), f"{len(set(acknowledged) - kept)} visits are lost")
    hold(len(kept) == before + len(asked), "There are visits that nobody recorded.")
    hold(query(database, HALVES) == [], "A visit is there by half.")
    hold_check(database)
    print(
        f"{options.desks} desks, {options.visits} visits each at once: {len(acknowledged)} recorded, none lost, "
        "none refused")


main()
