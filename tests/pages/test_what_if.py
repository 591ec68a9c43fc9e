"""What if the points were others: a form of each table, what comes of it on an invented pool, and its files."""

from __future__ import annotations

import csv
import io
import json
import re
from html import unescape
from pathlib import Path

import pytest

from express_entry.impact.document import document
from express_entry.impact.sides import Choice
from express_entry.impact.study import Pool, measure
from express_entry.law import consolidated
from express_entry.law.overlay import overlaid
from express_entry.law.proposal import amounts_of, tables_of_points
from express_entry.law.text import LANGUAGES, Language
from express_entry.pages.addresses import address, other
from express_entry.pages.supposed import INVITATIONS, SIZE, base, changes_made
from express_entry.synthetic.files import write_columns
from express_entry.synthetic.pool import pool_of
from tests.pages.test_law import read
from tests.pages.test_rounds import LIGHT
from tests.pages.visitor import Visitor


def place(table: str, query: str = "", language: Language = "en") -> str:
    return f"{address('what_if_table', language, table=table)}{query}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_of_points_has_a_form_with_what_the_law_says(language: Language, visitor: Visitor) -> None:
    index = visitor.sees(address("what_if", language))
    for table, version in tables_of_points(base().law):
        assert f'<a href="{place(table.id, language=language)}">' in index.html
        shown = visitor.sees(place(table.id, language=language))
        assert (shown.status, len(shown.data) < LIGHT, shown.html.count("<h1")) == (200, True, 1), table.id
        for name, amount in amounts_of(table, version).items():
            assert shown.value(name) == str(amount), name
        assert 'id="effect"' not in shown.html
        law = visitor.sees(address("law_table", language, table=table.id))
        assert f'href="{place(table.id, language=language)}"' in law.html
    assert "/what-if/" not in visitor.sees(address("law_table", "en", table="fees")).html.partition("<main")[2]


def test_an_effect_is_that_of_the_command_with_the_file_of_the_page_on_the_same_pool(
    visitor: Visitor, tmp_path: Path
) -> None:
    query = "?points.2.1=120&points.3.1=90&invitations=500"
    file = tmp_path / "what-if.toml"
    file.write_bytes(visitor.sees(place("crs/age", f"{query}&file=law")).data)
    pool = tmp_path / "pool.parquet"
    write_columns(pool_of(base().day, SIZE), str(pool))
    law, day = consolidated(), base().day
    wanted = measure(Pool(str(pool)), Choice(day, law), Choice(day, overlaid(law, file), file.name), (500,))
    found = json.loads(visitor.sees(place("crs/age", f"{query}&file=json")).data)
    known = document(wanted, "en")
    assert found["pool"]["name"] == f"{SIZE:,} invented candidates, in the bands of {day}"
    assert {**found, "pool": 0} == {**json.loads(json.dumps(known)), "pool": 0}
    assert found["all"]["gain"] > 500
    assert found["rounds"][0]["before"]["cutoff"] < found["rounds"][0]["after"]["cutoff"]
    rows = list(csv.DictReader(io.StringIO(visitor.sees(place("crs/age", f"{query}&file=csv")).data.decode())))
    assert int(next(row for row in rows if row["dimension"] == "all")["gain"]) == found["all"]["gain"]
    shown = read(visitor.sees(place("crs/age", query)))
    assert f"{found['all']['gain'] + found['all']['lose']:,} of 10,000 scored" in shown
    assert "20 to 29, Points without a spouse or partner: 110 → 120" in shown
    assert "Core human capital factors, Points without a spouse or partner: 500 → 510" in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_effect_stands_with_drawings_and_tables_and_says_that_the_people_are_invented(
    language: Language, visitor: Visitor
) -> None:
    shown = visitor.sees(place("crs/second_official_language", "?points.2.1=20&maximum.0=80", language))
    assert (shown.status, len(shown.data) < LIGHT, shown.html.count("<h1")) == (200, True, 1)
    for part in ("rounds", "bands", "groups", "differences", "factors", "moves", "assumptions"):
        assert shown.html.count(f'<h2 id="{part}">') == 1
    assert shown.html.count("<figure") >= 5
    assert {"en": "The people are invented", "fr": "Les personnes sont inventées"}[language] in shown.text
    assert "what-if.toml" not in shown.text, "nobody has seen that file yet"
    told = {"en": "with your change laid over the law", "fr": "avec votre changement superposé au droit"}
    assert told[language] in shown.text
    assert {"en": "are those that you put in their place", "fr": "ceux que vous avez mis"}[language] in shown.text
    assert "rests in part on" not in shown.text
    assert shown.headers["Cache-Control"].startswith("public")
    turned = place("crs/second_official_language", "?points.2.1=20&maximum.0=80", other(language))
    assert turned in unescape(shown.html)


