"""The reports of a practice, worked out from the CSV of an export alone, as rows of texts."""

import datetime
import zoneinfo
from collections import defaultdict
from fractions import Fraction
from itertools import groupby
from math import ceil

from practice import rows

PARTS = ["office", "clinician", "month"]
LENGTHS = [1, 7, 14, 28, 56, 84, 168, 365]


def number(identifier):
    return int(identifier.split("-")[-1] or 0)


def later(day, days):
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=days)).isoformat()


def days_between(first, last):
    return (datetime.date.fromisoformat(last) - datetime.date.fromisoformat(first)).days


class Practice:
    """The tables of an export without what is void, and the reports that follow from them, as rows of texts."""

    def __init__(self, folder):
        self.folder, self.database = folder / "export", folder / "plumb.sqlite"
        self.offices = {office["office_id"]: office for office in self.table("offices")}
        self.staff = {member["staff_member_id"]: member["name"] for member in self.table("staff_members")}
        self.patients = {patient["patient_id"]: patient for patient in self.table("patients")}
        self.visits = [visit for visit in self.table("visits") if visit["state"] != "void"]
        self.complaints = {
            complaint["complaint_id"]: complaint for complaint in self.table("complaints") if standing(complaint)}
        self.appointments, self.plans, self.contacts, self.ratings, self.scores = (
            [row for row in self.table(name) if standing(row)]
            for name in ("appointments", "care_plans", "recall_contacts", "severity_ratings", "outcome_scores"))

    def table(self, name):
        return rows(name, self.folder)

    def visits_of(self, patient):
        return [visit for visit in self.visits if visit["patient_id"] == patient]

    def today(self, day, office=None):
        booked = [
            appointment for appointment in self.appointments
            if appointment["starts_on"] == day and office in (None, appointment["office_id"])]
        came = [
            visit for visit in self.visits
            if visit["visited_on"] == day and office in (None, visit["office_id"])
            and visit["visit_id"] not in [appointment["visit_id"] for appointment in booked]]
        lines = []
        for appointment in booked:
            visit = next((visit for visit in self.visits if visit["visit_id"] == appointment["visit_id"]), {})
            lines.append(self.day_line(
                appointment["starts_at"], appointment, visit.get("kind") or appointment["kind"],
                visit.get("clinician") or appointment["clinician"], appointment["status"],
                appointment["appointment_id"], visit, day))
        for visit in came:
            of = [a["appointment_id"] for a in self.appointments if a["visit_id"] == visit["visit_id"]]
            lines.append(self.day_line(
                visit["visited_at"], visit, visit["kind"], visit["clinician"], "kept" if of else "walk-in",
                min(of, key=int, default=""), visit, day))
        return sorted(lines, key=lambda line: (line["starts_at"], number(line["appointment_id"]), number(line["visit_id"])))

    def day_line(self, time, row, kind, clinician, status, appointment, visit, day):
        return {
            "starts_at": time, "patient_id": row["patient_id"], "patient_name": row["patient_name"], "kind": kind,
            "clinician": clinician, "office": row["office"], "status": status, "appointment_id": appointment,
            "visit_id": visit.get("visit_id", ""), "outcome": visit.get("outcome", ""),
            "visit_state": visit.get("state", ""), "day": day}

    def superseded(self, day):
        """The plans in whose place one of the plans has begun by a day, also by way of others."""
        above = {plan["care_plan_id"]: plan["supersedes"] for plan in self.table("care_plans")}
        found = set()
        for plan in self.plans:
            old = plan["supersedes"] if plan["starts_on"] <= day else ""
            while old:
                found.add(old)
                old = above[old]
        return found

    def due(self, day, office=None):
        superseded = self.superseded(day)
        lines = []
        for plan in self.plans:
            patient = self.patients[plan["patient_id"]]
            if plan["care_plan_id"] in superseded or patient["status"] != "active":
                continue
            if office not in (None, patient["office_id"]):
                continue
            visits = [visit for visit in self.visits_of(plan["patient_id"]) if visit["visited_on"] <= day]
            last = max((visit["visited_on"] for visit in visits), default="")
            interval = due = ""
            if plan["visits_per_week"] and plan["starts_on"] <= day <= (plan["ends_on"] or day):
                interval = ceil(Fraction(7) / Fraction(plan["visits_per_week"]))
                due = later(max(plan["starts_on"], last), interval)
            examined = any(
                visit["kind"] in ("examination", "re-examination") and visit["visited_on"] > plan["starts_on"]
                for visit in visits)
            since = {}
            if due and due < day:
                since["no-visit"] = due
            if plan["re_examination_due"] and plan["re_examination_due"] < day and not examined:
                since["re-examination"] = plan["re_examination_due"]
            if since:
                lines.append((min(since.values()), plan, since, last, interval, due))
        lines.sort(key=lambda line: (line[0], number(line[1]["patient_id"]), int(line[1]["care_plan_id"])))
        return [self.due_line(plan, day, *facts) for _, plan, *facts in lines]

    def due_line(self, plan, day, since, last, interval, due):
        open_ones = [
            appointment["starts_on"] for appointment in self.appointments
            if appointment["patient_id"] == plan["patient_id"] and appointment["starts_on"] >= day
            and appointment["status"] in ("booked", "arrived")]
        contacts = [
            contact for contact in self.contacts
            if contact["patient_id"] == plan["patient_id"] and plan["starts_on"] <= contact["contacted_on"] <= day]
        contact = max(contacts, key=lambda c: (c["contacted_on"], int(c["recall_contact_id"])), default=None)
        return {
            "patient_id": plan["patient_id"], "patient_name": plan["patient_name"],
            "phone": self.patients[plan["patient_id"]]["phone"], "care_plan_id": plan["care_plan_id"],
            "reasons": ";".join(since), "last_visit_on": last, "interval_days": str(interval), "visit_due_on": due,
            "re_examination_due": plan["re_examination_due"], "next_appointment_on": min(open_ones, default=""),
            "contacts": str(len(contacts)), "last_contact_on": contact["contacted_on"] if contact else "",
            "last_contact_result": contact["result"] if contact else "",
            "last_contact_by": self.staff[contact["contacted_by"]] if contact else ""}

    def unsigned(self, office=None, clinician=None):
        now = datetime.datetime.now(datetime.timezone.utc)
        active = [office for office in self.offices.values() if office["active"] == "true"]
        days = {
            office["office_id"]: now.astimezone(zoneinfo.ZoneInfo(office["time_zone"])).date().isoformat()
            for office in active}
        drafts = [
            visit for visit in self.visits
            if visit["state"] == "draft" and office in (None, visit["office_id"])
            and clinician in (None, visit["clinician_id"])]
        drafts.sort(key=lambda visit: (visit["visited_on"], visit["visited_at"], number(visit["visit_id"])))
        return [{
            "visit_id": visit["visit_id"], "visited_on": visit["visited_on"],
            # A closed office has the latest day of those that are not.
            "days_waiting": str(days_between(visit["visited_on"], days.get(visit["office_id"], max(days.values())))),
            "patient_id": visit["patient_id"], "patient_name": visit["patient_name"], "clinician": visit["clinician"],
            "office": visit["office"], "determination": visit["determination"], "outcome": visit["outcome"],
            "entered_by": self.staff[visit["entered_by"]]} for visit in drafts]

    def visit_counts(self, first, last, parts):
        groups = defaultdict(list)
        for visit in self.visits:
            if first <= visit["visited_on"] <= last:
                key = (visit["office_id"], visit["clinician_id"], visit["visited_on"][:7])
                groups[tuple(value if part in parts else "" for part, value in zip(PARTS, key))].append(visit)
        lines = []
        for office, clinician, month in sorted(groups, key=lambda key: (number(key[0]), number(key[1]), key[2])):
            outcomes = [visit["outcome"] for visit in groups[office, clinician, month]]
            adjusted, not_adjusted = outcomes.count("adjusted"), outcomes.count("not-adjusted")
            lines.append({
                "office": self.offices[office]["name"] if office else "",
                "clinician": self.staff[clinician] if clinician else "", "month": month,
                "visits": str(len(outcomes)), "adjusted": str(adjusted), "not_adjusted": str(not_adjusted),
                "no_outcome": str(outcomes.count("")), "share_adjusted": share(adjusted, adjusted + not_adjusted)})
        return lines

    def holding_by_patient(self):
        lines = []
        for patient, periods in groupby(self.table("holding_periods"), lambda period: period["patient_id"]):
            periods = list(periods)
            longest = max(reversed(periods), key=lambda period: int(period["days_at_least"]))
            lines.append({
                "patient_id": patient, "patient_name": periods[0]["patient_name"], "adjustments": str(len(periods)),
                "longest_at_least": longest["days_at_least"], "longest_at_most": longest["days_at_most"],
                "current_state": periods[-1]["state"], "current_adjusted_on": periods[-1]["adjusted_on"]})
        return lines

    def holding_of_practice(self):
        periods = self.table("holding_periods")
        return [{
            "days": str(length), "periods": str(len(periods)),
            "held_at_least": str(sum(int(period["days_at_least"]) >= length for period in periods)),
            "may_have_held": str(sum(
                not period["days_at_most"] or int(period["days_at_most"]) >= length for period in periods)),
        } for length in LENGTHS] if periods else []

    def outcomes(self, patient=None):
        series = defaultdict(list)
        for complaint in self.complaints.values():
            if complaint["severity"]:
                series[complaint["complaint_id"], ""].append((complaint["recorded_on"], 0, complaint["severity"]))
        for rating in self.ratings:
            if rating["kind"] == "now":
                series[rating["complaint_id"], ""].append(
                    (rating["rated_on"], int(rating["severity_rating_id"]), rating["score"]))
        for score in self.scores:
            series[score["complaint_id"], score["measure"]].append(
                (score["scored_on"], int(score["outcome_score_id"]), score["score"]))
        lines = []
        for (complaint, measure), scores in series.items():
            if complaint not in self.complaints or patient not in (None, self.complaints[complaint]["patient_id"]):
                continue
            (first_on, _, first), (latest_on, _, latest) = min(scores), max(scores)
            lines.append({
                name: self.complaints[complaint][name]
                for name in ("complaint_id", "patient_id", "patient_name", "region", "words", "status")} | {
                "measure": measure or "severity", "first_on": first_on, "first_score": first, "latest_on": latest_on,
                "latest_score": latest, "scores": str(len(scores))})
        # The severity stands first.
        return sorted(lines, key=lambda line: (
            number(line["patient_id"]), number(line["complaint_id"]), line["measure"].replace("severity", "")))

    def unexamined(self):
        lines = []
        for complaint in self.complaints.values():
            if complaint["status"] != "open" or complaint["region"] not in ("thigh", "knee", "lower-leg", "ankle-foot"):
                continue
            visits, recorded = self.visits_of(complaint["patient_id"]), complaint["recorded_on"]
            examined = [
                visit["visited_on"] for visit in visits if "low-back" in visit["regions_examined"].split(";")]
            if any(day >= recorded for day in examined):
                continue
            lines.append({
                name: complaint[name]
                for name in ("complaint_id", "patient_id", "patient_name", "recorded_on", "region", "side", "words")} | {
                "visits_since": str(sum(visit["visited_on"] >= recorded for visit in visits)),
                "last_low_back_examined_on": max(examined, default="")})
        return sorted(lines, key=lambda line: (line["recorded_on"], number(line["complaint_id"])))


def standing(row):
    return not row["void_reason"]


def share(count, of):
    """To 4 decimals, a half rounded up, written as short as can be."""
    if of == 0:
        return ""
    rounded = int(Fraction(10_000 * count, of) + Fraction(1, 2))
    return f"{rounded // 10_000}.{rounded % 10_000:04}".rstrip("0").rstrip(".")
