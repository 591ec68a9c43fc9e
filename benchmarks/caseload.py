"""A made-up caseload in a spreadsheet, always the same for a seed; the clients stand for nobody."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from express_entry.law.facts import ABILITIES
from express_entry.profile import Profile, check
from express_entry.profile.document import FORMAT
from express_entry.profile.rowwriting import cells_of, columns_of
from express_entry.profile.tablefiles import Leaf, workbook_bytes

DAY = date(2026, 10, 30)
NOCS = ("21231", "21232", "31301", "72200", "41220", "11100", "00012", "63200", "31102", "22310")
COUNTRIES = ("IN", "NG", "PH", "FR", "BR", "MA", "CN", "CO")
LEVELS = ("two_year", "bachelor", "bachelor", "bachelor", "master", "master", "doctoral")
SOUND = {"paid": True, "self_employed": False, "full_time_student": False, "hours_per_week": 37.5}


def write_caseload(path: Path, count: int) -> None:
    """A workbook of so many clients, as the template has them: one row each, heads in words."""
    rows = [cells_of(profile) for profile in clients(count)]
    columns = columns_of(rows)
    heads = [column.label("en") for column in columns]
    filled = ([row.get(column) for column in columns] for row in rows)
    path.write_bytes(workbook_bytes([Leaf("Clients", heads, filled)]))


def clients(count: int, seed: int = 254) -> Iterator[Profile]:
    """So many clients, one in eight of whom leaves something out."""
    draw = random.Random(seed)
    for number in range(1, count + 1):
        yield check(_client(draw, number))


def _client(draw: random.Random, number: int) -> dict[str, Any]:
    born = _before(draw, 20 * 365, 48 * 365)
    couple = draw.random() < 0.5
    document: dict[str, Any] = {
        "format": FORMAT,
        "reference": f"C-{number:04}",
        "person": {"date_of_birth": born, "family_name": f"Client {number}", "country_of_residence": "CA"},
        "marital_status": "married" if couple else "never_married",
        "intended_province": draw.choice(("ON", "BC", "AB", "NS")),
        "education": _education(draw),
        "language_tests": [_test(draw, "en"), *([_test(draw, "fr")] if draw.random() < 0.3 else [])],
        "work": [_job(draw, "CA"), *(_job(draw, draw.choice(COUNTRIES)) for _ in range(draw.randrange(3)))],
        "settlement_funds": {"amount": draw.randrange(5_000, 60_000), "currency": "CAD", "as_of": _before(draw, 5, 90)},
    }
    if couple:
        document["spouse"] = _spouse(draw)
        document["dependants"] = [_child(draw) for _ in range(draw.randrange(3))]
    if draw.random() < 0.1:
        document["nomination"] = {"province": "ON", "issued": _before(draw, 10, 200), "express_entry": True}
    if draw.random() < 0.125:
        del document[draw.choice(("settlement_funds", "intended_province"))]
    return document


def _education(draw: random.Random) -> list[dict[str, Any]]:
    level = draw.choice(LEVELS)
    assessment = {"organization": "WES", "issued": _before(draw, 30, 1500), "equivalent_to": level}
    return [
        {
            "credential": level,
            "years": draw.choice((2, 3, 4)),
            "country": draw.choice(COUNTRIES),
            "completed": _before(draw, 1600, 5000),
            "assessment": assessment,
        }
    ]


def _test(draw: random.Random, language: str) -> dict[str, Any]:
    middle = draw.randrange(5, 11)
    levels = {ability: middle + draw.randrange(-1, 2) for ability in ABILITIES}
    return {"test": "CLB", "language": language, "taken": _before(draw, 5, 700), **levels}


def _job(draw: random.Random, country: str) -> dict[str, Any]:
    first = draw.randrange(200, 3600)
    job = {"noc": draw.choice(NOCS), "country": country, "from": _day(first), **SOUND}
    if country == "CA":
        job |= {"province": "ON", "authorized": True, "status": "worker"}
    return job if draw.random() < 0.5 else {**job, "to": _day(draw.randrange(20, first))}


def _spouse(draw: random.Random) -> dict[str, Any]:
    return {
        "accompanying": draw.random() < 0.8,
        "citizen_or_permanent_resident": draw.random() < 0.1,
        "date_of_birth": _before(draw, 20 * 365, 48 * 365),
        "education": _education(draw),
        "language_tests": [_test(draw, "en")],
        "work": [_job(draw, "CA")] if draw.random() < 0.4 else [],
    }


def _child(draw: random.Random) -> dict[str, Any]:
    return {
        "date_of_birth": _before(draw, 200, 6000),
        "accompanying": True,
        "citizen_or_permanent_resident": False,
        "marital_status": "never_married",
    }


def _before(draw: random.Random, least: int, most: int) -> str:
    return _day(draw.randrange(least, most))


def _day(days: int) -> str:
    return (DAY - timedelta(days=days)).isoformat()
