"""Draws a small practice at random, as an export writes one: with appointments, plans, contacts, complaints and scores.

The same seed gives the same practice. Everything happens in 2025, in three offices of which one lies a day behind."""

import csv
import datetime
import json
import random

FIRST = datetime.date(2025, 6, 1)
DAYS = 180
SMALL_TABLES = {
    "practice": [{"practice_id": 1, "name": "Drawn Practice", "date_order": "ymd"}],
    "offices": [
        {"office_id": "O-1", "name": "North", "time_zone": "Europe/London", "active": "true"},
        {"office_id": "O-2", "name": "South, by the sea", "time_zone": "Pacific/Apia", "active": "true"},
        {"office_id": "O-3", "name": "West", "time_zone": "Pacific/Pago_Pago", "active": "false"}],
    # Two are of one name, who are not one.
    "staff_members": [
        {"staff_member_id": "S-1", "name": "Olga Owner", "role": "owner", "active": "true"},
        {"staff_member_id": "S-2", "name": "Carl Clinician", "role": "clinician", "active": "true"},
        {"staff_member_id": "S-3", "name": "Carl Clinician", "role": "clinician", "active": "true"},
        {"staff_member_id": "S-4", "name": "Fred Front", "role": "front-desk", "active": "true"}],
}
REGIONS = ["neck", "low-back", "upper-back", "hip", "thigh", "knee", "lower-leg", "ankle-foot"]


