"""Somebody who has never been here: what they would answer, and how they go through the questions in a browser."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from playwright.sync_api import Page

from tests.journeys.hands import MOUSE, Hand

Given = Mapping[str, str]

ENGINEER: Given = {
    "person.date_of_birth": "1994-03-11",
    "marital_status": "never_married",
    "dependants[0]": "no",
    "person.in_canada.status": "worker",
    "person.in_canada.expires": "2027-01-31",
    "person.in_canada.authorized_to_work": "yes",
    "intended_province": "ON",
    "education[0]": "yes",
    "education[0].credential": "master",
    "education[0].country": "IN",
    "education[0].completed": "2016-05-30",
    "education[0].assessment": "yes",
    "education[0].assessment.organization": "WES",
    "education[0].assessment.issued": "2024-06-01",
    "education[0].assessment.equivalent_to": "master",
    "education[1]": "no",
    "language_tests[0]": "yes",
    "language_tests[0].test": "IELTS-GT",
    "language_tests[0].taken": "2025-03-01",
    "language_tests[0].speaking": "7.5",
    "language_tests[0].listening": "8.5",
    "language_tests[0].reading": "8",
    "language_tests[0].writing": "7",
    "language_tests[1]": "no",
    "work[0]": "yes",
    "work[0].noc": "21231",
    "work[0].country": "CA",
    "work[0].from": "2023-05-01",
    "work[0].hours_per_week": "37.5",
    "work[0].paid": "yes",
    "work[0].authorized": "yes",
    "work[0].status": "worker",
    "work[0].self_employed": "no",
    "work[0].full_time_student": "no",
    "work[1]": "yes",
    "work[1].noc": "21231",
    "work[1].country": "IN",
    "work[1].from": "2017-01-02",
    "work[1].to": "2021-12-30",
    "work[1].hours_per_week": "40",
    "work[1].paid": "yes",
    "work[2]": "no",
    "certificate_of_qualification": "no",
    "job_offer": "no",
    "nomination": "no",
    "relatives_in_canada[0]": "no",
    "settlement_funds.amount": "25000",
    "settlement_funds.currency": "CAD",
    "settlement_funds.as_of": "2026-11-01",
    "foreign_military_service[0]": "no",
}
"""A software engineer who works in Ontario, and said everything."""

ADVISER: Given = {
    "person.date_of_birth": "1990-07-23",
    "marital_status": "married",
    "spouse.accompanying": "yes",
    "spouse.citizen_or_permanent_resident": "no",
    "spouse.date_of_birth": "1991-02-03",
    "spouse.education[0]": "?",
    "spouse.language_tests[0]": "no",
    "spouse.work[0]": "no",
    "dependants[0]": "yes",
    "dependants[0].date_of_birth": "2019-10-05",
    "dependants[1]": "no",
    "person.in_canada.status": "none",
    "intended_province": "NB",
    "education[0]": "yes",
    "education[0].credential": "bachelor",
    "education[0].country": "FR",
    "education[0].completed": "2012-06-30",
    "education[0].assessment": "no",
    "education[1]": "no",
    "language_tests[0]": "yes",
    "language_tests[0].test": "TEF-CANADA",
    "language_tests[0].taken": "2025-02-01",
    "language_tests[0].speaking": "560",
    "language_tests[0].listening": "540",
    "language_tests[0].reading": "555",
    "language_tests[0].writing": "?",
    "language_tests[1]": "no",
    "work[0]": "yes",
    "work[0].noc": "41200",
    "work[0].country": "FR",
    "work[0].from": "2014-09-01",
    "work[0].hours_per_week": "35",
    "work[0].paid": "yes",
    "work[1]": "no",
    "certificate_of_qualification": "no",
    "job_offer": "no",
    "nomination": "no",
    "relatives_in_canada[0]": "no",
    "settlement_funds.amount": "?",
    "foreign_military_service[0]": "no",
}
"""A teacher in France with a family, who does not know everything."""

MOST_PAGES = 60

Seen = Callable[[Page, str], None]


def goes_through(page: Page, given: Given, *, hand: Hand = MOUSE, seen: Seen | None = None, until: str = "") -> None:
    """Answers page after page until the answers are there to check; ``seen`` looks at each before it is left.

    :param until: the place of a question that is not answered any more.
    """
    for _ in range(MOST_PAGES):
        place = _place(page)
        if place in (None, until):
            return
        _fill(page, given, hand)
        if seen is not None:
            seen(page, place)
        skip = page.locator("button[value=unknown]")
        unknown = skip.count() and given.get(place) in (None, "?")
        with page.expect_navigation():  # else what is looked at next may still be on its way
            hand.press(skip if unknown else page.locator("main .button:not(.second)"))
    raise AssertionError(f"after {MOST_PAGES} pages there are still questions: {page.title()}")


def _place(page: Page) -> str | None:
    """The place of the first question on the page; None where it has none."""
    at = page.locator("input[name=at]")
    return (at.get_attribute("value") or "") if at.count() else None


def _fill(page: Page, given: Given, hand: Hand) -> None:
    fields = page.locator("main form input:not([type=hidden]), main form select")
    for place, (kind, name, offered) in enumerate(fields.evaluate_all(TOLD)):
        field, value = fields.nth(place), _value(given, name)
        if kind == "radio":
            if offered == given.get(name, "?"):
                hand.check(field)
        elif kind.startswith("select"):
            hand.choose(field, value)
        elif value:
            hand.fill(field, value)


TOLD = "all => all.map(each => [each.type, each.name, each.value])"


def _value(given: Given, name: str) -> str:
    """What is typed into a field; nothing where it is not known."""
    place, _, part = name.rpartition(".")
    if part in DAY_PARTS:
        return dict(zip(DAY_PARTS, given.get(place, "").split("-"), strict=False)).get(part, "")
    value = given.get(name, "")
    return "" if value == "?" else value


DAY_PARTS = ("year", "month", "day")