def test_the_address_has_what_differs_and_nothing_else(visitor: Visitor) -> None:
    known = amounts_of(base().law.table("crs/age"), base().law.version("crs/age"))
    typed = {**{name: str(amount) for name, amount in known.items()}, "points.0.1": "98", "invitations": "200"}
    answered = visitor.client.get(place("crs/age"), typed)
    assert (answered.status_code, answered.headers["Location"]) == (302, place("crs/age", "?points.0.1=98"))
    for query in ("?points.0.1=99", "?points.0.1=&invitations=", "?x=y", "?file=law", "?points.9999.1=3"):
        answered = visitor.client.get(place("crs/age", query))
        assert (answered.status_code, answered.headers["Location"]) == (302, place("crs/age")), query
    assert visitor.sees(place("crs/age", "?invitations=300")).value("invitations") == "300"


@pytest.mark.parametrize("value", ["-1", "x", "1201", "1.5", "٣", "<b>", "99999999999999999999999999"])
def test_what_is_no_number_of_points_is_said_at_its_field_and_stands_there_again(value: str, visitor: Visitor) -> None:
    answered = visitor.client.get(place("crs/age", language="fr"), {"points.0.1": value, "points.1.1": "7"})
    page = answered.content.decode()
    assert answered.status_code == 400
    assert page.count('aria-invalid="true"') == 1
    assert '<a href="#points.0.1">' in page
    assert 'value="7"' in page
    said = re.sub(r"[\u00a0\u202f]", " ", unescape(page))
    assert f"{value[:20]} n’est pas un nombre de points. Accepté : un nombre entier de 0 à 1 200." in said


@pytest.mark.parametrize("value", ["0", "10001", "x", "-5"])
def test_a_round_invites_somebody_and_at_most_everybody(value: str, visitor: Visitor) -> None:
    shown = visitor.sees(place("crs/age", f"?points.0.1=1&invitations={value}"))
    assert shown.status == 400
    assert f"Invitations: {value} cannot be. Accepted: a whole number from 1 to 10,000." in read(shown)


def test_a_cap_over_too_many_facts_at_once_is_said_not_to_be_counted(visitor: Visitor) -> None:
    shown = visitor.sees(place("crs/sections", "?sections.core_human_capital.0=300"))
    assert shown.status == 400
    assert "The effect of this is not counted here" in shown.text
    assert shown.value("sections.core_human_capital.0") == "300"


def test_where_a_cap_takes_everything_back_it_says_that_nobody_changes(visitor: Visitor) -> None:
    shown = visitor.sees(place("crs/education_and_language", "?points.2.2=51"))
    assert "Nobody’s score changes" in shown.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_changes_that_were_made_have_a_page_each(language: Language, visitor: Visitor) -> None:
    days = [each.from_.isoformat() for each in changes_made()]
    assert days[0] == "2025-03-25"
    assert "2026-11-03" not in days
    index = visitor.sees(address("what_if", language))
    for day in days:
        assert f'href="{address("what_if_change", language, day=day)}"' in index.html
    shown = visitor.sees(address("what_if_change", language, day="2025-03-25"))
    assert (shown.status, len(shown.data) < LIGHT) == (200, True)
    found = json.loads(visitor.sees(f"{address('what_if_change', language, day='2025-03-25')}?file=json").data)
    assert (found["from"]["day"], found["to"]["day"], found["all"]["gain"]) == ("2025-03-24", "2025-03-25", 0)
    assert found["all"]["lose"] > 0
    assert {part["id"] for part in found["factors"] if part["lose"]} >= {"arranged_employment"}
    assert found["rounds"][0]["invitations"] == INVITATIONS
    assert "?file=law" not in shown.html


@pytest.mark.parametrize("name", ["crs/luck", "crs", "fees", "change/2026-11-03", "change/2025-03-24", "change/x"])
def test_what_cannot_be_changed_is_not_there(name: str, visitor: Visitor) -> None:
    assert visitor.sees(f"/en/what-if/{name}/").status == 404