class Drawn:
    def __init__(self, seed, patients=40):
        self.random = random.Random(seed)
        self.patients = [self.patient(number) for number in range(1, patients + 1)]
        self.visits = [self.visit(number) for number in range(1, 12 * patients + 1)]
        self.complaints = [self.complaint(number) for number in range(1, 3 * patients + 1)]
        self.plans = []
        for number in range(1, 3 * patients + 1):
            self.plans.append(self.plan(number))

    def day(self, since=FIRST):
        return min(since + datetime.timedelta(days=self.random.randrange(DAYS)), FIRST + datetime.timedelta(days=DAYS))

    def some(self, *choices, weights=None):
        return self.random.choices(choices, weights)[0]

    def void(self):
        return self.some("", "entered twice", weights=[7, 1])

    def whose(self):
        return self.random.choice(self.patients)["patient_id"]

    def patient(self, number):
        return {
            "patient_id": f"P-{number}", "family_name": f"Name{number % 7}", "given_names": self.some("", "Ann", "Lee"),
            "phone": self.some("", f"07{number:09}"), "office_id": self.some("", "O-1", "O-2", "O-3"),
            "status": self.some("active", "inactive", "prospect", weights=[6, 1, 1])}

    def visit(self, number):
        state = self.some("signed", "draft", "void", weights=[6, 2, 1])
        outcome = self.some("adjusted", "not-adjusted", *([""] if state == "draft" else []))
        clinician = self.some("S-2", "S-3", *([""] if state == "draft" else []))
        day, signed = self.day(), state == "signed"
        return {
            "visit_id": f"V-{number}", "patient_id": self.whose(), "office_id": self.some("O-1", "O-2", "O-3"),
            "clinician_id": clinician, "visited_on": day, "visited_at": self.some("", "08:00", "09:30", "16:05"),
            "kind": self.some("consultation", "examination", "follow-up", "re-examination", weights=[1, 2, 9, 1]),
            "regions_examined": ";".join(region for region in REGIONS[:3] if self.random.random() < 0.15),
            "determination": self.some("misaligned", "in-alignment", "undetermined", ""),
            "outcome": outcome, "reason": "deferred" if outcome else "", "state": state,
            "entered_by": self.some("S-1", "S-4"), "signed_by": clinician if signed else "",
            "signed_at": f"{day}T18:00:00.000Z" if signed else "", "void_reason": "wrong chart" if state == "void" else ""}

    def complaint(self, number):
        return {
            "complaint_id": f"C-{number}", "patient_id": self.whose(), "recorded_on": self.day(),
            "words": f"It hurts, “{number}”", "region": self.some(*REGIONS), "side": self.some("", "left", "both"),
            "radiates_to": self.some("", "the leg"), "severity": self.some("", 0, 3, 10),
            "status": self.some("open", "improved", "closed", weights=[4, 1, 1]), "void_reason": self.void()}

    def plan(self, number):
        patient, starts = self.whose(), self.day()
        # Not more than one plan that is not void stands in the place of another, or of one before that.
        above = {plan["care_plan_id"]: plan["supersedes"] for plan in self.plans}
        superseded = set()
        for plan in self.plans:
            old = plan["supersedes"] if not plan["void_reason"] else ""
            while old:
                superseded.add(old)
                old = above[old]
        older = [plan["care_plan_id"] for plan in self.plans if plan["patient_id"] == patient]
        older = [plan for plan in older if plan not in superseded]
        return {
            "care_plan_id": number, "patient_id": patient,
            "visits_per_week": self.some("", 0.25, 0.5, 0.7, 1, 2, 3, 7), "starts_on": starts,
            "ends_on": self.some("", "", starts + datetime.timedelta(days=self.random.randrange(90))),
            "re_examination_due": self.some("", starts + datetime.timedelta(days=self.random.randrange(90))),
            "clinician_id": "S-2", "supersedes": self.some("", *older), "void_reason": self.void()}

    def appointment(self, number):
        visit = self.random.choice(self.visits)
        kept = self.random.random() < 0.2
        # Mostly of the day and office of its visit.
        shift = datetime.timedelta(days=self.some(0, 0, 1))
        return {
            "appointment_id": number, "patient_id": visit["patient_id"],
            "office_id": visit["office_id"] if self.random.random() < 0.8 else "O-1",
            "clinician_id": self.some("", "S-2", "S-3"), "starts_on": visit["visited_on"] + shift,
            "starts_at": self.some("08:00", "09:30", "12:15"), "minutes": 20,
            "kind": self.some("", "consultation", "follow-up"),
            "status": "kept" if kept else self.some("booked", "arrived", "kept", "cancelled", "no-show"),
            "visit_id": visit["visit_id"] if kept else "", "void_reason": self.void()}

    def contact(self, number):
        return {
            "recall_contact_id": number, "patient_id": self.whose(), "contacted_on": self.day(),
            "contacted_by": self.some("S-1", "S-4"), "result": self.some("reached", "no-answer", "booked"),
            "void_reason": self.void()}

    def rating(self, number):
        complaint = self.random.choice(self.complaints)
        return {
            "severity_rating_id": number, "complaint_id": complaint["complaint_id"],
            "rated_on": self.some(complaint["recorded_on"], self.day(complaint["recorded_on"])), "score": self.random.randrange(11),
            "kind": self.some("now", "now", "now", "worst"), "reporter": "patient", "void_reason": self.void()}

    def score(self, number):
        complaint = self.random.choice(self.complaints)
        return {
            "outcome_score_id": number, "patient_id": complaint["patient_id"],
            "complaint_id": complaint["complaint_id"] if self.random.random() < 0.9 else "",
            "measure": self.some("nprs", "psfs"), "score": self.random.randrange(41) / 4, "scored_on": self.day(),
            "reporter": "patient", "void_reason": self.void()}

    def write(self, folder):
        adjusted = [visit["visit_id"] for visit in self.visits if visit["outcome"] == "adjusted"]
        count = len(self.patients)
        tables = SMALL_TABLES | {
            "patients": self.patients, "complaints": self.complaints, "visits": self.visits, "care_plans": self.plans,
            "adjustments": [
                {"adjustment_id": number, "visit_id": visit, "vertebra": "C1", "state": "recorded"}
                for number, visit in enumerate(adjusted, 1)],
            "appointments": [self.appointment(number) for number in range(1, 25 * count + 1)],
            "recall_contacts": [self.contact(number) for number in range(1, 5 * count + 1)],
            "severity_ratings": [self.rating(number) for number in range(1, 5 * count + 1)],
            "outcome_scores": [self.score(number) for number in range(1, 5 * count + 1)]}
        folder.mkdir()
        resources = [{"name": table, "path": f"{table}.csv"} for table in tables]
        (folder / "datapackage.json").write_text(json.dumps({"resources": resources}) + "\n")
        for table, rows in tables.items():
            with open(folder / f"{table}.csv", "w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, rows[0], lineterminator="\r\n")
                writer.writeheader()
                writer.writerows(rows)
